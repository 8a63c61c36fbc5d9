import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { isAbort } from '@/api/errors.ts'
import { listBots } from '@/api/bots.ts'
import { parseUserId, type TokenId } from '@/api/ids.ts'
import type { Bot } from '@/api/objects/bot.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { sweep, type SweepVerdict } from '@/api/sweep.ts'
import { listTokens } from '@/api/tokens.ts'
import { InventoryIndex } from '@/domain/inventory.ts'
import type { ServerFeatures } from '@/domain/server-features.ts'
import { keys } from './keys.ts'
import { createOwnerReader, type OwnersVerdict } from './owner-reader.ts'

/** The most rows `GET /users/tokens` gives at once; asking for more silently gives 200. */
const PAGE_SIZE = 200
/** How often a running sweep may redraw, in ms. The first page is always shown at once. */
const REDRAW_EVERY = 120

/** What is known of the inventory at one moment. `index` is the same object all through a sweep; `revision` tells that it grew. */
export interface InventorySnapshot {
  index: InventoryIndex
  revision: number
  pagesRead: number
  /** Null while the first sweep is under way. */
  verdict: SweepVerdict | null
  owners: OwnersVerdict
  /** False when the bots could not be read: which tokens are a plugin's, and whose bots have no owner, is then unknown. */
  botsRead: boolean
  /** What a sweep that refreshes the shown inventory has read so far; null when none runs. Takes its place at the end. */
  refreshing: InventoryIndex | null
  /** When the shown sweep ended, in ms since epoch; null before. */
  readAt: number | null
}

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

async function readInventory(
  client: QueryClient,
  features: ServerFeatures,
  signal: AbortSignal,
): Promise<InventorySnapshot> {
  const key = keys.inventory()
  const shown = client.getQueryData<InventorySnapshot>(key)
  const index = new InventoryIndex({ now: Date.now(), features })
  let pagesRead = 0
  let botsRead = false
  let lastDraw = 0

  const draw = (isUrgent = false) => {
    const now = Date.now()
    // Owners or bots alone are no inventory: an empty table would say that there is no token.
    if (signal.aborted || pagesRead === 0 || (!isUrgent && now - lastDraw < REDRAW_EVERY)) return
    lastDraw = now
    // What is shown may have changed since the sweep began: somebody disabled a token meanwhile.
    client.setQueryData<InventorySnapshot>(key, (now) =>
      shown && now ? { ...now, refreshing: index } : snapshot(null),
    )
  }
  const snapshot = (verdict: SweepVerdict | null): InventorySnapshot => ({
    index,
    revision: index.version,
    pagesRead,
    verdict,
    owners: owners.verdict(),
    botsRead,
    refreshing: null,
    readAt: verdict ? Date.now() : null,
  })

  const owners = createOwnerReader({
    signal,
    onOwners: (users, gone) => {
      index.setOwners(users, gone)
      draw(pagesRead <= 1)
    },
  })
  const bots = readBots(signal).then(
    (found) => {
      index.setBots(found)
      // Whether a bot's person left decides about its tokens, so bots' owners are read like tokens' owners.
      owners.want(found.map((bot) => parseUserId(bot.owner_id)).filter((id) => id !== null))
      botsRead = true
      draw()
    },
    (error: unknown) => {
      if (isAbort(error)) throw error
      // Without `read_others_bots` the inventory still stands; `botsRead` says what is missing from it.
    },
  )

  const verdict = await sweepTokens({
    signal,
    onTokens: (tokens) => {
      index.addTokens(tokens)
      pagesRead += 1
      owners.want(tokens.map((token) => token.user_id))
      draw(pagesRead === 1)
    },
  })
  await Promise.all([owners.settled(), bots])
  if (verdict.complete || index.size > 0) return snapshot(verdict)
  // Nothing could be read at all: that is a failure, not a partial list. What was shown stays, without the refresh.
  client.setQueryData<InventorySnapshot>(key, (now) => now && { ...now, refreshing: null })
  throw verdict.error
}

function sweepTokens(options: {
  seen?: Set<string>
  signal: AbortSignal
  pages?: number[]
  onTokens: (tokens: UserAccessToken[]) => void
}): Promise<SweepVerdict> {
  return sweep({
    readPage: (page, signal) => listTokens({ page, perPage: PAGE_SIZE }, signal),
    idOf: (token) => token.id,
    pageSize: PAGE_SIZE,
    signal: options.signal,
    onRows: (progress) => options.onTokens(progress.rows),
    ...(options.seen ? { seen: options.seen } : {}),
    ...(options.pages ? { pages: options.pages } : {}),
  })
}

async function readBots(signal: AbortSignal): Promise<Bot[]> {
  const found: Bot[] = []
  await sweep({
    readPage: (page, stop) => listBots({ page, perPage: PAGE_SIZE, includeDeleted: true }, stop),
    idOf: (bot) => bot.user_id,
    pageSize: PAGE_SIZE,
    parallel: 1,
    signal,
    onRows: (progress) => found.push(...progress.rows),
  }).then((verdict) => {
    if (!verdict.complete) throw verdict.error
  })
  return found
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
  if (client.getQueryData<InventorySnapshot>(key)?.index !== index) return
  client.setQueryData<InventorySnapshot>(key, {
    ...shown,
    revision: index.version,
    verdict,
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

function patchInventory(client: QueryClient, index: InventoryIndex, change: Partial<InventorySnapshot>): void {
  client.setQueryData<InventorySnapshot>(keys.inventory(), (shown) =>
    shown?.index === index ? { ...shown, ...change, revision: index.version } : shown,
  )
}

/** Puts tokens just read from the server in the place of what the inventory held of them; unknown ones are added. */
export function putTokensIntoInventory(client: QueryClient, tokens: readonly UserAccessToken[]): void {
  const shown = client.getQueryData<InventorySnapshot>(keys.inventory())
  if (!shown || tokens.length === 0) return
  const { index, refreshing } = shown
  for (const token of tokens) {
    index.replaceToken(token)
    // A page that the refresh read before the change must not undo it.
    refreshing?.replaceToken(token)
  }
  patchInventory(client, index, {})
  const unread = new Set(index.unreadAccounts())
  const owners = createOwnerReader({
    signal: new AbortController().signal,
    onOwners: (users, gone) => {
      index.setOwners(users, gone)
      patchInventory(client, index, {})
    },
  })
  owners.want(tokens.map((token) => token.user_id).filter((id) => unread.has(id)))
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
