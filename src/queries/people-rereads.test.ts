import { InfiniteQueryObserver, type QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { json, serveBy } from '@/api/fake-fetch.ts'
import type { User } from '@/api/objects/user.ts'
import type { PeopleRequest } from '@/domain/people-plan.ts'
import { user, userId } from '@/domain/test-objects.ts'
import { createQueryClient } from './client.ts'
import { settlePeople } from './people-bulk.ts'
import { peoplePagesQuery, readPeopleAgain, readPeopleToEnd, type PeoplePage } from './people-pages.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const BY_NAME: PeopleRequest = { q: '', sort: { column: 'name', isDescending: false } }
const NEWEST_FIRST: PeopleRequest = { q: '', sort: { column: 'created', isDescending: true } }

/** A server with these people, by user name; newest first where that is asked for. `asked`: places of the report. */
function serveReport(people: User[]): { asked: (string | null)[]; fail: (times: number) => void } {
  const asked: (string | null)[] = []
  let failures = 0
  serveBy((path, { body }) => {
    if (path === '/users/ids') return people.filter((one) => typeof body === 'string' && body.includes(one.id))
    if (!path.startsWith('/reports/users?')) return path.includes('count') ? people.length : []
    const query = new URL(path, 'http://localhost').searchParams
    const [value, id] = [query.get('from_column_value'), query.get('from_id') ?? '']
    asked.push(value)
    if (failures > 0) {
      failures -= 1
      return json({ id: 'app.error', message: '', status_code: 400 }, 400)
    }
    const isDown = query.get('sort_direction') === 'desc'
    const sorted = isDown ? people.toSorted((a, b) => b.create_at - a.create_at) : people.toSorted(byName)
    const isAfter = (one: User): boolean =>
      isDown
        ? one.create_at < Number(value) || (one.create_at === Number(value) && one.id <= id)
        : one.username > (value ?? '')
    return sorted.filter((one) => value === null || isAfter(one)).slice(0, 100)
  })
  return {
    asked,
    fail: (times) => {
      failures = times
    },
  }
}

const byName = (a: User, b: User): number => (a.username < b.username ? -1 : 1)
const nameOf = (at: number): string => `p${String(at).padStart(4, '0')}`
const crowd = (count: number): User[] =>
  Array.from({ length: count }, (_, at) => user(nameOf(at), { create_at: 1000 + at }))

/** The list as a page shows it, scrolled so far. */
async function scrolled(client: QueryClient, pages: number, request = BY_NAME) {
  const options = peoplePagesQuery('report', request)
  const observer = new InfiniteQueryObserver(client, options)
  observer.subscribe(() => undefined)
  await client.fetchInfiniteQuery(options)
  for (let page = 1; page < pages; page += 1) await observer.fetchNextPage()
  const shown = (): string[] => [
    ...new Set(observer.getCurrentResult().data?.pages.flatMap((page) => page.people.map((row) => row.user.username))),
  ]
  return { observer, shown }
}

it.each([
  ['user name', BY_NAME],
  ['age, downwards', NEWEST_FIRST],
])(
  'reads the first pages of a list by %s again after a write, and keeps what is behind them',
  async (_what, request) => {
    const people = crowd(900)
    const { asked } = serveReport(people)
    const client = createQueryClient()
    const { observer, shown } = await scrolled(client, 6, request)
    const before = shown().length
    asked.length = 0
    // Of both ends: one is the first of the list, whatever its order.
    people.splice(7, 1)
    people.splice(890, 1)
    people.push(user('p0003a', { create_at: 0 }), user('p0899a', { create_at: 3000 }))
    await settlePeople(client, [userId(nameOf(300))])
    expect(asked).toHaveLength(3)
    await observer.fetchNextPage()
    const order = request === BY_NAME ? people.toSorted(byName) : people.toSorted((a, b) => b.create_at - a.create_at)
    expect(shown()).toEqual(order.slice(0, shown().length).map((one) => one.username))
    expect(shown().length).toBeGreaterThan(before + 90)
  },
)

it('finds the way on when the last one of what was read again is new', async () => {
  const people = crowd(700)
  const { asked } = serveReport(people)
  const client = createQueryClient()
  const { shown } = await scrolled(client, 6)
  people.splice(299, 1, user('p0298a'))
  asked.length = 0
  await settlePeople(client, [])
  expect(asked).toHaveLength(4)
  expect(shown()).toEqual(people.slice(0, 600).map((one) => one.username))
})

it('reads all pages again for whoever asks for it, and the next time only the first ones', async () => {
  const people = crowd(700)
  const { asked } = serveReport(people)
  const client = createQueryClient()
  const { shown } = await scrolled(client, 6)
  people.splice(555, 1)
  asked.length = 0
  await readPeopleAgain(client, 'report', BY_NAME)
  expect(asked).toHaveLength(6)
  expect(shown()).not.toContain(nameOf(555))
  await client.invalidateQueries()
  expect(asked).toHaveLength(9)
})

it('reads a list to its end beside the one that is shown, and after a failure goes on where it was', async () => {
  const { asked, fail } = serveReport(crowd(730))
  const client = createQueryClient()
  const { observer, shown } = await scrolled(client, 2)
  const pages: PeoplePage[] = [...(observer.getCurrentResult().data?.pages ?? [])]
  const onPage = vi.fn<() => void>()
  const read = (): Promise<void> =>
    readPeopleToEnd(client, { source: 'report', request: BY_NAME, pages }, new AbortController().signal, onPage)
  fail(1)
  asked.length = 0
  await expect(read()).rejects.toMatchObject({ status: 400 })
  await read()
  expect(asked).toEqual([1, 1, 2, 3, 4, 5, 6].map((page) => nameOf(page * 100 + 99)))
  expect(onPage).toHaveBeenCalledTimes(6)
  expect(pages.flatMap((page) => page.people)).toHaveLength(730)
  // What is shown has not become longer, nor what is read again with it.
  expect(shown()).toHaveLength(200)
  asked.length = 0
  await client.invalidateQueries()
  expect(asked).toHaveLength(2)
})
