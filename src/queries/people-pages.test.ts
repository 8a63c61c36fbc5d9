import { QueryClient, type InfiniteData } from '@tanstack/react-query'
import * as v from 'valibot'
import { afterEach, expect, it, vi } from 'vitest'
import { serveBy } from '@/api/fake-fetch.ts'
import { parseTeamId } from '@/api/ids.ts'
import { roleSchema } from '@/api/objects/role.ts'
import { userSchema } from '@/api/objects/user.ts'
import type { PeopleRequest } from '@/domain/people-plan.ts'
import type { AllUsers } from './all-users.ts'
import { keys } from './keys.ts'
import { peoplePagesQuery, putPeopleIntoLists, type PeoplePage } from './people-pages.ts'
import { viewerOf, viewerQuery } from './viewer.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const user = (name: string, facts: object = {}) =>
  v.parse(userSchema, { id: name.padEnd(26, 'u'), username: name, ...facts })

it('puts somebody just read in their place in every list, and leaves the others and counts alone', () => {
  const client = new QueryClient()
  const people = [
    { user: user('ada'), lastLogin: 5 },
    { user: user('bob'), lastLogin: 7 },
  ]
  const all = { people, isComplete: true, readAt: 1, read: 2, total: 2, unreadable: 0, source: 'report', error: null }
  const page = { people, unreadable: 0, next: null, isCut: false, readAt: 1 }
  client.setQueryData(keys.allUsers(), all)
  client.setQueryData(keys.userList('report', 'x'), { pages: [page], pageParams: [null] })
  client.setQueryData(keys.userCount('x'), 2)
  client.setQueryData(keys.activeAdmins(), [people[0]?.user])
  const bob = user('bob', { delete_at: 9 })
  putPeopleIntoLists(client, [bob])
  const wanted = [people[0], { user: bob, lastLogin: 7 }]
  expect(client.getQueryData<AllUsers>(keys.allUsers())?.people).toEqual(wanted)
  const list = client.getQueryData<InfiniteData<PeoplePage>>(keys.userList('report', 'x'))
  expect(list?.pages[0]?.people).toEqual(wanted)
  expect(client.getQueryData(keys.userCount('x'))).toBe(2)
  expect(client.getQueryData(keys.activeAdmins())).toEqual([people[0]?.user])

  putPeopleIntoLists(client, [user('stranger')])
  expect(client.getQueryData<AllUsers>(keys.allUsers())?.people).toEqual(wanted)
})

it.each([
  ['an administrator', ['manage_system'], { email: '', auth_service: '' }],
  ['anybody else', ['sysconsole_read_user_management_users'], { email: 'bob@example.com', auth_service: 'saml' }],
])('keeps of what only the report tells what %s is not told otherwise', (_who, permissions, told) => {
  const client = new QueryClient()
  const role = v.parse(roleSchema, { id: 'r', name: 'r', permissions })
  const viewer = viewerOf({ user: user('eve', { roles: 'r' }), members: [], roles: [role] })
  client.setQueryData(viewerQuery().queryKey, viewer)
  const bob = user('bob', { email: 'bob@example.com', auth_service: 'saml' })
  const page = { people: [{ user: bob, lastLogin: 7 }], unreadable: 0, next: null, isCut: false, readAt: 1 }
  client.setQueryData(keys.userList('report', 'x'), { pages: [page], pageParams: [null] })
  putPeopleIntoLists(client, [user('bob', { delete_at: 9 })])
  const list = client.getQueryData<InfiniteData<PeoplePage>>(keys.userList('report', 'x'))
  expect(list?.pages[0]?.people).toEqual([{ user: user('bob', { delete_at: 9, ...told }), lastLogin: 7 }])
})

const TEAM = parseTeamId('t'.repeat(26))

it.each<[string, Partial<PeopleRequest>, boolean]>([
  ['no filter', {}, true],
  ['their state', { state: 'active' }, true],
  ['another state', { state: 'deactivated' }, false],
  ['their role', { role: 'system_user' }, true],
  ['another role', { role: 'system_admin' }, false],
  ['their team', TEAM ? { team: TEAM } : {}, true],
  ['no team', { team: 'none' }, false],
])('finds somebody by id under %s: as the filter says', async (_what, filter, isFound) => {
  const bob = user('bob', { roles: 'system_user' })
  serveBy((path) => {
    if (path.startsWith('/reports/users') || path === '/users/search') return []
    return path === '/users/ids' ? [bob] : [{ team_id: TEAM, user_id: bob.id, roles: 'team_user' }]
  })
  const request: PeopleRequest = { q: bob.id, sort: { column: 'name', isDescending: false }, ...filter }
  // As it is, and as it is told elsewhere.
  for (const q of [bob.id, bob.id.toUpperCase()]) {
    for (const source of ['report', 'search'] as const) {
      const found = await new QueryClient().fetchInfiniteQuery(peoplePagesQuery(source, { ...request, q }))
      const ids = found.pages[0]?.people.map((row) => row.user.id)
      expect(ids, `${source} for ${q}`).toEqual(isFound ? [bob.id] : [])
    }
  }
})

const EVERYBODY: PeopleRequest = { q: '', sort: { column: 'name', isDescending: false } }
const many = (count: number) => Array.from({ length: count }, (_, at) => user(`p${at}x`))
const odd = (count: number) => Array.from({ length: count }, () => ({ id: 7 }))

it.each([
  ['report', 100],
  ['report', 130],
  ['pages', 200],
  ['pages', 250],
] as const)('goes on after a full page of the %s, also of more rows than were asked for: %i', async (source, count) => {
  serveBy(() => many(count))
  const { pages } = await new QueryClient().fetchInfiniteQuery(peoplePagesQuery(source, EVERYBODY))
  expect(pages[0]?.people).toHaveLength(count)
  expect(pages[0]?.next).not.toBeNull()
})

it('goes on after a page of the list without a readable row; the report, which goes on from rows, says it cannot', async () => {
  serveBy((path) => odd(path.startsWith('/reports') ? 100 : 200))
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const { pages } = await client.fetchInfiniteQuery(peoplePagesQuery('pages', EVERYBODY))
  expect(pages[0]).toMatchObject({ people: [], unreadable: 200, next: { page: 1 } })
  await expect(client.fetchInfiniteQuery(peoplePagesQuery('report', EVERYBODY))).rejects.toMatchObject({
    kind: 'unreadable',
  })
})

it('lets no list pass for read again into which somebody read by themselves was put', async () => {
  const client = new QueryClient()
  const all = (people: ReturnType<typeof many>) => ({ people: people.map((user) => ({ user, lastLogin: null })) })
  client.setQueryData(keys.allUsers(), all([user('ann')]), { updatedAt: 5 })
  client.setQueryData(keys.userList('pages', ''), { pages: [all([user('bob')])], pageParams: [] }, { updatedAt: 5 })
  await client.invalidateQueries()
  for (const name of ['ann', 'bob']) putPeopleIntoLists(client, [user(name, { delete_at: 7 })])
  for (const key of [keys.allUsers(), keys.userList('pages', '')]) {
    expect(client.getQueryState(key)).toMatchObject({ isInvalidated: true, dataUpdatedAt: 5 })
    expect(JSON.stringify(client.getQueryData(key))).toContain('"delete_at":7')
  }
})
