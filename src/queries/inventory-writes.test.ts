import type { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { putAway, refusal, serveBy } from '@/api/fake-fetch.ts'
import { InventoryIndex } from '@/domain/inventory.ts'
import { bot, features, NOW, token, tokenId, user, userId } from '@/domain/test-objects.ts'
import { createQueryClient } from './client.ts'
import { retryFailedPages, retryOwners } from './inventory-repair.ts'
import {
  putOwnerIntoInventory,
  putOwnersTokensIntoInventory,
  putTokensIntoInventory,
  rereadOwner,
} from './inventory-writes.ts'
import { inventoryQuery, passTimeInInventory, type InventorySnapshot } from './inventory.ts'
import { keys } from './keys.ts'
import { settlePerson } from './person-writes.ts'
import { endSessionOf } from './session-end.ts'
import { snapshotOf } from './test-snapshot.ts'
import { settleBulk } from './token-writes.ts'

let clients: QueryClient[] = []

// Nothing is asked for any longer: what is tried again would be answered by the server of another test.
afterEach(() => {
  for (const client of clients) endSessionOf(client)
  clients = []
  putAway()
})

function clientWith(index: InventoryIndex, more: Partial<InventorySnapshot> = {}) {
  const client = createQueryClient()
  clients.push(client)
  client.setQueryData<InventorySnapshot>(keys.inventory(), snapshotOf(index, more))
  return { client, shown: () => client.getQueryData<InventorySnapshot>(keys.inventory()) }
}

function newIndex(): InventoryIndex {
  return new InventoryIndex({ now: NOW, features: features() })
}

it('has the tokens of a bot asleep once its owner, and with them the bot, was deactivated', async () => {
  const index = newIndex()
  index.addTokens([token('hook', 'robot')])
  index.setBots([bot('robot', userId('olga'))])
  index.setOwners([user('olga'), user('robot', { is_bot: true })], [])
  const { client, shown } = clientWith(index)
  expect(index.rowOf(tokenId('hook'))?.status).toBe('active')

  const sent = serveBy((path) => {
    if (path.startsWith('/bots?page=0')) return [bot('robot', userId('olga'), { delete_at: NOW })]
    if (path === '/users/ids') return [user('robot', { is_bot: true, delete_at: NOW })]
    return path === `/users/${userId('olga')}` ? user('olga', { delete_at: NOW }) : undefined
  })
  const before = shown()?.revision
  await settlePerson(client, userId('olga'))
  expect(sent.filter(({ path }) => path === '/users/ids').map(({ init }) => init.body)).toEqual([
    JSON.stringify([userId('robot')]),
  ])
  expect(index.rowOf(tokenId('hook'))?.status).toBe('asleep')
  expect(shown()?.revision).not.toBe(before)
})

it('does not count an owner as unread who was read with a page that failed before', async () => {
  const index = newIndex()
  index.addTokens([token('first', 'olga'), token('second', 'gone')])
  const failed = [userId('olga'), userId('gone')]
  const error = new ApiError({ kind: 'server', request: 'GET /users/tokens' })
  const { client, shown } = clientWith(index, {
    verdict: { complete: false, failedPages: [1], error, unreadable: 0 },
    owners: { failed, error },
  })
  serveBy((path) => {
    if (path === '/users/ids') return [user('olga')]
    return path.includes('page=1&per_page=50') ? [token('third', 'olga')] : []
  })
  await retryFailedPages(client)
  expect(shown()?.verdict).toMatchObject({ complete: true })
  expect(shown()?.owners.failed).toEqual([userId('gone')])
})

it('reads no page for somebody who has signed out', async () => {
  const error = new ApiError({ kind: 'server', request: 'GET /users/tokens' })
  const { client } = clientWith(newIndex(), {
    verdict: { complete: false, failedPages: [1], error, unreadable: 0 },
  })
  const sent = serveBy(() => undefined)
  const retrying = retryFailedPages(client)
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.init.signal?.aborted).toBe(false)
  endSessionOf(client)
  await expect(retrying).rejects.toMatchObject({ name: 'AbortError' })
  expect(sent[0]?.init.signal?.aborted).toBe(true)
})

it('knows the new owner of a bot that was handed over', async () => {
  const index = newIndex()
  index.addTokens([token('hook', 'robot')])
  index.setBots([bot('robot', userId('olga'))])
  index.setOwners([user('olga'), user('robot', { is_bot: true })], [])
  const { client } = clientWith(index)
  serveBy((path, { body }) => {
    if (path.startsWith('/bots?page=0')) return [bot('robot', userId('newbie'))]
    if (path !== '/users/ids') return path === `/users/${userId('olga')}` ? user('olga', { delete_at: NOW }) : undefined
    return JSON.stringify(body).includes(userId('newbie'))
      ? [user('newbie', { delete_at: NOW })]
      : [user('robot', { is_bot: true })]
  })
  await settlePerson(client, userId('olga'))
  expect(index.rowOf(tokenId('hook'))).toMatchObject({ isBotWithoutOwner: true, botOwner: { username: 'newbie' } })
})

it('keeps what failed meanwhile when owners are asked for again', async () => {
  const index = newIndex()
  index.addTokens([token('first', 'olga'), token('second', 'lost')])
  const error = new ApiError({ kind: 'server', request: 'POST /users/ids' })
  const { client, shown } = clientWith(index, { owners: { failed: [userId('olga')], error } })
  serveBy(async (path) => {
    if (path !== '/users/ids') return undefined
    client.setQueryData<InventorySnapshot>(keys.inventory(), (now) =>
      now ? { ...now, owners: { failed: [userId('olga'), userId('lost')], error } } : now,
    )
    return [user('olga')]
  })
  await retryOwners(client)
  expect(shown()?.owners.failed).toEqual([userId('lost')])
})

it('has an answer about an owner undo none that was asked for later, neither in what is shown nor in a refresh', async () => {
  const index = newIndex()
  const refreshing = newIndex()
  for (const one of [index, refreshing]) one.addTokens([token('hook', 'olga')])
  const { client } = clientWith(index, { refreshing, owners: { failed: [userId('olga')], error: null } })
  const statuses = () => [index, refreshing].map((one) => one.rowOf(tokenId('hook'))?.status)
  const off = user('olga', { delete_at: NOW })
  serveBy((path) => (path === '/users/ids' ? [user('olga')] : off))
  const asked = performance.now()
  await rereadOwner(client, userId('olga'))
  expect(statuses()).toEqual(['asleep', 'asleep'])
  // On its way all that time.
  putOwnerIntoInventory(client, user('olga'), asked)
  expect(statuses()).toEqual(['asleep', 'asleep'])
  // The owners of an inventory are read later still.
  const askedAgain = performance.now()
  await retryOwners(client)
  expect(statuses()).toEqual(['active', 'asleep'])
  putOwnerIntoInventory(client, off, askedAgain)
  expect(statuses()).toEqual(['active', 'asleep'])
})

it('remains from before, and says so, where reading it again failed and time or a single write changed a row', async () => {
  const index = newIndex()
  index.addTokens([token('hook', 'olga', { expires_at: NOW + 1000 }), token('deploy', 'olga')])
  index.setOwners([user('olga')], [])
  const { client, shown } = clientWith(index)
  serveBy(() => refusal(400, 'api.some.app_error'))
  await client.prefetchQuery({ ...inventoryQuery(features()), staleTime: 0 })
  const state = () => client.getQueryState(keys.inventory())
  const before = state()
  expect(before).toMatchObject({ status: 'error', isInvalidated: true, error: { id: 'api.some.app_error' } })

  passTimeInInventory(client, NOW + 2000, features())
  putTokensIntoInventory(client, [token('deploy', 'olga', { is_active: false })], performance.now())
  expect(index.view({ q: '', filters: { status: ['expired', 'disabled'] }, sort: null }).positions).toHaveLength(2)
  expect(shown()?.revision).toBe(index.version)
  const { error, status, isInvalidated, dataUpdatedAt } = before ?? {}
  expect(state()).toMatchObject({ error, status, isInvalidated, dataUpdatedAt })
})

it('has an answer about a token undo none that was asked for later, and a list take out none that was made since', () => {
  const index = newIndex()
  const refreshing = newIndex()
  for (const one of [index, refreshing]) one.addTokens([token('hook', 'olga')])
  const { client } = clientWith(index, { refreshing })
  const told = () => [index, refreshing].map((one) => one.rowOf(tokenId('hook'))?.token.is_active)
  putTokensIntoInventory(client, [token('hook', 'olga', { is_active: false }), token('new', 'olga')], 2000)
  // On their way all that time.
  putTokensIntoInventory(client, [token('hook', 'olga')], 1000)
  const verdict = { complete: true, unreadable: 0 } as const
  const list = { tokens: [token('hook', 'olga')], verdict }
  putOwnersTokensIntoInventory(client, userId('olga'), { ...list, askedAt: 1000 })
  expect(told()).toEqual([false, false])
  expect(index.has(tokenId('new'))).toBe(true)
  putOwnersTokensIntoInventory(client, userId('olga'), { ...list, askedAt: 3000 })
  expect(told()).toEqual([true, true])
  expect(index.has(tokenId('new'))).toBe(false)
})

it('shows a run over many tokens a few times a second, and all of it as soon as it is over', async () => {
  vi.useFakeTimers()
  const index = newIndex()
  const all = Array.from({ length: 100 }, (_, at) => token(`row${at}x`, 'olga'))
  index.addTokens(all)
  const { client, shown } = clientWith(index, { owners: { failed: [userId('olga')], error: null } })
  const drawn = new Set<InventorySnapshot | undefined>()
  client.getQueryCache().subscribe(() => drawn.add(shown()))
  for (const one of all) {
    putTokensIntoInventory(client, [{ ...one, is_active: false }], performance.now())
    await vi.advanceTimersByTimeAsync(10)
    // The first one at once.
    if (one === all[0]) expect(shown()?.revision).toBe(index.version)
  }
  expect(drawn.size).toBeLessThanOrEqual(3)
  expect(shown()?.revision).not.toBe(index.version)
  await settleBulk(client, [])
  expect(shown()?.revision).toBe(index.version)
})
