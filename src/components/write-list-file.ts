import { exportFileName, listCsv, listJson, type ExportKind, type ExportOrigin } from '@/domain/list-export.ts'
import { downloadText } from '@/lib/download.ts'

/** Where rows come from; `readAt` (ms since epoch) is null while they are still being read. */
type WriteOrigin = Omit<ExportOrigin, 'madeAt' | 'readAt' | 'filters' | 'gaps'> & { readAt: number | null }

/** What is fetched once there is something to write: rows too, where those at hand are not to be trusted. */
interface Loaded<Row> {
  rows?: readonly Row[]
  isComplete?: boolean
  kind: ExportKind<Row>
  /** Filters and search in words. */
  filters: string
  /** What is missing, in words, where the list is not complete. */
  gaps: string
}

/**
 * Downloads rows as a file that says how, when and how completely they were read; write-list.ts is what to call. Rejects
 * when `load` does.
 * @param load fetches what the file is to hold of a row, and to say of filters and gaps
 */
export async function writeListFile<Row>(
  format: 'csv' | 'json',
  shown: readonly Row[],
  from: WriteOrigin,
  load: () => Promise<Loaded<Row>>,
): Promise<void> {
  const { kind, rows = shown, ...words } = await load()
  const now = Date.now()
  const origin = { ...from, ...words, madeAt: now, readAt: from.readAt ?? now }
  const isCsv = format === 'csv'
  const text = isCsv ? listCsv(kind, rows, origin) : listJson(kind, rows, origin)
  downloadText(exportFileName(kind.noun, origin, format), isCsv ? 'text/csv' : 'application/json', text)
}
