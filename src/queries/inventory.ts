import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { TokenId } from '@/api/ids.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { InventoryIndex } from '@/domain/inventory.ts'
import type { ServerFeatures } from '@/domain/server-features.ts'
import { keys } from './keys.ts'
import { createOwnerReader, type OwnersVerdict } from './owner-reader.ts'
import { noteWritten, readInventory, sweepTokens, type InventorySnapshot } from './read-inventory.ts'

export type { InventorySnapshot }

/**
 * Every personal access token of the server, joined with owners and bots: `GET /users/tokens` (since 4.7, needs
 * `manage_system`), `POST /users/ids`, `GET /bots`. The query's data grows while it is still fetching, so that rows stand
 * after the first page. A refresh builds a new index beside the shown one and swaps at its end: nothing blanks.
 */
export function inventoryQuery(features: ServerFeatures) {
  return queryOptions({
    queryKey: keys.inventory(),
    queryFn: ({ client, signal }) => readInventory(client, features, signal),
    // The index is a mutable class of 100 000 rows: comparing it structurally would cost seconds.
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: 30 * 60_000,
  })
}

/** Reads again the pages that failed in the last sweep, adds what they hold, and settles the verdict anew. */
export async function retryFailedPages(client: QueryClient): Promise<void> {
  const key = keys.inventory()
  const shown = client.getQueryData<InventorySnapshot>(key)
  if (!shown?.verdict || shown.verdict.complete) return
  const { index } = shown
  const stop = new AbortController()
  const owners = createOwnerReader({ signal: stop.signal, onOwners: (users, gone) => index.setOwners(users, gone) })
  const verdict = await sweepTokens({
    // So that the sweep can tell whether a page past the failed ones holds anything new.
    seen: new Set(index.tokenIds()),
    signal: stop.signal,
    pages: shown.verdict.failedPages,
    onTokens: (tokens) => {
      index.addTokens(tokens)
      owners.want(tokens.map((token) => token.user_id))
    },
  })
  await owners.settled()
  // Somebody may have signed out, or started a fresh sweep, meanwhile: then this inventory is no longer the shown one.
  patchInventory(client, index, {
    // Rows that were unreadable on the other pages still are.
    verdict: { ...verdict, unreadable: verdict.unreadable + shown.verdict.unreadable },
    owners: mergeOwners(shown.owners, owners.verdict()),
    readAt: Date.now(),
  })
}

function mergeOwners(before: OwnersVerdict, after: OwnersVerdict): OwnersVerdict {
  return {
    wanted: before.wanted + after.wanted,
    failed: [...before.failed, ...after.failed],
    error: after.error ?? before.error,
  }
}

/** Asks once more for the owners that could not be read. */
export async function retryOwners(client: QueryClient): Promise<void> {
  const key = keys.inventory()
  const shown = client.getQueryData<InventorySnapshot>(key)
  if (!shown || shown.owners.failed.length === 0) return
  const { index } = shown
  const stop = new AbortController()
  const owners = createOwnerReader({ signal: stop.signal, onOwners: (users, gone) => index.setOwners(users, gone) })
  owners.want(shown.owners.failed)
  await owners.settled()
  patchInventory(client, index, { owners: { ...owners.verdict(), wanted: shown.owners.wanted } })
}

type Change = Partial<InventorySnapshot>

/** Changes the snapshot of this index, if it is still the one that is shown. */
function patchInventory(
  client: QueryClient,
  index: InventoryIndex,
  change: Change | ((now: InventorySnapshot) => Change),
): void {
  client.setQueryData<InventorySnapshot>(keys.inventory(), (now) => {
    if (now?.index !== index) return now
    return { ...now, ...(typeof change === 'function' ? change(now) : change), revision: index.version }
  })
}

/** Puts tokens just read from the server in the place of what the inventory held of them; unknown ones are added. */
export function putTokensIntoInventory(client: QueryClient, tokens: readonly UserAccessToken[]): void {
  const shown = client.getQueryData<InventorySnapshot>(keys.inventory())
  if (!shown || tokens.length === 0) return
  const { index, refreshing } = shown
  for (const token of tokens) {
    noteWritten(index, token)
    // A page that the refresh read before the change must not undo it.
    if (refreshing) noteWritten(refreshing, token)
  }
  patchInventory(client, index, {})
  void readNewOwners(client, shown, tokens)
}

async function readNewOwners(
  client: QueryClient,
  { index, owners: before }: InventorySnapshot,
  tokens: readonly UserAccessToken[],
): Promise<void> {
  // Those that failed before have a button of their own.
  const unread = new Set(index.unreadAccounts().filter((id) => !before.failed.includes(id)))
  const owners = createOwnerReader({
    signal: new AbortController().signal,
    onOwners: (users, gone) => {
      index.setOwners(users, gone)
      patchInventory(client, index, {})
    },
  })
  owners.want(tokens.map((token) => token.user_id).filter((id) => unread.has(id)))
  await owners.settled()
  const verdict = owners.verdict()
  if (verdict.failed.length > 0) {
    patchInventory(client, index, (now) => ({ owners: mergeOwners(now.owners, verdict) }))
  }
}

/** Takes a token out of the inventory: the server said that it is gone. */
export function dropTokenFromInventory(client: QueryClient, tokenId: TokenId): void {
  const shown = client.getQueryData<InventorySnapshot>(keys.inventory())
  if (!shown) return
  const { index, refreshing } = shown
  const token = index.rowOf(tokenId)?.token
  // Put in and taken out: so the refresh knows it as gone even if the page that holds it arrives later.
  if (token) refreshing?.replaceToken(token)
  refreshing?.removeToken(tokenId)
  index.removeToken(tokenId)
  patchInventory(client, index, {})
}
