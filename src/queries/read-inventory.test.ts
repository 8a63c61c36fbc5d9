import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { putAway, refusal, serveBy } from '@/api/fake-fetch.ts'
import { features, token, user } from '@/domain/test-objects.ts'
import { createQueryClient } from './client.ts'
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
