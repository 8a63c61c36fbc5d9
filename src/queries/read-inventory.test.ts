import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { putAway, refusal, serveBy } from '@/api/fake-fetch.ts'
import { features, token, user } from '@/domain/test-objects.ts'
import { deferred } from '@/lib/deferred.ts'
import { createQueryClient } from './client.ts'
import { retryFailedPages } from './inventory-repair.ts'
import { dropTokenFromInventory, putTokensIntoInventory } from './inventory-writes.ts'
import { inventoryQuery, isWhole, type InventorySnapshot } from './inventory.ts'
import { keys } from './keys.ts'

/** What the server does not give, in turn, to a browser that has read everything once. */
let refused: '' | '/users/tokens' | '/users/ids' | '/bots'
let status: number
/** Rows that no browser can read, beside those that are there. */
let oddOwners: object[]
let oddBots: object[]
/** The pages of tokens; null for one that does not come. */
let pages: (object[] | null)[]

/** Tokens enough to fill the first page of the sweep, and more of its second. */
const many = Array.from({ length: 60 }, (_, at) => token(`token${String(at)}x`, 'ada'))
const PAGES = [many.slice(0, 50), many.slice(50)]

beforeEach(() => {
  refused = ''
  status = 400
  oddOwners = []
  oddBots = []
  pages = [[token('deploy', 'ada')]]
  vi.useFakeTimers()
  vi.stubGlobal('document', { cookie: '' })
  serveBy((path) => {
    if (refused !== '' && path.startsWith(refused)) return refusal(status, 'api.some.app_error')
    const page = /^\/users\/tokens\?page=(\d)&/.exec(path)
    if (page) return pages[Number(page[1])] ?? (pages[Number(page[1])] === null ? undefined : [])
    if (path.startsWith('/bots')) return path.includes('page=0&') ? oddBots : []
    if (!path.startsWith('/users/ids')) return []
    return oddOwners.length > 0 ? oddOwners : [user('ada')]
  })
})

afterEach(putAway)

async function read(client: ReturnType<typeof createQueryClient>): Promise<unknown> {
  const outcome = client.fetchQuery({ ...inventoryQuery(features()), staleTime: 0 }).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(10_000)
  return outcome
}

function shown(client: ReturnType<typeof createQueryClient>): InventorySnapshot {
  const snapshot = client.getQueryData<InventorySnapshot>(keys.inventory())
  if (!snapshot) throw new Error('nothing is shown')
  return snapshot
}

it.each(['/users/tokens', '/users/ids', '/bots'] as const)(
  'read again without an answer from %s, what was read before stays, with the owners and bots it had',
  async (path) => {
    const client = createQueryClient()
    await read(client)
    const before = shown(client)
    refused = path
    expect(await read(client)).toBeInstanceOf(ApiError)
    expect(shown(client).index).toBe(before.index)
    expect(isWhole(shown(client))).toBe(true)
    expect(shown(client).index.row(0).owner?.username).toBe('ada')

    refused = ''
    await read(client)
    expect(shown(client).index).not.toBe(before.index)
    expect(isWhole(shown(client))).toBe(true)
  },
)

it.each(['/users/ids', '/bots'] as const)('read for the first time, tokens are shown without %s', async (path) => {
  const client = createQueryClient()
  refused = path
  await read(client)
  expect(shown(client).index.size).toBe(1)
  expect(isWhole(shown(client))).toBe(false)
  await read(client)
  expect(shown(client).index.size).toBe(1)
})

it('whoever may no longer read bots goes on reading tokens', async () => {
  const client = createQueryClient()
  await read(client)
  const before = shown(client)
  refused = '/bots'
  status = 403
  await read(client)
  expect(shown(client).index).not.toBe(before.index)
  expect(shown(client).botsRead).toBe(false)
})

it('bots that could not be understood leave it open who is one, also where all were read before', async () => {
  const client = createQueryClient()
  await read(client)
  const before = shown(client)
  oddBots = [{ user_id: 7 }]
  await read(client)
  // What will not be understood the next time either does not keep the tokens from being read again.
  expect(shown(client).index).not.toBe(before.index)
  expect(shown(client).botsRead).toBe(false)
  expect(isWhole(shown(client))).toBe(false)
})

it('owners that could not be understood are told as such, also where all were read before', async () => {
  const client = createQueryClient()
  await read(client)
  const before = shown(client)
  oddOwners = [{ id: 7 }]
  await read(client)
  expect(shown(client).index).not.toBe(before.index)
  expect(shown(client).owners).toMatchObject({ failed: [user('ada').id], error: { kind: 'unreadable' } })
})

/** Looks at the inventory as a page does; returns how to leave it. */
async function visit(client: ReturnType<typeof createQueryClient>): Promise<() => void> {
  const leave = new QueryObserver(client, inventoryQuery(features())).subscribe(() => undefined)
  await vi.advanceTimersByTimeAsync(10_000)
  return leave
}

it('is read to its end by whoever returns to it after they left the first sweep, and shows what it had until there is more', async () => {
  const client = createQueryClient()
  pages = [PAGES[0] ?? [], null]
  const leave = await visit(client)
  expect(shown(client)).toMatchObject({ verdict: null, pagesRead: 1 })
  leave()

  pages = [null]
  const leaveAgain = await visit(client)
  expect(shown(client).index.size).toBe(50)
  leaveAgain()

  pages = PAGES
  await visit(client)
  expect(isWhole(shown(client))).toBe(true)
  expect(shown(client).index.size).toBe(60)
  expect(shown(client).refreshing).toBeNull()
})

it('stays where the next reading has nothing but a token that was changed meanwhile', async () => {
  const client = createQueryClient()
  pages = [PAGES[0] ?? [], null]
  const leave = await visit(client)
  leave()
  pages = [null]
  await visit(client)
  putTokensIntoInventory(client, [token('token0x', 'ada', { is_active: false })], performance.now())
  await vi.advanceTimersByTimeAsync(60_000)
  expect(client.getQueryState(keys.inventory())).toMatchObject({ status: 'error', fetchStatus: 'idle' })
  expect(shown(client).index.size).toBe(50)
})

it('is read again by whoever returns to it after they left while it was', async () => {
  const client = createQueryClient()
  const leave = await visit(client)
  const before = shown(client)
  pages = [PAGES[0] ?? [], null]
  void client.refetchQueries()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(shown(client).refreshing?.size).toBe(50)
  leave()
  await vi.advanceTimersByTimeAsync(0)
  expect(shown(client)).toMatchObject({ index: before.index, refreshing: null, readAt: before.readAt })

  pages = PAGES
  await visit(client)
  expect(shown(client).index.size).toBe(60)
})

/** A table of so many tokens, of which pages are read where they are now; `onPage` is told before each of them. */
function serveTable(size: number, onPage: (first: number) => unknown) {
  const table = Array.from({ length: size }, (_, at) => token(`row${String(at)}x`, 'ada'))
  serveBy((path) => {
    const asked = /^\/users\/tokens\?page=(\d+)&per_page=(\d+)/.exec(path)
    if (!asked) return path === '/users/ids' ? [user('ada')] : []
    const perPage = Number(asked[2])
    const first = Number(asked[1]) * perPage
    return onPage(first) ?? table.slice(first, first + perPage)
  })
  return table
}

/** Revokes the first token, as one does from the list. */
function revokeFirst(client: ReturnType<typeof createQueryClient>, table: UserAccessToken[]): void {
  const [revoked] = table.splice(0, 1)
  if (revoked) dropTokenFromInventory(client, revoked.id)
}

it('has no token slip through when one is revoked while the pages are read', async () => {
  const client = createQueryClient()
  let isRevoked = false
  const table = serveTable(460, (first) => {
    if (first > 0 && !isRevoked) {
      isRevoked = true
      revokeFirst(client, table)
    }
  })
  await read(client)
  expect(table).toHaveLength(459)
  expect(shown(client).index.size).toBe(459)
  expect(isWhole(shown(client))).toBe(true)
})

it('has none come back that is revoked or disabled while its first page is on its way once more', async () => {
  const client = createQueryClient()
  const late = deferred()
  let isHeld = false
  const table = serveTable(460, (first) => {
    if (first > 0 || !isHeld) return undefined
    isHeld = false
    const page = table.slice(0, 50)
    return late.promise.then(() => page)
  })
  await read(client)
  const { index } = shown(client)
  isHeld = true
  const reading = read(client)
  await vi.advanceTimersByTimeAsync(0)
  revokeFirst(client, table)
  const [disabled] = table.splice(0, 1, token('row1x', 'ada', { is_active: false }))
  putTokensIntoInventory(client, table.slice(0, 1), performance.now())
  late.resolve()
  await reading
  expect(shown(client).index).not.toBe(index)
  expect(isWhole(shown(client))).toBe(true)
  expect(shown(client).index.size).toBe(459)
  expect(shown(client).index.rowOf(disabled?.id ?? '')?.token.is_active).toBe(false)
})

it.each(['before', 'while'] as const)(
  'has none slip through either when one is revoked %s a failed page is read again',
  async (when) => {
    const client = createQueryClient()
    let isFailing = true
    let isRevoked = false
    const table = serveTable(660, (first) => {
      if (first !== 200) return undefined
      if (isFailing) return refusal(500, 'api.some.app_error')
      if (!isRevoked) revokeFirst(client, table)
      isRevoked = true
      return undefined
    })
    await read(client)
    expect(shown(client).verdict).toMatchObject({ complete: false, failedPages: [3] })
    isFailing = false
    isRevoked = when === 'before'
    if (isRevoked) revokeFirst(client, table)
    const retried = retryFailedPages(client)
    await vi.advanceTimersByTimeAsync(10_000)
    await retried
    expect(table).toHaveLength(659)
    expect(shown(client).index.size).toBe(659)
    expect(isWhole(shown(client))).toBe(true)
  },
)

it('has all pages read again for a row that came twice, also when one of them failed', async () => {
  const client = createQueryClient()
  let isFailing = true
  const table = serveTable(660, (first) => {
    if (first === 400 && isFailing) {
      isFailing = false
      // What is changed goes to the end of the table.
      table.push(...table.splice(0, 1))
      return refusal(500, 'api.some.app_error')
    }
    return undefined
  })
  await read(client)
  expect(shown(client).index.size).toBe(660)
  expect(isWhole(shown(client))).toBe(true)
})

it('keeps its order when it is read again and the server has put what was changed at the end', async () => {
  const client = createQueryClient()
  pages = PAGES
  await read(client)
  const before = shown(client)
  const order = () => Array.from(shown(client).index.view({ q: '', filters: {}, sort: null }).positions)
  const ids = () => order().map((position) => shown(client).index.tokenIdAt(position))
  const was = ids()

  const moved = [...many.slice(1), { ...many[0] }]
  pages = [moved.slice(0, 50), moved.slice(50)]
  await read(client)
  expect(shown(client).index).not.toBe(before.index)
  expect(shown(client).revision).toBe(shown(client).index.version)
  expect(ids()).toEqual(was)
})
