import type { QueryClient } from '@tanstack/react-query'
import type { TokenId, UserId } from '@/api/ids.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import { getUser, getUsersByIds } from '@/api/users.ts'
import type { InventoryIndex } from '@/domain/inventory.ts'
import { createThrottle } from '@/lib/throttle.ts'
import { keys } from './keys.ts'
import { createOwnerReader, type OwnersVerdict } from './owner-reader.ts'
import { userQuery } from './people.ts'
import { patchQueries } from './query-state.ts'
import { readBots } from './read-bots.ts'
import { REDRAW_EVERY, type InventorySnapshot } from './read-inventory.ts'
import { sessionSignal } from './session-end.ts'
import { isNews, noteNews } from './token-news.ts'
import type { TokensOfUser } from './tokens.ts'

/** Two readings of owners as one: those who failed in either have failed, unless they have been read since. */
export function mergeOwners(index: InventoryIndex, before: OwnersVerdict, after: OwnersVerdict): OwnersVerdict {
  const unread = new Set(index.unreadAccounts())
  const failed = [...new Set([...before.failed, ...after.failed])].filter((id) => unread.has(id))
  return { failed, error: after.error ?? before.error }
}

type Change = Partial<InventorySnapshot>

const redrawings = new WeakMap<QueryClient, ReturnType<typeof createThrottle>>()

/** Shows what was written into the inventory: at once where it is urgent, or where nothing was shown a moment ago. */
export function redrawInventory(client: QueryClient, isUrgent = false): void {
  const redrawing =
    redrawings.get(client) ??
    createThrottle(REDRAW_EVERY, () =>
      patchQueries<InventorySnapshot>(client, { queryKey: keys.inventory() }, (now) => {
        const revision = now.index.version
        return now.revision === revision ? now : { ...now, revision }
      }),
    )
  redrawings.set(client, redrawing)
  redrawing.call(isUrgent)
}

/** Changes the snapshot of this index, if it is still the one that is shown. */
export function patchInventory(
  client: QueryClient,
  index: InventoryIndex,
  change: Change | ((now: InventorySnapshot) => Change),
): void {
  patchQueries<InventorySnapshot>(client, { queryKey: keys.inventory() }, (now) => {
    if (now.index !== index) return now
    return { ...now, ...(typeof change === 'function' ? change(now) : change), revision: index.version }
  })
}

/**
 * Puts tokens as the server told them in the place of what the inventory held of them, unless that was asked for later than
 * `askedAt`, by the clock of the page; unknown ones are added.
 */
export function putTokensIntoInventory(client: QueryClient, tokens: readonly UserAccessToken[], askedAt: number): void {
  const shown = client.getQueryData<InventorySnapshot>(keys.inventory())
  if (!shown || tokens.length === 0) return
  const { index, refreshing } = shown
  for (const token of tokens) {
    if (!noteNews(client, token.id, askedAt)) continue
    index.replaceToken(token)
    // A page that the refresh read before the change must not undo it.
    refreshing?.replaceToken(token)
  }
  redrawInventory(client)
  // Rejects only when the session ends, and with it the inventory.
  const ownerIds = tokens.map((token) => token.user_id)
  readNewOwners(client, shown, ownerIds).catch(() => undefined)
}

async function readNewOwners(
  client: QueryClient,
  { index, owners: before }: InventorySnapshot,
  ownerIds: readonly UserId[],
): Promise<void> {
  // Those that failed before have a button of their own.
  const unread = new Set(index.unreadAccounts().filter((id) => !before.failed.includes(id)))
  const owners = createOwnerReader({
    signal: sessionSignal(client),
    onOwners: (...read) => {
      index.setOwners(...read)
      patchInventory(client, index, {})
    },
  })
  owners.want(ownerIds.filter((id) => unread.has(id)))
  await owners.settled()
  const verdict = owners.verdict()
  if (verdict.failed.length > 0) {
    patchInventory(client, index, (now) => ({ owners: mergeOwners(index, now.owners, verdict) }))
  }
}

/** Takes a token out of the inventory: the server said that it is gone. */
export function dropTokenFromInventory(client: QueryClient, tokenId: TokenId): void {
  const shown = client.getQueryData<InventorySnapshot>(keys.inventory())
  if (!shown) return
  const { index, refreshing } = shown
  refreshing?.removeToken(tokenId)
  index.removeToken(tokenId)
  redrawInventory(client)
}

/**
 * Puts the tokens of one owner, just read, in the place of what the inventory held of them. Those it holds and the list
 * lacks are gone, if the list was read whole.
 */
export function putOwnersTokensIntoInventory(
  client: QueryClient,
  ownerId: UserId,
  { tokens, verdict, askedAt }: TokensOfUser,
): void {
  const index = client.getQueryData<InventorySnapshot>(keys.inventory())?.index
  if (!index) return
  const isOther = (token: UserAccessToken) => {
    const held = index.rowOf(token.id)?.token
    return !held || FACTS.some((fact) => held[fact] !== token[fact])
  }
  putTokensIntoInventory(client, tokens.filter(isOther), askedAt)
  if (!verdict.complete || verdict.unreadable > 0) return
  const there = new Set(tokens.map((token) => token.id))
  const held = index.positionsOfOwner(ownerId).map((position) => index.row(position).token.id)
  // One may have been made since.
  for (const id of held) if (!there.has(id) && isNews(client, id, askedAt)) dropTokenFromInventory(client, id)
}

/** What of a token may change. */
const FACTS = ['is_active', 'description', 'expires_at'] as const

/**
 * Puts an owner read from the server in the place of what the inventory knew of them, unless that was asked for later
 * than `askedAt`, by the clock of the page.
 */
export function putOwnerIntoInventory(client: QueryClient, owner: User, askedAt: number): void {
  const shown = client.getQueryData<InventorySnapshot>(keys.inventory())
  if (!shown) return
  shown.index.setOwners([owner], [], askedAt)
  shown.refreshing?.setOwners([owner], [], askedAt)
  patchInventory(client, shown.index, {})
}

/** Reads an owner again and puts them where they are shown by themselves and as an owner. Rejects with `ApiError`. */
export async function rereadOwner(client: QueryClient, ownerId: UserId): Promise<User> {
  const askedAt = performance.now()
  const owner = await getUser(ownerId)
  client.setQueryData(userQuery(ownerId).queryKey, owner)
  putOwnerIntoInventory(client, owner, askedAt)
  return owner
}

/**
 * Reads the bots of these people again where the inventory has tokens of them: a bot goes off with its owner, or by
 * itself, or to another owner. Never rejects: what could not be read leaves the inventory marked stale.
 */
export async function rereadBotsOf(client: QueryClient, ownerIds: readonly UserId[]): Promise<void> {
  const inventory = () => client.getQueryData<InventorySnapshot>(keys.inventory())
  const ids = ownerIds.flatMap((id) => inventory()?.index.botsOwnedBy(id) ?? [])
  if (ids.length === 0) return
  const signal = sessionSignal(client)
  const askedAt = performance.now()
  try {
    const [bots, accounts] = await Promise.all([readBots(signal), getUsersByIds(ids, signal)])
    // A refresh may have taken the place of what was shown before.
    const now = inventory()
    if (!now) return
    for (const index of [now.index, now.refreshing]) {
      index?.setBots(bots.rows)
      index?.setOwners(accounts.rows, [], askedAt)
    }
    patchInventory(client, now.index, {})
    // Whoever has been given a bot may be new here.
    await readNewOwners(client, now, now.index.unreadAccounts())
  } catch {
    await client.invalidateQueries({ queryKey: keys.inventory(), refetchType: 'none' })
  }
}
