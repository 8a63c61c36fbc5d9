import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNow } from '@/components/use-now.ts'
import { useServer } from '@/components/viewer-context.tsx'
import type { PeopleKnowledge } from '@/domain/people-filters.ts'
import { PeopleIndex } from '@/domain/people-index.ts'
import { planPeople, type PeoplePlan, type PeopleRequest, type PeopleSource } from '@/domain/people-plan.ts'
import type { PersonRow } from '@/domain/person-row.ts'
import { allUsersQuery, type AllUsers } from '@/queries/all-users.ts'
import { keys } from '@/queries/keys.ts'
import {
  peopleCountQuery,
  peoplePagesQuery,
  readPeopleAgain,
  readPeopleToEnd,
  type PeoplePage,
} from '@/queries/people-pages.ts'
import { stopReading } from '@/queries/readings-of-everybody.ts'
import type { PeopleQueryState } from './use-people-plan.ts'

/** A list of people as far as it is here, whoever answers for it. */
export interface PeopleList {
  by: PeoplePlan['by']
  source: PeopleSource
  /** People who match, in order, as far as they have come. */
  rows: readonly PersonRow[]
  /** How many match, where that is known. */
  total: number | null
  /** People there are without search and filters, where that is known. */
  all: number | null
  /** The reading of everybody, where that is what is shown. */
  reading: AllUsers | null
  /** All who match are in `rows`, each of whom could be read. */
  isComplete: boolean
  /** The server gave as many as it gives, and there are more. */
  isCut: boolean
  unreadable: number
  /** When the last of it came, ms since epoch. */
  readAt: number | null
  /** Nothing has come yet. */
  isPending: boolean
  /** Why nothing came, or why what is shown could not be read again. */
  error: Error | null
  isFetching: boolean
  /** What is shown answers an earlier question. */
  isDimmed: boolean
  /** What comes behind `rows`; null when nothing does. */
  rest: RestOfList | null
  isReadingMore: boolean
  /** Why a further page failed. */
  moreError: Error | null
  /** Reads the next page, if there is one and the last one did not fail. */
  readMore: () => void
  /** Asks again for the page that failed. */
  retryMore: () => void
  readAgain: () => void
  /** Ends the reading of everybody where it is; what has come stays. */
  stopReading: () => void
}

/** How to read a list to its end, which leaves the one that is shown as long as it is. */
export interface RestOfList {
  /** The pages that are here, to go on from. */
  pages: readonly PeoplePage[]
  /** Reads on behind `pages`, and adds to them; `onPage` after each. Rejects with what a page failed by. */
  readTo: (pages: PeoplePage[], signal: AbortSignal, onPage: () => void) => Promise<void>
}

/** Pages of a list as one. */
export function joinPages(pages: readonly PeoplePage[]) {
  const seen = new Set<string>()
  const isCut = pages.some((page) => page.isCut)
  const unreadable = pages.reduce((sum, page) => sum + page.unreadable, 0)
  return {
    // Each person once: rows may move from page to page between two requests.
    rows: pages.flatMap(({ people }) => people.filter(({ user: { id } }) => !seen.has(id) && seen.add(id))),
    isCut,
    unreadable,
    /** Nothing is missing, if these are all pages there are. */
    isComplete: !isCut && unreadable === 0,
  }
}

function nothing(): void {
  // Everybody is read to the end anyway, and a page by itself needs no stopping.
}

const NOBODY: readonly PersonRow[] = []
const NO_PAGES: readonly PeoplePage[] = []
const NO_REQUEST: PeopleRequest = { q: '', sort: { column: 'name', isDescending: false } }

/** The people an address asks for: from the server page by page, or from everybody once the server cannot do it. */
export function usePeopleList(state: PeopleQueryState, known: PeopleKnowledge): PeopleList {
  const plan = useMemo(() => planPeople(state.query, known.hasReport), [state.query, known.hasReport])
  const fromServer = useServerList(plan, state)
  const fromAll = useEverybody(plan, state, known)
  return plan.by === 'server' ? fromServer : fromAll
}

function useServerList(plan: PeoplePlan, state: PeopleQueryState): PeopleList {
  const client = useQueryClient()
  const isOn = plan.by === 'server'
  const source = isOn ? plan.source : 'report'
  const request = isOn ? plan.request : NO_REQUEST
  // The key that was pressed has asked, and may have had its answer before the list comes to it: what failed is not asked
  // again for that.
  const drawn = useRef(request)
  const enabled = ({ state: { status } }: { state: { status: string } }) =>
    isOn && (status !== 'error' || drawn.current === request)
  const list = useInfiniteQuery({ ...peoplePagesQuery(source, request), enabled })
  // After the list has come to it: from then on reading again is as ever.
  useEffect(() => {
    drawn.current = request
  }, [request])
  const pages = list.data?.pages ?? NO_PAGES
  const read = useMemo(() => joinPages(pages), [pages])
  const { rows, isCut } = read
  const { hasNextPage, isFetching, isPlaceholderData, isFetchNextPageError, fetchNextPage } = list
  const isComplete = !!list.data && !hasNextPage && !isPlaceholderData && read.isComplete
  const count = useQuery({
    ...peopleCountQuery(request),
    // Each key costs one request, for the rows. Of how many they are the first is asked when typing rests.
    enabled: isOn && source === 'report' && hasNextPage && !isPlaceholderData && state.text === state.restedText,
  })
  const total = isComplete ? rows.length : isCut || isPlaceholderData ? null : (count.data ?? null)
  const canGoOn = hasNextPage && !isFetching && !isFetchNextPageError
  const readMore = useCallback(() => {
    if (canGoOn) void fetchNextPage()
  }, [canGoOn, fetchNextPage])
  useEffect(() => {
    // A page of nothing but bots.
    if (rows.length === 0) readMore()
  }, [rows, readMore])

  return {
    by: 'server',
    source,
    ...read,
    total,
    all: isUnfiltered(request) ? total : null,
    reading: null,
    isComplete,
    readAt: pages.at(-1)?.readAt ?? null,
    isPending: !list.data,
    error: isFetchNextPageError ? null : list.error,
    isFetching: isFetching && !list.isFetchingNextPage,
    isDimmed: isPlaceholderData || list.isRefetching,
    // What another question was answered is nothing to go on from.
    rest:
      hasNextPage && !isPlaceholderData
        ? { pages, readTo: (into, ...how) => readPeopleToEnd(client, { source, request, pages: into }, ...how) }
        : null,
    isReadingMore: list.isFetchingNextPage,
    moreError: isFetchNextPageError ? list.error : null,
    readMore,
    retryMore: () => void fetchNextPage(),
    readAgain: () => {
      if (isFetching) return
      void readPeopleAgain(client, source, request)
      void client.invalidateQueries({ queryKey: keys.userCounts() })
    },
    stopReading: nothing,
  }
}

function isUnfiltered({ q, role, team, state }: PeopleRequest): boolean {
  return q === '' && role === undefined && team === undefined && state === undefined
}

function useEverybody(plan: PeoplePlan, state: PeopleQueryState, known: PeopleKnowledge): PeopleList {
  const { features } = useServer()
  const isOn = plan.by === 'everybody'
  const team = isOn ? plan.team : undefined
  const client = useQueryClient()
  const reading = allUsersQuery(features, known.hasReport, team)
  const everybody = useQuery({ ...reading, enabled: isOn })
  const [index] = useState(() => new PeopleIndex())
  const now = useNow()
  const { query } = state
  const all = isOn ? everybody.data : undefined
  const people = all?.people ?? NOBODY
  const rows = useMemo(() => {
    if (!isOn) return NOBODY
    index.set(people)
    return index.view(query, now)
  }, [index, isOn, people, query, now])
  const isReading = everybody.isFetching && all?.readAt === null

  return {
    by: 'everybody',
    source: all?.source === 'report' || (!all && known.hasReport) ? 'report' : 'pages',
    rows,
    total: all ? rows.length : null,
    all: all?.isComplete && team === undefined ? all.read : null,
    reading: all ?? null,
    isComplete: all?.isComplete ?? false,
    isCut: false,
    unreadable: all?.unreadable ?? 0,
    readAt: all?.readAt ?? null,
    isPending: !all || (isReading && rows.length === 0),
    error: everybody.error,
    isFetching: everybody.isFetching,
    isDimmed: everybody.isFetching && !isReading,
    rest: null,
    isReadingMore: false,
    moreError: null,
    readMore: nothing,
    retryMore: nothing,
    readAgain: () => {
      if (!everybody.isFetching) void everybody.refetch()
    },
    stopReading: () => stopReading(client, reading.queryKey),
  }
}
