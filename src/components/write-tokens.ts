import type { InventoryRow } from '@/domain/inventory.ts'
import type { ExportOrigin } from '@/domain/inventory-export.ts'
import { downloadText } from '@/lib/download.ts'
import { tellFailure } from './tell-failure.ts'

/** Where rows come from; `readAt` (ms since epoch) is null while they are still being read. */
type Origin = Omit<ExportOrigin, 'madeAt' | 'readAt'> & { readAt: number | null }

/** Downloads rows as a file that says how, when and how completely they were read. A failure is told in a toast. */
export async function writeTokens(format: 'csv' | 'json', rows: readonly InventoryRow[], from: Origin): Promise<void> {
  const now = Date.now()
  const origin = { ...from, madeAt: now, readAt: from.readAt ?? now }
  try {
    const { exportFileName, inventoryCsv, inventoryJson } = await import('@/domain/inventory-export.ts')
    const isCsv = format === 'csv'
    const text = isCsv ? inventoryCsv(rows, origin) : inventoryJson(rows, origin)
    downloadText(exportFileName(origin, format), isCsv ? 'text/csv' : 'application/json', text)
  } catch (error) {
    void tellFailure('The file was not written', error, () => void writeTokens(format, rows, from))
  }
}
