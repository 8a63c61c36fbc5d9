import { toCsv } from '@/lib/csv.ts'
import { isoUtc } from '@/lib/format.ts'

/** Where an export comes from, told in its head: without this a list proves nothing later. */
export interface ExportOrigin {
  /** Address of the server, and its name where it has one. */
  server: string
  serverVersion: string
  /** User name of who made the export. */
  madeBy: string
  /** When it was made, ms since epoch. */
  madeAt: number
  /** When the rows were read, ms since epoch. */
  readAt: number
  /** False when the reading is unfinished or parts of it failed; `gaps` then says what is missing, in words. */
  isComplete: boolean
  gaps: string
  /** Filters and search in words. */
  filters: string
}

/** A kind of list that can be written to a file. */
export interface ExportKind<Row> {
  /** "Personal access tokens" */
  what: string
  /** What the rows are called, in one word: their key in JSON, their count in the head, the beginning of the file's name. */
  noun: string
  /** How the rows were read. */
  method: string
  /** Name and value of each column. Times are ISO 8601 in UTC. */
  columns: readonly (readonly [name: string, value: (row: Row) => string])[]
}

function head<Row>(kind: ExportKind<Row>, origin: ExportOrigin, count: number): [name: string, value: string][] {
  return [
    ['what', kind.what],
    ['server', origin.server],
    ['server_version', origin.serverVersion],
    ['made_by', origin.madeBy],
    ['made_at', isoUtc(origin.madeAt)],
    ['read_at', isoUtc(origin.readAt)],
    ['complete', origin.isComplete ? 'yes' : `no: ${origin.gaps}`],
    ['filters', origin.filters],
    [kind.noun, String(count)],
    ['method', kind.method],
  ]
}

/** The rows as CSV: the head as pairs of name and value, an empty line, then one line a row. Safe against formulas. */
export function listCsv<Row>(kind: ExportKind<Row>, rows: readonly Row[], origin: ExportOrigin): string {
  const names = kind.columns.map(([name]) => name)
  const lines = rows.map((row) => kind.columns.map(([, value]) => value(row)))
  return toCsv([...head(kind, origin, rows.length), [''], names, ...lines])
}

/** The rows as JSON: the head as an object, and the rows. The same names and values as in the CSV. */
export function listJson<Row>(kind: ExportKind<Row>, rows: readonly Row[], origin: ExportOrigin): string {
  const list = rows.map((row) => Object.fromEntries(kind.columns.map(([name, value]) => [name, value(row)])))
  const { [kind.noun]: _count, ...about } = Object.fromEntries(head(kind, origin, rows.length))
  return `${JSON.stringify({ about, [kind.noun]: list }, null, 2)}\n`
}

/** A name for the file: "tokens-chat.example.com-2026-06-01". `extension` without a dot. */
export function exportFileName(noun: string, origin: ExportOrigin, extension: 'csv' | 'json'): string {
  const host = origin.server.replace(/^.*?:\/\//, '').replaceAll(/[^A-Za-z0-9.-]+/g, '-')
  return `${noun}-${host.replace(/^-+|-+$/g, '')}-${isoUtc(origin.madeAt).slice(0, 10)}.${extension}`
}
