import { toCsv } from '@/lib/csv.ts'
import { isoUtc } from '@/lib/format.ts'
import type { InventoryRow } from './inventory.ts'
import { personName } from './person-name.ts'

/** Where an export comes from, told in its head: without this a list of tokens proves nothing later. */
export interface ExportOrigin {
  /** Address of the server, and its name where it has one. */
  server: string
  serverVersion: string
  /** User name of who made the export. */
  madeBy: string
  /** When it was made, ms since epoch. */
  madeAt: number
  /** When the tokens were read, ms since epoch. */
  readAt: number
  /** False when the reading is unfinished or pages failed; `gaps` then says what is missing, in words. */
  isComplete: boolean
  gaps: string
  /** Filters and search in words. */
  filters: string
}

const METHOD =
  'GET /users/tokens page by page, without duplicates; owners by POST /users/ids; bots by GET /bots. Status, kind and policy are worked out from these. No secret is in this file: the server shows none.'

/** Name and value of each column. Times are ISO 8601 in UTC. */
const COLUMNS: readonly (readonly [name: string, value: (row: InventoryRow) => string])[] = [
  ['token_id', (row) => row.token.id],
  ['description', (row) => row.token.description],
  ['status', (row) => row.status],
  ['is_active', (row) => String(row.token.is_active)],
  ['expires_at', expiryText],
  ['kind', (row) => row.kind],
  ['owner_id', (row) => row.token.user_id],
  ['owner_username', (row) => row.owner?.username ?? ''],
  ['owner_name', (row) => (row.owner ? personName(row.owner) : '')],
  ['owner_email', (row) => row.owner?.email ?? ''],
  ['owner_state', (row) => row.ownerState],
  ['owner_roles', (row) => row.owner?.roles ?? ''],
  ['owner_is_administrator', (row) => (row.owner ? String(row.isAdministrator) : '')],
  ['bot_owner', botOwnerText],
  ['breaks_policy', (row) => String(row.breaksPolicy)],
]

/** "never", "unknown" (server without expiry) or a time. */
function expiryText(row: InventoryRow): string {
  if (row.token.expires_at === undefined) return 'unknown'
  return row.token.expires_at === 0 ? 'never' : isoUtc(row.token.expires_at)
}

function botOwnerText(row: InventoryRow): string {
  if (!row.bot) return ''
  return row.botOwner?.username ?? row.bot.owner_id
}

function head(origin: ExportOrigin, count: number): [name: string, value: string][] {
  return [
    ['what', 'Personal access tokens'],
    ['server', origin.server],
    ['server_version', origin.serverVersion],
    ['made_by', origin.madeBy],
    ['made_at', isoUtc(origin.madeAt)],
    ['read_at', isoUtc(origin.readAt)],
    ['complete', origin.isComplete ? 'yes' : `no: ${origin.gaps}`],
    ['filters', origin.filters],
    ['tokens', String(count)],
    ['method', METHOD],
  ]
}

/** The rows as CSV: the head as pairs of name and value, an empty line, then one line a token. Safe against formulas. */
export function inventoryCsv(rows: readonly InventoryRow[], origin: ExportOrigin): string {
  const names = COLUMNS.map(([name]) => name)
  const lines = rows.map((row) => COLUMNS.map(([, value]) => value(row)))
  return toCsv([...head(origin, rows.length), [''], names, ...lines])
}

/** The rows as JSON: the head as an object, and `tokens`. The same names and values as in the CSV. */
export function inventoryJson(rows: readonly InventoryRow[], origin: ExportOrigin): string {
  const tokens = rows.map((row) => Object.fromEntries(COLUMNS.map(([name, value]) => [name, value(row)])))
  const { tokens: _count, ...about } = Object.fromEntries(head(origin, rows.length))
  return `${JSON.stringify({ about, tokens }, null, 2)}\n`
}

/** A name for the file: "tokens-chat.example.com-2026-06-01". `extension` without a dot. */
export function exportFileName(origin: ExportOrigin, extension: 'csv' | 'json'): string {
  const host = origin.server.replace(/^.*?:\/\//, '').replaceAll(/[^A-Za-z0-9.-]+/g, '-')
  return `tokens-${host.replace(/^-+|-+$/g, '')}-${isoUtc(origin.madeAt).slice(0, 10)}.${extension}`
}
