import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { ApiError, isOutcomeUnknown } from '@/api/errors.ts'
import type { TokenId, UserId } from '@/api/ids.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { getToken } from '@/api/tokens.ts'
import {
  createToken,
  disableToken,
  enableToken,
  revokeToken,
  rotateToken,
  type SecretSink,
} from '@/api/token-writes.ts'
import { dropTokenFromInventory, putTokensIntoInventory, redrawInventory, rereadOwner } from './inventory-writes.ts'
import type { InventorySnapshot } from './inventory.ts'
import { keys } from './keys.ts'
import { patchQueries } from './query-state.ts'
import { noteNews } from './token-news.ts'
import { tokenQuery, type TokensOfUser } from './tokens.ts'

const TOKEN_GONE = 'app.user_access_token.get_by_user.app_error'

/** True when the server says that there is no such token (any more). */
export function isTokenGone(error: unknown): boolean {
  return error instanceof ApiError && error.id === TOKEN_GONE
}

/** Whether a token is active, or that there is none any more; null where that is not known. */
type Found = boolean | 'gone' | null

/**
 * Reads one token again and puts what the server says into every cache that shows it. Called after each write: nothing
 * about security is shown before the server has confirmed it. Never rejects: a failed re-read leaves the caches marked
 * stale, and of the token what the write's own answer proved, `confirmed`. What is gone need not be read. Not everybody
 * waits for it: where it was read again since, that stays. Returns what the server says.
 */
async function reread(client: QueryClient, tokenId: TokenId, confirmed: Found): Promise<Found> {
  if (confirmed === 'gone') return forgetToken(client, tokenId)
  const askedAt = performance.now()
  try {
    const token = await getToken(tokenId)
    if (noteNews(client, tokenId, askedAt)) {
      client.setQueryData(tokenQuery(tokenId).queryKey, token)
      putTokensIntoInventory(client, [token], askedAt)
      patchOwnersLists(client, tokenId, () => token)
    }
    return token.is_active
  } catch (error) {
    if (isTokenGone(error)) return forgetToken(client, tokenId)
    if (confirmed !== null && noteNews(client, tokenId, askedAt)) noteActive(client, tokenId, confirmed, askedAt)
    await client.invalidateQueries({ queryKey: keys.token(tokenId) })
    await client.invalidateQueries({ queryKey: keys.inventory(), refetchType: 'none' })
    return null
  }
}

function noteActive(client: QueryClient, tokenId: TokenId, isActive: boolean, askedAt: number): void {
  const known = client.getQueryData<InventorySnapshot>(keys.inventory())?.index.rowOf(tokenId)
  if (known) putTokensIntoInventory(client, [{ ...known.token, is_active: isActive }], askedAt)
  patchOwnersLists(client, tokenId, (token) => ({ ...token, is_active: isActive }))
}

async function settleToken(client: QueryClient, { tokenId, ownerId }: TokenTarget, confirmed: Found): Promise<Found> {
  const found = await reread(client, tokenId, confirmed)
  redrawInventory(client, true)
  await invalidateOwner(client, ownerId)
  return found
}

function forgetToken(client: QueryClient, tokenId: TokenId): 'gone' {
  noteNews(client, tokenId, Infinity)
  client.removeQueries({ queryKey: keys.token(tokenId) })
  dropTokenFromInventory(client, tokenId)
  patchOwnersLists(client, tokenId, () => [])
  return 'gone'
}

/** Brings what the server has just said of a token into the lists of single owners, ahead of their being read again. */
function patchOwnersLists(
  client: QueryClient,
  tokenId: TokenId,
  change: (token: UserAccessToken) => UserAccessToken | [],
): void {
  patchQueries<TokensOfUser>(client, { queryKey: keys.tokensOfUsers() }, (list) =>
    list.tokens.some(({ id }) => id === tokenId)
      ? { ...list, tokens: list.tokens.flatMap((token) => (token.id === tokenId ? change(token) : token)) }
      : list,
  )
}

function invalidateOwner(client: QueryClient, ownerId: UserId): Promise<unknown> {
  return Promise.all([
    client.invalidateQueries({ queryKey: keys.tokensOfUser(ownerId) }),
    client.invalidateQueries({ queryKey: keys.sessionsOfUser(ownerId) }),
    // The rows of an act are the actor's, and who looks at somebody's token reads both.
    client.invalidateQueries({ queryKey: keys.auditsOfUsers() }),
    client.invalidateQueries({ queryKey: keys.nonCompliantCount() }),
  ])
}

/** What a write on a token is told: which, and whose, so that the owner's lists are read again. */
export interface TokenTarget {
  tokenId: TokenId
  ownerId: UserId
}

const writes = { disable: disableToken, enable: enableToken, revoke: revokeToken }
/** The writes on a token that take nothing but its id and give nothing back. */
export type TokenVerb = keyof typeof writes

/** What each makes of a token. */
const MADE = { disable: false, enable: true, revoke: 'gone' } as const

/**
 * Disable, enable (since 4.4) or revoke (since 4.1) a token, then read it again. Resolves with true where the answer was
 * lost, and the token turned out to be as it was to be; else rejects with `ApiError`. A token that is gone leaves the
 * lists all the same.
 */
export function useTokenWrite() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ verb, ...target }: TokenTarget & { verb: TokenVerb }) => {
      try {
        await writes[verb](target.tokenId)
      } catch (error) {
        const found = await settleToken(client, target, null)
        if (isOutcomeUnknown(error) && found === MADE[verb]) return true
        throw error
      }
      await settleToken(client, target, MADE[verb])
      return false
    },
  })
}

/**
 * The same writes for a bulk run: no mutation state per row, and the lists of the owners are read again once at the end
 * by `settleBulk`. `onGone` is told when there was nothing left to revoke.
 */
export async function writeToken(
  client: QueryClient,
  verb: TokenVerb,
  tokenId: TokenId,
  signal: AbortSignal,
  onGone?: () => void,
): Promise<void> {
  try {
    // The signal ends a wait for the rate limit; what has been sent is let finish, and is read again in any case.
    await writes[verb](tokenId, signal)
  } catch (error) {
    // Somebody else revoked it meanwhile: for a revoke that is the state wanted, for the rest a failure to tell.
    if (isTokenGone(error)) forgetToken(client, tokenId)
    // Not waited for: where answers are lost this one may be late, too, and the run is to pause now.
    else if (isOutcomeUnknown(error)) void reread(client, tokenId, null)
    if (!isTokenGone(error) || verb !== 'revoke') throw error
    return onGone?.()
  }
  await reread(client, tokenId, MADE[verb])
}

/** After a bulk run: everything that shows these owners is read again. */
export async function settleBulk(client: QueryClient, owners: Iterable<UserId>): Promise<void> {
  redrawInventory(client, true)
  await Promise.all([...new Set(owners)].map((owner) => invalidateOwner(client, owner)))
}

/**
 * Makes a token (`POST /users/{id}/tokens`). The secret goes to `sink` and nowhere else: React Query keeps results of
 * mutations for minutes, so neither variables nor data may hold it.
 */
export function useCreateToken(sink: SecretSink) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { userId: UserId; description: string; expiresAt?: number }) =>
      createToken(
        input.userId,
        { description: input.description, ...(input.expiresAt === undefined ? {} : { expiresAt: input.expiresAt }) },
        sink,
      ),
    // Nothing here is waited for: the secret is shown as soon as it is there. A failure may have made a token, too.
    onSettled: (token, _error, input) => {
      if (token) {
        putTokensIntoInventory(client, [token], performance.now())
        // One is made for somebody who was deactivated since they were picked, too, and then it sleeps.
        rereadOwner(client, input.userId).catch(() => client.invalidateQueries({ queryKey: keys.user(input.userId) }))
      }
      void invalidateOwner(client, input.userId)
    },
  })
}

/** Gives a token a new secret (since 11.10). `expiresAt` in ms since epoch, 0 = never: the server takes an omitted one as never. */
export function useRotateToken(sink: SecretSink) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: TokenTarget & { expiresAt: number }) =>
      rotateToken(input.tokenId, { expiresAt: input.expiresAt }, sink),
    onSettled: (_token, _error, input) => {
      // Not waited for: the secret is shown as soon as it is there.
      void settleToken(client, input, null)
    },
  })
}
