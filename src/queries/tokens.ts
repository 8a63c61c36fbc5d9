import { queryOptions } from '@tanstack/react-query'
import type { TokenId, UserId } from '@/api/ids.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { sweep, type SweepVerdict } from '@/api/sweep.ts'
import { getToken, listTokensOfUser } from '@/api/tokens.ts'
import { keys } from './keys.ts'

const PAGE_SIZE = 200

/** One token: `GET /users/tokens/{id}` (since 4.1; needs `read_user_access_token` and rights over the owner). */
export function tokenQuery(tokenId: TokenId) {
  return queryOptions({
    queryKey: keys.token(tokenId),
    queryFn: ({ signal }) => getToken(tokenId, signal),
    staleTime: 30_000,
  })
}

/** The tokens of one person or bot, read to the end, and whether all pages, and all rows, could be read. */
export interface TokensOfUser {
  tokens: UserAccessToken[]
  verdict: SweepVerdict
  /** When it was asked for, by the clock of the page. */
  askedAt: number
}

/** All tokens of one owner: `GET /users/{id}/tokens` page by page (since 4.1). A failure of the first page rejects. */
export function tokensOfUserQuery(userId: UserId) {
  return queryOptions({
    queryKey: keys.tokensOfUser(userId),
    queryFn: async ({ signal }): Promise<TokensOfUser> => {
      const tokens: UserAccessToken[] = []
      const askedAt = performance.now()
      let repeated = 0
      const verdict = await sweep({
        readPage: (page, stop) => listTokensOfUser(userId, { page, perPage: PAGE_SIZE }, stop),
        idOf: (token) => token.id,
        pageSize: PAGE_SIZE,
        // Hardly anybody has more than one page: no speculation past it.
        parallel: 1,
        signal,
        onRows: (progress) => {
          tokens.push(...progress.rows)
          repeated += progress.repeated
        },
      })
      if (!verdict.complete && tokens.length === 0) throw verdict.error
      // A row comes twice when it has moved behind the others meanwhile: another took its place, and slipped through.
      return { tokens, verdict: { ...verdict, unreadable: verdict.unreadable + repeated }, askedAt }
    },
    staleTime: 30_000,
  })
}
