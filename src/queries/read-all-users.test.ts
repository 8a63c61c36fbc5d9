import { queryOptions, QueryObserver, type QueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { serveBy } from '@/api/fake-fetch.ts'
import { roleSchema } from '@/api/objects/role.ts'
import { user } from '@/domain/test-objects.ts'
import type { AllUsers } from './all-users.ts'
import { createQueryClient } from './client.ts'
import { keys } from './keys.ts'
import { putPeopleIntoLists } from './people-pages.ts'
import { readAll } from './read-all-users.ts'
import { stopReading } from './readings-of-everybody.ts'
import { viewerOf, viewerQuery } from './viewer.ts'

const PAGE = 200

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A server with one full page, whose second one comes when `release` is called. */
function serveTwoPages(): { release: () => void } {
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const people = Array.from({ length: PAGE }, (_, at) => user(`person${String(at)}x`))
  serveBy((path) => (path.includes('page=0&') ? people : path.includes('page=1&') ? gate.then(() => []) : undefined))
  return { release }
}

function begin(client: QueryClient, key: readonly string[], hasReport = false): Promise<AllUsers> {
  return client.fetchQuery(queryOf(client, key, hasReport))
}

function queryOf(client: QueryClient, key: readonly string[], hasReport = false) {
  return queryOptions({
    queryKey: key,
    queryFn: ({ signal }) => readAll(client, { hasReport, team: undefined, key, signal }),
    structuralSharing: false,
    staleTime: Infinity,
  })
}

it('shows somebody changed meanwhile as they are now, to the end and after it', async () => {
  const { release } = serveTwoPages()
  const client = createQueryClient()
  const done = begin(client, keys.allUsers())
  await vi.advanceTimersByTimeAsync(500)
  putPeopleIntoLists(client, [user('person7x', { delete_at: 5 })])
  const shown = () => client.getQueryData<AllUsers>(keys.allUsers())?.people[7]?.user.delete_at
  expect(shown()).toBe(5)
  release()
  expect((await done).people[7]?.user.delete_at).toBe(5)
  expect(shown()).toBe(5)

  // The next reading asks the server anew.
  expect((await begin(client, keys.allUsersOfTeam('none'))).people[7]?.user.delete_at).toBe(0)
})

it('keeps of somebody changed meanwhile what the report alone tells whoever is no administrator', async () => {
  const client = createQueryClient()
  const role = v.parse(roleSchema, { id: 'r', name: 'r', permissions: ['sysconsole_read_user_management_users'] })
  const viewer = viewerOf({ user: user('eve', { roles: 'r' }), members: [], roles: [role] })
  client.setQueryData(viewerQuery().queryKey, viewer)
  const ofDirectory = { auth_service: 'ldap', failed_attempts: 10 }
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const people = Array.from({ length: 100 }, (_, at) => ({
    ...user(`person${String(at)}x`, ofDirectory),
    last_login: 7,
  }))
  serveBy((path) => {
    if (path.startsWith('/reports/users/count')) return 100
    return path.includes('from_id') ? gate.then(() => []) : people
  })
  const done = begin(client, keys.allUsers(), true)
  await vi.advanceTimersByTimeAsync(500)
  putPeopleIntoLists(client, [user('person7x', { delete_at: 5 })])
  const wanted = { user: { delete_at: 5, ...ofDirectory }, lastLogin: 7 }
  expect(client.getQueryData<AllUsers>(keys.allUsers())?.people[7]).toMatchObject(wanted)
  release()
  expect((await done).people[7]).toMatchObject(wanted)
})

it('stops the one that is asked to stop, and keeps what it has', async () => {
  const { release } = serveTwoPages()
  const client = createQueryClient()
  const all = begin(client, keys.allUsers())
  const others = begin(client, keys.allUsersOfTeam('none'))
  await vi.advanceTimersByTimeAsync(500)
  stopReading(client, keys.allUsers())
  expect(await all).toMatchObject({ isComplete: false, read: PAGE, error: null })
  release()
  expect(await others).toMatchObject({ isComplete: true, read: PAGE })
})

it('is read to its end by whoever returns to it after they left, and shows what it had until there is more', async () => {
  const client = createQueryClient()
  const visit = () => new QueryObserver(client, queryOf(client, keys.allUsers())).subscribe(() => undefined)
  const shown = () => client.getQueryData<AllUsers>(keys.allUsers())
  serveTwoPages()
  const leave = visit()
  await vi.advanceTimersByTimeAsync(500)
  expect(shown()).toMatchObject({ readAt: null, read: PAGE })
  leave()

  const { release } = serveTwoPages()
  visit()
  expect(shown()).toMatchObject({ readAt: null, read: PAGE })
  await vi.advanceTimersByTimeAsync(500)
  release()
  await vi.advanceTimersByTimeAsync(0)
  expect(shown()).toMatchObject({ isComplete: true, read: PAGE })
})

it('is not complete where a row could not be read, and takes the place of what was complete all the same', async () => {
  const client = createQueryClient()
  serveBy(() => [user('tom'), user('ann')])
  expect(await begin(client, keys.allUsers())).toMatchObject({ isComplete: true, read: 2 })
  serveBy(() => [user('tom'), { id: 7 }])
  await client.invalidateQueries()
  expect(await begin(client, keys.allUsers())).toMatchObject({ isComplete: false, read: 1, unreadable: 1, error: null })
})

it('has everybody once whom the server names twice, on a page or on two', async () => {
  const page = Array.from({ length: PAGE - 1 }, (_, at) => user(`person${String(at)}x`))
  const twice = user('person7x')
  serveBy((path) => (path.includes('page=0&') ? [...page, twice] : path.includes('page=1&') ? [twice] : undefined))
  const { people, isComplete } = await begin(createQueryClient(), keys.allUsers())
  expect(people.map((row) => row.user.id)).toEqual(page.map(({ id }) => id))
  expect(isComplete).toBe(true)
})
