import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query'
import { listAuditsOfUser } from '@/api/audits.ts'
import { parseUserId, type UserId } from '@/api/ids.ts'
import type { Audit } from '@/api/objects/audit.ts'
import type { Rows } from '@/api/rows.ts'
import { getUsersByIds } from '@/api/users.ts'
import { keys } from './keys.ts'

const PAGE_SIZE = 200

/**
 * What somebody did, newest first, page by page back in time: `GET /users/{id}/audits` (oneself, or rights over the person).
 * Rows that are written meanwhile push the pages on: the same row may be on two of them. None changes once it is written:
 * loaded further back than a page, only what is newer is read again.
 */
export function auditPagesQuery(userId: UserId) {
  const queryKey = keys.auditPagesOfUser(userId)
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ client, pageParam, signal }) => {
      const old = client.getQueryData<InfiniteData<Rows<Audit>>>(queryKey)?.pages ?? []
      const kept = old.length > 1 ? old[pageParam] : undefined
      if (kept && pageParam > 0) return kept
      return readAudits(userId, pageParam, kept, signal)
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.received < PAGE_SIZE ? undefined : pages.length),
    staleTime: 60_000,
  })
}

/** A page; where it was `known` before, with those that follow it until a row that was on it. */
async function readAudits(
  userId: UserId,
  first: number,
  known: Rows<Audit> | undefined,
  signal: AbortSignal,
): Promise<Rows<Audit>> {
  const ids = new Set(known?.rows.map((audit) => audit.id))
  const pages = known ? [known] : []
  for (let page = first; ; page += 1) {
    const now = await listAuditsOfUser(userId, { page, perPage: PAGE_SIZE }, signal)
    pages.push(now)
    if (known && now.received >= PAGE_SIZE && !now.rows.some((audit) => ids.has(audit.id))) continue
    // Whether a row that cannot be read is one of before, nobody can tell.
    return { ...now, rows: auditsOfPages({ pages }), unreadable: Math.max(...pages.map((one) => one.unreadable)) }
  }
}

/** The rows of all pages, each once, newest first. */
export function auditsOfPages({ pages }: Pick<InfiniteData<Rows<Audit>>, 'pages'>): Audit[] {
  const byId = new Map(pages.flatMap((page) => page.rows).map((audit) => [audit.id, audit]))
  return [...byId.values()].toSorted((a, b) => b.create_at - a.create_at)
}

/** User names by id, of those who are there: `POST /users/ids`. What is no id is left out. */
export function userNamesQuery(ids: readonly string[]) {
  const known = [...new Set(ids)].toSorted().flatMap((id) => parseUserId(id) ?? [])
  return queryOptions({
    queryKey: keys.userNames(known),
    queryFn: async ({ signal }) => {
      const { rows } = await getUsersByIds(known, signal)
      return new Map<string, string>(rows.map((user) => [user.id, user.username]))
    },
    enabled: known.length > 0,
    staleTime: 10 * 60_000,
    // A map is not compared by Query itself.
    structuralSharing: false,
    placeholderData: (before) => before,
  })
}
