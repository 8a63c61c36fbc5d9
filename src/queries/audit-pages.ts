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
 * Rows that are written meanwhile push the pages on: the same row may be on two of them.
 */
export function auditPagesQuery(userId: UserId) {
  return infiniteQueryOptions({
    queryKey: keys.auditPagesOfUser(userId),
    queryFn: ({ pageParam, signal }) => listAuditsOfUser(userId, { page: pageParam, perPage: PAGE_SIZE }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.received < PAGE_SIZE ? undefined : pages.length),
    staleTime: 60_000,
  })
}

/** The rows of all pages, each once, newest first. */
export function auditsOfPages(data: InfiniteData<Rows<Audit>>): Audit[] {
  const byId = new Map(data.pages.flatMap((page) => page.rows).map((audit) => [audit.id, audit]))
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
