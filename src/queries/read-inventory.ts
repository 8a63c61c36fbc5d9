import { type QueryClient } from '@tanstack/react-query'
import { ApiError, isAbort } from '@/api/errors.ts'
import { parseUserId } from '@/api/ids.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { Page } from '@/api/rows.ts'
import { isAllRead, sweep, type SweepOptions, type SweepVerdict } from '@/api/sweep.ts'
import { listTokens } from '@/api/tokens.ts'
import { InventoryIndex } from '@/domain/inventory.ts'
import type { ServerFeatures } from '@/domain/server-features.ts'
import { deferred } from '@/lib/deferred.ts'
import { painted } from '@/lib/painted.ts'
import { createThrottle } from '@/lib/throttle.ts'
import { keys } from './keys.ts'
import { createOwnerReader, type OwnersVerdict } from './owner-reader.ts'
import { patchQueries, staleOnceCutOff } from './query-state.ts'
import { readBots } from './read-bots.ts'
import { isNews } from './token-news.ts'

/** The most rows `GET /users/tokens` gives at once; asking for more silently gives 200. */
const PAGE_SIZE = 200
/** The pages of the sweep, in order, until they have the greatest size. Each begins where the one before it ends. */
const FIRST_PAGES = [
  { page: 0, perPage: 50 },
  { page: 1, perPage: 50 },
  { page: 1, perPage: 100 },
]

/**
 * What to ask for as page `number` of the sweep, from 0. The first is small: more rows than a window has room for would
 * only hold up, on a slow line, the code that draws them.
 */
function pageAt(number: number): Page {
  return FIRST_PAGES[number] ?? { page: number - FIRST_PAGES.length + 1, perPage: PAGE_SIZE }
}

/** How often a running sweep, or a run over many tokens, may redraw, in ms. The first page is always shown at once. */
export const REDRAW_EVERY = 400

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

/** Whether nothing is missing: every row, owner and bot was read, so that what is not found is not there. */
export function isWhole({ verdict, owners, botsRead }: InventorySnapshot): boolean {
  return isAllRead(verdict) && owners.failed.length === 0 && botsRead
}

/**
 * Reads every token with owners and bots into a new index, and shows what it has meanwhile: the first page at once.
 * Rejects when nothing could be read, or when what is shown already has rows, owners or bots that could not be read now.
 */
export async function readInventory(
  client: QueryClient,
  features: ServerFeatures,
  signal: AbortSignal,
): Promise<InventorySnapshot> {
  const key = keys.inventory()
  staleOnceCutOff(client, key, signal)
  const shown = client.getQueryData<InventorySnapshot>(key)
  const index = new InventoryIndex({ now: Date.now(), features })
  let pagesRead = 0
  let botsRead = false
  let botsError: unknown = null
  // From the beginning: what is revoked while the first page is on its way must not come back with it.
  showBeside(client, index)
  const redrawing = createThrottle(REDRAW_EVERY, () => {
    // Owners or bots alone are no inventory: an empty table would say that there is no token.
    if (signal.aborted || pagesRead === 0) return
    // What is shown may have changed since the sweep began: somebody disabled a token meanwhile.
    const now = client.getQueryData<InventorySnapshot>(key)
    // What a sweep that was cut off had read stays until there is more.
    if (now && (now.verdict || now.index.size > index.size)) showBeside(client, index)
    else client.setQueryData(key, snapshot(null))
  })
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
    onOwners: (...read) => {
      index.setOwners(...read)
      redrawing.call(pagesRead <= 1)
    },
  })
  // Rows stand after the first page; what makes more of them, or comes behind them, is asked for when one can see them.
  const firstRows = deferred()
  const bots = firstRows.promise
    .then(() => readBots(signal))
    .then(
      ({ rows, unreadable }) => {
        // A bot that could not be read would count as none: then nothing is said of bots at all.
        if (unreadable > 0) return
        index.setBots(rows)
        // Whether a bot's person left decides about its tokens, so bots' owners are read like tokens' owners.
        owners.want(rows.map((bot) => parseUserId(bot.owner_id)).filter((id) => id !== null))
        botsRead = true
        redrawing.call()
      },
      (error: unknown) => {
        if (isAbort(error)) throw error
        // The inventory still stands; `botsRead` says what is missing from it.
        botsError = error
      },
    )

  // Nobody waits for them when the sweep itself fails.
  bots.catch(() => undefined)

  try {
    const onTokens = (tokens: readonly UserAccessToken[]) => {
      pagesRead += 1
      redrawing.call(pagesRead === 1)
      const ids = tokens.map((token) => token.user_id)
      if (pagesRead === 1) void painted().then(firstRows.resolve)
      void firstRows.promise.then(() => owners.want(ids))
    }
    const verdict = await sweepSettled(client, index, { signal, afterFirstPage: () => firstRows.promise }, onTokens)
    // Without a first page nothing ever stands.
    firstRows.resolve()
    await firstRows.promise
    await Promise.all([owners.settled(), bots])
    const read = snapshot(verdict)
    const failure = whyLessThan(shown, read, botsError)
    if (failure !== null) throw failure
    if (!shown) return read
    index.keepOrderOf(shown.index)
    return { ...read, revision: index.version }
  } catch (error) {
    // What was shown stays, without the refresh.
    patchQueries<InventorySnapshot>(client, { queryKey: key }, (now) =>
      now.refreshing === index ? { ...now, refreshing: null } : now,
    )
    throw error
  } finally {
    redrawing.cancel()
  }
}

/** Has what is read anew changed along with what is shown, and told how far it is. */
function showBeside(client: QueryClient, refreshing: InventoryIndex): void {
  patchQueries<InventorySnapshot>(client, { queryKey: keys.inventory() }, (now) => ({ ...now, refreshing }))
}

/**
 * The failure that makes a reading not worth showing: there is no row in it, or it lacks what is shown already (rows,
 * owners, bots). Null when it may take the place of what is shown.
 */
function whyLessThan(
  shown: InventorySnapshot | undefined,
  read: InventorySnapshot,
  botsError: unknown,
): ApiError | null {
  const { verdict, owners, botsRead } = read
  const wasComplete = shown?.verdict?.complete === true
  if (verdict?.complete === false && (wasComplete || read.pagesRead === 0 || read.index.size === 0))
    return verdict.error
  if (!wasComplete) return null
  if (owners.failed.length > shown.owners.failed.length && isPassing(owners.error)) return owners.error
  // Whoever may no longer read bots would otherwise never see anything newer.
  const isRefused = botsError instanceof ApiError && botsError.kind === 'forbidden'
  return shown.botsRead && !botsRead && !isRefused && botsError instanceof ApiError ? botsError : null
}

/** False for what came and was not understood: it would not be the next time either. */
function isPassing(error: unknown): error is ApiError {
  return error instanceof ApiError && error.kind !== 'unreadable'
}

/**
 * Reads pages of tokens into an index: those given, or all. A row that came twice tells that rows moved between the pages
 * under way, so that others may have slipped through, and that one of the two copies is old; one that was taken out
 * meanwhile, that those behind it moved up. Then all pages are read once more.
 */
export async function sweepSettled(
  client: QueryClient,
  index: InventoryIndex,
  first: Pick<SweepOptions<UserAccessToken>, 'signal' | 'pages' | 'seen' | 'afterFirstPage'>,
  onTokens: (tokens: readonly UserAccessToken[]) => void,
): Promise<SweepVerdict> {
  for (let isAgain = false; ; isAgain = true) {
    const { removals } = index
    const askedAt = performance.now()
    let repeated = 0
    const verdict = await sweep({
      ...(isAgain ? { signal: first.signal } : first),
      readPage: (page, signal) => listTokens(pageAt(page), signal),
      idOf: (token) => token.id,
      pageSize: (page) => pageAt(page).perPage,
      onRows: (progress) => {
        repeated += progress.repeated
        if (!isAgain) index.addTokens(progress.rows)
        // A page read before a token was changed must not undo that.
        else for (const row of progress.rows) if (isNews(client, row.id, askedAt)) index.replaceToken(row)
        onTokens(progress.rows)
      },
    })
    const hasMoved = index.removals > removals || (repeated > 0 && !isAgain && !first.seen)
    if (!hasMoved || (isAgain && !verdict.complete)) return verdict
  }
}
