import type { SweepVerdict } from '@/api/sweep.ts'
import { countOf, isoUtc } from '@/lib/format.ts'
import { FACET_TITLES, facetValueWords } from './facet-words.ts'
import { FACET_IDS, type InventoryFilters } from './inventory-facets.ts'
import type { InventoryRow } from './inventory-row.ts'
import type { ExportKind } from './list-export.ts'
import { personName } from './person-name.ts'

/** Tokens as a file has them: those of one owner are read otherwise than those of everybody. */
export const tokenExport = ({ isOfOne }: Pick<InventoryGaps, 'isOfOne'>): ExportKind<InventoryRow> => ({
  what: 'Personal access tokens',
  noun: 'tokens',
  method: `GET ${
    isOfOne
      ? '/users/{id}/tokens page by page, without duplicates; the owner by GET /users/{id}, of a bot also GET /bots/{id}'
      : '/users/tokens page by page, without duplicates; owners by POST /users/ids; bots by GET /bots'
  }. Status, kind and policy are worked out from these. No secret is in this file: the server shows none.`,
  columns: [
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
  ],
})

/** "never", "unknown" (server without expiry) or a time. */
function expiryText(row: InventoryRow): string {
  if (row.token.expires_at === undefined) return 'unknown'
  return row.token.expires_at === 0 ? 'never' : isoUtc(row.token.expires_at)
}

function botOwnerText(row: InventoryRow): string {
  if (!row.bot) return ''
  return row.botOwner?.username ?? row.bot.owner_id
}

/** Filters and search in one line, for the head of an export: "Status: Active or Asleep; text: deploy". "none" without any. */
export function filterWords(query: { q: string; filters: InventoryFilters }): string {
  const parts = FACET_IDS.flatMap((facet) => {
    const values = query.filters[facet] ?? []
    const words = values.map((value) => facetValueWords(facet, value)).join(' or ')
    return words === '' ? [] : [`${FACET_TITLES[facet]}: ${words}`]
  })
  if (query.q.trim() !== '') parts.push(`text: ${query.q.trim()}`)
  return parts.join('; ') || 'none'
}

/** What of a list of tokens could not be read. */
export interface InventoryGaps {
  /** How the reading of the pages ended; null while it goes on. */
  verdict: SweepVerdict | null
  unreadOwners: number
  areBotsRead: boolean
  /** They are those of one owner. */
  isOfOne?: boolean
}

/** What of the list is missing, in words; "" when nothing is. */
export function gapWords({ verdict, unreadOwners, areBotsRead, isOfOne }: InventoryGaps): string {
  if (!verdict) return 'still being read'
  const missing: string[] = []
  if (!verdict.complete) {
    const pages = verdict.failedPages.map((page) => page + 1)
    missing.push(`${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}`)
  }
  if (verdict.unreadable > 0) missing.push(countOf(verdict.unreadable, 'row'))
  if (unreadOwners > 0) missing.push(countOf(unreadOwners, 'owner'))
  if (!areBotsRead) missing.push(isOfOne ? 'whose the bot is' : 'the list of bots')
  return missing.length === 0 ? '' : `${missing.join('; ')} could not be read`
}
