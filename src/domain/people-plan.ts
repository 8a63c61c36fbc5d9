import type { TeamId } from '@/api/ids.ts'
import type { SortBy } from './list-address.ts'
import type { PeopleQuery } from './people-filters.ts'

/** Which of the server's lists is shown. */
export type PeopleSource = 'report' | 'pages' | 'search'

/** What is asked of the server, which filters and sorts by itself. */
export interface PeopleRequest {
  /** As typed, without blanks around it. */
  q: string
  role?: string
  team?: TeamId | 'none'
  state?: 'active' | 'deactivated'
  sort: SortBy<'name' | 'email' | 'created'>
}

/** How a query is answered: by the server page by page, or here, once everybody (of a team) has been read. */
export type PeoplePlan =
  | { by: 'server'; source: PeopleSource; request: PeopleRequest }
  | { by: 'everybody'; team: TeamId | 'none' | undefined }

const BY_NAME = { column: 'name', isDescending: false } as const

/** The order as the server can make it; null when it cannot. */
function serverSort({ sort }: PeopleQuery): PeopleRequest['sort'] | null {
  if (!sort) return BY_NAME
  const { column, isDescending } = sort
  return column === 'lastLogin' || column === 'failed' ? null : { column, isDescending }
}

/**
 * Who answers a query. The report filters by role, team and state and sorts by name, e-mail and age; the list of members
 * only has the order of user names, and what is searched there is sorted here, as it comes at once.
 */
export function planPeople(query: PeopleQuery, hasReport: boolean): PeoplePlan {
  const { state, mfa, method, failed, seen, ...filter } = query.filters
  const everybody = { by: 'everybody', team: filter.team } as const
  const sort = serverSort(query)
  if (mfa || method || failed || seen || state === 'locked' || !sort) return everybody
  const q = query.q.trim()
  const source = hasReport ? 'report' : q === '' ? 'pages' : 'search'
  if (source === 'pages' && (sort.column !== 'name' || sort.isDescending)) return everybody
  return { by: 'server', source, request: { q, ...filter, ...(state && { state }), sort } }
}
