import { queryOptions } from '@tanstack/react-query'
import { countNonCompliant, searchTokens } from '@/api/tokens.ts'
import { keys } from './keys.ts'

/** What the server itself finds for an exact token id, user id or username: `POST /users/tokens/search` (`manage_system`). */
export function tokenSearchQuery(term: string) {
  return queryOptions({
    queryKey: keys.tokenSearch(term),
    queryFn: async ({ signal }) => {
      const askedAt = performance.now()
      return { ...(await searchTokens(term, signal)), askedAt }
    },
    staleTime: 30_000,
  })
}

/** How many active tokens break the policy by the server's own count (since 11.10; `manage_system`). */
export function nonCompliantCountQuery() {
  return queryOptions({
    queryKey: keys.nonCompliantCount(),
    queryFn: ({ signal }) => countNonCompliant(signal),
    staleTime: 60_000,
  })
}
