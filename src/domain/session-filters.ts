import { ignoreOthers, listAddress, nextSort, parseSort, pickKnown, splitList, type SortBy } from './list-address.ts'
import type { SignedInWith } from './person-credentials.ts'
import { SIGNED_IN_WITH_WORDS, type SessionRow } from './session-facts.ts'

const DAY = 86_400_000

export const SESSION_FACETS = ['kind', 'idle', 'state', 'roles'] as const
export type SessionFacet = (typeof SESSION_FACETS)[number]

interface FacetFacts {
  title: string
  values: readonly { id: string; words: string; fits: (row: SessionRow) => boolean }[]
}

const KINDS: readonly SignedInWith[] = ['browser', 'desktop', 'mobile', 'token', 'app']

/** The filters of a list of sessions: values of one are alternatives, different ones all count. */
export const SESSION_FILTERS: Record<SessionFacet, FacetFacts> = {
  kind: {
    title: 'Kind',
    values: KINDS.map((kind) => ({ id: kind, words: SIGNED_IN_WITH_WORDS[kind], fits: (row) => row.kind === kind })),
  },
  idle: {
    title: 'Idle',
    values: [30, 90].map((days) => ({
      id: `${days}d`,
      words: `${days} days or longer`,
      fits: (row: SessionRow) => row.idle >= days * DAY,
    })),
  },
  state: {
    title: 'State',
    values: [
      { id: 'live', words: 'Live', fits: (row) => !row.isOver },
      { id: 'over', words: 'Over, not cleaned up yet', fits: (row) => row.isOver },
    ],
  },
  roles: {
    title: 'Roles',
    values: [{ id: 'changed', words: 'Other than the account’s', fits: (row) => row.drift !== null }],
  },
}

export const SESSION_SORTS = ['kind', 'created', 'activity', 'expires'] as const
export type SessionSort = (typeof SESSION_SORTS)[number]

/** What a list of sessions shows. */
export interface SessionQuery {
  q: string
  filters: Partial<Record<SessionFacet, readonly string[]>>
  sort: SortBy<SessionSort> | null
}

/** Reads the address; what means nothing in it is named in `ignored`. */
export function parseSessionQuery(params: URLSearchParams): { query: SessionQuery; ignored: string[] } {
  const ignored: string[] = []
  const filters: SessionQuery['filters'] = {}
  for (const facet of SESSION_FACETS) {
    const known = SESSION_FILTERS[facet].values.map((value) => value.id)
    const chosen = pickKnown(`f.${facet}`, splitList(params.getAll(`f.${facet}`)), known, ignored)
    if (chosen.length > 0) filters[facet] = chosen
  }
  ignoreOthers(params, ['q', 'sort', ...SESSION_FACETS.map((facet) => `f.${facet}`)], ignored)
  return { query: { q: params.get('q') ?? '', filters, sort: parseSort(params, SESSION_SORTS, ignored) }, ignored }
}

/** The inverse; parameters of `keep` that are not about the list go along. */
export function toSessionParams(query: SessionQuery, keep?: URLSearchParams): URLSearchParams {
  const filters = SESSION_FACETS.map((facet) => [facet, (query.filters[facet] ?? []).join(',')] as const)
  return listAddress({ q: query.q, filters, sort: query.sort, columns: null }, '', keep)
}

/** The query after a click on a column's head. */
export function toggleSessionSort(query: SessionQuery, column: SessionSort): SessionQuery {
  return { ...query, sort: nextSort(query.sort, column) }
}

function fits(row: SessionRow, query: SessionQuery, but?: SessionFacet): boolean {
  return SESSION_FACETS.every((facet) => {
    const chosen = query.filters[facet] ?? []
    if (facet === but || chosen.length === 0) return true
    return SESSION_FILTERS[facet].values.some((value) => chosen.includes(value.id) && value.fits(row))
  })
}

const SORT_VALUES: Record<SessionSort, (row: SessionRow) => number> = {
  kind: (row) => KINDS.indexOf(row.kind),
  created: (row) => row.session.create_at,
  activity: (row) => row.lastActivity,
  expires: (row) => row.session.expires_at || Number.MAX_SAFE_INTEGER,
}

/** The rows the query leaves: one's own session first in any order, the rest as sorted, or as the server has them. */
export function chooseSessions(rows: readonly SessionRow[], query: SessionQuery): SessionRow[] {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean)
  const found = rows.filter((row) => fits(row, query) && words.every((word) => row.text.includes(word)))
  const { sort } = query
  const pin = (a: SessionRow, b: SessionRow) => Number(b.session.isCurrent) - Number(a.session.isCurrent)
  if (!sort) return found.toSorted(pin)
  const value = SORT_VALUES[sort.column]
  return found.toSorted((a, b) => pin(a, b) || (sort.isDescending ? value(b) - value(a) : value(a) - value(b)))
}

/** How many rows each value of a filter would show beside the other filters. */
export function countSessionFacet(
  rows: readonly SessionRow[],
  query: SessionQuery,
  facet: SessionFacet,
  value: string,
) {
  const facts = SESSION_FILTERS[facet].values.find((one) => one.id === value)
  return rows.filter((row) => fits(row, query, facet) && facts?.fits(row)).length
}
