import type { ExportKind, ExportOrigin } from '@/domain/list-export.ts'
import { tellFailure } from './tell-failure.ts'

/** Where rows come from; `readAt` (ms since epoch) is null while they are still being read. */
export type WriteOrigin = Omit<ExportOrigin, 'madeAt' | 'readAt'> & { readAt: number | null }

/**
 * Downloads rows as a file that says how, when and how completely they were read. A failure is told in a toast.
 * @param load fetches what the file is to hold of a row
 */
export async function writeList<Row>(
  format: 'csv' | 'json',
  rows: readonly Row[],
  from: WriteOrigin,
  load: () => Promise<ExportKind<Row>>,
): Promise<void> {
  const now = Date.now()
  const origin = { ...from, madeAt: now, readAt: from.readAt ?? now }
  try {
    const [kind, { exportFileName, listCsv, listJson }, { downloadText }] = await Promise.all([
      load(),
      import('@/domain/list-export.ts'),
      import('@/lib/download.ts'),
    ])
    const isCsv = format === 'csv'
    const text = isCsv ? listCsv(kind, rows, origin) : listJson(kind, rows, origin)
    downloadText(exportFileName(kind.noun, origin, format), isCsv ? 'text/csv' : 'application/json', text)
  } catch (error) {
    void tellFailure('The file was not written', error, () => void writeList(format, rows, from, load))
  }
}
