import type { QueryClient } from '@tanstack/react-query'
import type { TokenId } from '@/api/ids.ts'

/** When what is known of a token was asked for, by the clock of the page. Infinity: it is gone, which is the last word. */
const latest = new WeakMap<QueryClient, Map<TokenId, number>>()

/** Whether nothing is known of a token that was asked for later: an answer may come after that one, and knows less. */
export function isNews(client: QueryClient, tokenId: TokenId, askedAt: number): boolean {
  return askedAt >= (latest.get(client)?.get(tokenId) ?? 0)
}

/** Notes that what the server told of a token is known, unless it is no news. Returns whether it is. */
export function noteNews(client: QueryClient, tokenId: TokenId, askedAt: number): boolean {
  if (!isNews(client, tokenId, askedAt)) return false
  const known = latest.get(client) ?? new Map<TokenId, number>()
  latest.set(client, known.set(tokenId, askedAt))
  return true
}
