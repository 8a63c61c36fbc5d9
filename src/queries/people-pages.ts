import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { ApiError } from '@/api/errors.ts'
import { parseUserId, type TeamId, type UserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { countReport, listReport, type ReportCursor, type ReportFilter, type ReportSort } from '@/api/reports.ts'
import { listTeamMemberships } from '@/api/teams.ts'
import { listUsers } from '@/api/user-lists.ts'
import { getUsersByIds, searchUsers } from '@/api/users.ts'
import { withoutAt } from '@/domain/fold-text.ts'
import { comparePeople, passesFilters } from '@/domain/people-index.ts'
import type { PeopleRequest, PeopleSource } from '@/domain/people-plan.ts'
import { renewedRow, type PersonRow } from '@/domain/person-row.ts'
import type { AllUsers } from './all-users.ts'
import { keys } from './keys.ts'
import { patchQueries } from './query-state.ts'
import { noteNewer } from './readings-of-everybody.ts'
import { viewerQuery } from './viewer.ts'

/** Where a further page begins: its number, from 0, and in the report what it comes after. */
interface Place {
  page: number
  after?: { cursor: ReportCursor; id: UserId }
}

/** One answer of a list of people, bots taken out. */
export interface PeoplePage {
  people: PersonRow[]
  unreadable: number
  /** Null: this was the last one. */
  next: Place | null
  /** The server had more, and cannot be asked for it. */
  isCut: boolean
  /** When it came, ms since epoch. */
  readAt: number
}

const REPORT_PAGE = 100
const LIST_PAGE = 200
/** The most that `POST /users/search` gives. */
export const MOST_FOUND = 1000
/** Pages of the report that are read again by themselves, after a write or on coming back. */
const FIRST_PAGES = 3

const REPORT_SORTS: Record<PeopleRequest['sort']['column'], ReportSort> = {
  name: 'Username',
  email: 'Email',
  created: 'CreateAt',
}
/** Higher than every id. */
const HIGHEST_ID = parseUserId('z'.repeat(26))

/** Whether the server has said that it has no report of people. Only watched, never asked. */
export function noReportQuery() {
  return queryOptions({
    queryKey: keys.noReport(),
    queryFn: (): boolean => false,
    enabled: false,
    gcTime: Infinity,
    staleTime: Infinity,
  })
}

/**
 * People as the server filters, searches and sorts them, page by page: `report` from `GET /reports/users` by keyset,
 * `pages` from `GET /users`, `search` from `POST /users/search`, which has one page and no more than 1000. A `not-found`
 * of the report is noted, so that the next list is one of members. Of a report scrolled far only the first pages are read
 * again, and what comes behind them stays where the reader is, unless `readPeopleAgain` asks for all of it.
 */
export function peoplePagesQuery(source: PeopleSource, request: PeopleRequest) {
  const queryKey = keys.userList(source, JSON.stringify(request))
  return infiniteQueryOptions({
    queryKey,
    queryFn: async ({ client, pageParam, signal }): Promise<PeoplePage> => {
      const old = client.getQueryData<InfiniteData<PeoplePage>>(queryKey)
      const kept = old && !readWhole.has(old) ? keptPage(old.pages, pageParam) : null
      return kept ?? readPeoplePage(client, source, request, pageParam, signal)
    },
    initialPageParam: initialPlace(),
    getNextPageParam: (page: PeoplePage) => page.next,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

function initialPlace(): Place | null {
  return null
}

/**
 * Of a list that is being read again, what it had at a place behind the first pages: all that came after the last row of
 * the page before, so that none is missing where rows came or went above. Null for what is to be read.
 */
function keptPage(old: readonly PeoplePage[], place: Place | null): PeoplePage | null {
  const page = place && place.page >= FIRST_PAGES && old[place.page]
  if (!page) return null
  const people = old.slice(0, place.page + 1).flatMap((one) => one.people)
  const last = people.findIndex(({ user }) => user.id === place.after?.id)
  return last < 0 ? null : { ...page, people: people.slice(last + 1) }
}

/** Lists as they were when somebody asked for all of them to be read again. */
const readWhole = new WeakSet<InfiniteData<PeoplePage>>()

/** Reads all pages of a list again that are here. Never rejects. */
export function readPeopleAgain(client: QueryClient, source: PeopleSource, request: PeopleRequest): Promise<void> {
  const { queryKey } = peoplePagesQuery(source, request)
  const now = client.getQueryData(queryKey)
  if (now) readWhole.add(now)
  return client.refetchQueries({ queryKey, exact: true })
}

/**
 * Reads on behind `pages` to the end of a list, and adds to them: not to those of the query, each of which would be read
 * again with it. Rejects with what a page failed by; called again with the same pages it goes on there.
 */
export async function readPeopleToEnd(
  client: QueryClient,
  list: { source: PeopleSource; request: PeopleRequest; pages: PeoplePage[] },
  signal: AbortSignal,
  onPage: () => void,
): Promise<void> {
  const { source, request, pages } = list
  for (let last = pages.at(-1); last?.next !== null; last = pages.at(-1)) {
    pages.push(await readPeoplePage(client, source, request, last?.next ?? null, signal))
    onPage()
  }
}

async function readPeoplePage(
  client: QueryClient,
  source: PeopleSource,
  request: PeopleRequest,
  place: Place | null,
  signal: AbortSignal,
): Promise<PeoplePage> {
  if (source === 'pages') return readPage(request, place, signal)
  if (source === 'search') return search(request, signal)
  try {
    return await readReport(request, place, signal)
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') client.setQueryData(keys.noReport(), true)
    throw error
  }
}

/** How many people a request leaves in the report: `GET /reports/users/count`. */
export function peopleCountQuery(request: PeopleRequest) {
  const filter = reportFilter(request)
  return queryOptions({
    queryKey: keys.userCount(JSON.stringify(filter)),
    queryFn: ({ signal }) => countReport(filter, signal),
    staleTime: 60_000,
  })
}

function reportFilter({ q, sort: _sort, ...filter }: PeopleRequest): ReportFilter {
  // People write user names with an @, which this search would look for.
  return q === '' ? filter : { ...filter, search: withoutAt(q) }
}

/** A page that has just come, the last one unless it says another. */
function pageOf(page: Pick<PeoplePage, 'people' | 'unreadable'> & Partial<PeoplePage>): PeoplePage {
  return { next: null, isCut: false, readAt: Date.now(), ...page }
}

async function readReport(request: PeopleRequest, place: Place | null, signal: AbortSignal): Promise<PeoplePage> {
  const { column, isDescending } = request.sort
  const cursor = place?.after?.cursor ?? null
  const { rows, received, unreadable } = await listReport(
    { filter: reportFilter(request), sort: REPORT_SORTS[column], isDescending, size: REPORT_PAGE, cursor },
    signal,
  )
  const id = typedId(request)
  if (received === 0 && cursor === null && id) return readById(id, request, signal)
  const people = rows.map((user) => ({ user, lastLogin: user.last_login }))
  const last = rows.at(-1)
  const hasMore = received >= REPORT_PAGE
  // The way on is the last row, and none could be read: there is more, and no saying what.
  if (hasMore && !last) throw new ApiError({ kind: 'unreadable', request: 'GET /reports/users' })
  const page = (place?.page ?? 0) + 1
  const next = hasMore && last ? { page, after: { cursor: cursorAfter(last, request, cursor), id: last.id } } : null
  return pageOf({ people, unreadable, next })
}

/**
 * Downwards, the server sorts rows of equal value by id upwards and its cursor compares the other way round, so that some
 * would be skipped: there the page begins with all rows of the last value again, and who came twice is left out.
 */
function cursorAfter(last: User, { sort }: PeopleRequest, before: ReportCursor | null): ReportCursor {
  if (sort.column !== 'created') return { value: sort.column === 'email' ? last.email : last.username, id: last.id }
  const value = String(last.create_at)
  const isStuck = value === before?.value
  return { value, id: sort.isDescending && HIGHEST_ID && !isStuck ? HIGHEST_ID : last.id }
}

/** The id that is searched for: the server's are in lower case, and what is pasted may not be. */
function typedId({ q }: PeopleRequest): UserId | null {
  return parseUserId(q.toLowerCase())
}

/** Neither the report nor the search looks at ids: the person is read, and shown if they pass the filters. */
async function readById(id: UserId, request: PeopleRequest, signal: AbortSignal): Promise<PeoplePage> {
  const { q: _q, sort: _sort, team, ...filters } = request
  const { rows, unreadable } = await getUsersByIds([id], signal)
  const people = withoutBots(rows).filter((row) => passesFilters(row, filters, Date.now()))
  const isShown = people.length > 0 && (team === undefined || (await isInTeam(id, team, signal)))
  return pageOf({ people: isShown ? people : [], unreadable })
}

async function isInTeam(id: UserId, team: TeamId | 'none', signal: AbortSignal): Promise<boolean> {
  const { rows } = await listTeamMemberships(id, signal)
  const teams = rows.filter((member) => member.delete_at === 0).map((member) => member.team_id)
  return team === 'none' ? teams.length === 0 : teams.includes(team)
}

function withoutBots(users: readonly User[]): PersonRow[] {
  return users.filter((user) => !user.is_bot).map((user) => ({ user, lastLogin: null }))
}

async function readPage(request: PeopleRequest, place: Place | null, signal: AbortSignal): Promise<PeoplePage> {
  const page = place?.page ?? 0
  const { q: _q, sort: _sort, ...filter } = request
  const { rows, received, unreadable } = await listUsers({ page, perPage: LIST_PAGE, ...filter }, signal)
  const next = received >= LIST_PAGE ? { page: page + 1 } : null
  return pageOf({ people: withoutBots(rows), unreadable, next })
}

async function search(request: PeopleRequest, signal: AbortSignal): Promise<PeoplePage> {
  const { q, state, sort, ...narrow } = request
  const { rows, received, unreadable } = await searchUsers(
    { term: q, allowInactive: state !== 'active', limit: MOST_FOUND, ...narrow },
    signal,
  )
  const id = typedId(request)
  if (received === 0 && id) return readById(id, request, signal)
  const people = withoutBots(rows)
    .filter(({ user }) => state !== 'deactivated' || user.delete_at > 0)
    .toSorted((a, b) => comparePeople(sort.column, a, b) * (sort.isDescending ? -1 : 1))
  return pageOf({ people, unreadable, isCut: received >= MOST_FOUND })
}

/**
 * Puts people just read from the server in the place of what the lists of people knew of them. `isWhole`: nothing is kept
 * from the viewer in these accounts, as from administrators nothing is.
 */
export function putPeopleIntoLists(
  client: QueryClient,
  users: readonly User[],
  isWhole = client.getQueryData(viewerQuery().queryKey)?.system.has('manage_system') ?? false,
): void {
  const byId = new Map(users.map((user) => [user.id, user]))
  const renew = (row: PersonRow) => {
    const user = byId.get(row.user.id)
    return user ? renewedRow(row, user, isWhole) : row
  }
  // Of a list, or of one of its pages.
  const renewed = <List extends { people: readonly PersonRow[] }>(now: List): List => {
    if (!now.people.some((row) => byId.has(row.user.id))) return now
    return { ...now, people: now.people.map(renew) }
  }
  for (const { id } of users) noteNewer(client, id, renew)
  patchQueries<AllUsers>(client, { queryKey: keys.allUsers() }, renewed)
  const isList = ({ queryKey }: { queryKey: readonly unknown[] }) =>
    queryKey[1] === 'report' || queryKey[1] === 'pages' || queryKey[1] === 'search'
  patchQueries<InfiniteData<PeoplePage>>(client, { queryKey: keys.userLists(), predicate: isList }, (now) => {
    const pages = now.pages.map(renewed)
    return pages.every((page, at) => page === now.pages[at]) ? now : { ...now, pages }
  })
}
