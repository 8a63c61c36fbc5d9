import { parseTeamId, type TeamId } from '@/api/ids.ts'
import { listAddress, parseColumns, parseSort, splitList, type SortBy } from './list-address.ts'

/** What people can be filtered by, one value of each. The first three are the server's work, as a rule. */
export interface PeopleFilters {
  /** A role's name. */
  role?: string
  team?: TeamId | 'none'
  state?: 'active' | 'deactivated' | 'locked'
  /** `missing`: off, for somebody whom Mattermost itself would ask for it. */
  mfa?: 'on' | 'off' | 'missing'
  /** Sign-in method: the name of a service, `email` for a password of Mattermost's own. */
  method?: string
  /** With failed attempts to sign in. */
  failed?: 'any'
  /** Last sign-in. */
  seen?: 'never' | '90d'
}

export type PeopleFacet = keyof PeopleFilters

/** In the order in which filters and chips stand. */
export const PEOPLE_FACETS = ['role', 'team', 'state', 'mfa', 'method', 'seen', 'failed'] as const

/** Columns that can be chosen. The person is always there. */
export const PEOPLE_COLUMNS = [
  'email',
  'roles',
  'state',
  'method',
  'mfa',
  'lastLogin',
  'tokens',
  'failed',
  'created',
] as const
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number]

const SORTS = ['name', 'email', 'created', 'lastLogin', 'failed'] as const
export type PeopleSortColumn = (typeof SORTS)[number]

/** All that the address of the list of people says. */
export interface PeopleQuery {
  q: string
  filters: PeopleFilters
  /** null: by user name, upwards. */
  sort: SortBy<PeopleSortColumn> | null
  /** null: the columns shown unless somebody chose. */
  columns: readonly PeopleColumn[] | null
}

/** What a viewer can know of people on a server; what they cannot is neither filter, order nor column. */
export interface PeopleKnowledge {
  /** The server's report is to be had: it tells the last sign-in. */
  hasReport: boolean
  /** The viewer is told how people sign in. */
  isTold: boolean
  /** And of failed attempts, which not every server tells. */
  tellsAttempts: boolean
  /** The viewer may filter by this team, or by having none. */
  canFilterTeam: (team: TeamId | 'none') => boolean
  /** The viewer may list all tokens. */
  hasTokens: boolean
}

/** Roles that can be filtered by without asking the server which there are. `system_user` is nearly everybody. */
export const FILTER_ROLES = [
  'system_admin',
  'system_manager',
  'system_user_manager',
  'system_read_only_admin',
  'system_custom_group_admin',
  'system_user_access_token',
  'system_guest',
] as const

const VALUES = {
  state: ['active', 'deactivated', 'locked'],
  mfa: ['on', 'off', 'missing'],
  method: ['email', 'ldap', 'saml', 'gitlab', 'google', 'office365', 'openid'],
  failed: ['any'],
  seen: ['never', '90d'],
} as const

/** The values of a facet to choose from. Of roles the built-in ones, of teams only "none": the server knows the others. */
export function peopleValues(facet: PeopleFacet, known: PeopleKnowledge): readonly string[] {
  if (facet === 'role') return FILTER_ROLES
  if (facet === 'team') return known.canFilterTeam('none') ? ['none'] : []
  if (facet === 'state' && !known.tellsAttempts) return ['active', 'deactivated']
  if (facet === 'mfa' && !known.isTold) return ['on', 'off']
  return VALUES[facet]
}

/** The facets that mean something to this viewer on this server. */
export function peopleFacets({ hasReport, isTold, tellsAttempts }: PeopleKnowledge): PeopleFacet[] {
  return PEOPLE_FACETS.filter((facet) => {
    if (facet === 'seen') return hasReport
    if (facet === 'failed') return tellsAttempts
    return facet === 'method' ? isTold : true
  })
}

/** The columns that can be chosen: those of which this viewer is told anything on this server. */
export function peopleColumns({ hasReport, isTold, tellsAttempts, hasTokens }: PeopleKnowledge): PeopleColumn[] {
  const told: Partial<Record<PeopleColumn, boolean>> = {
    lastLogin: hasReport,
    method: isTold,
    failed: tellsAttempts,
    tokens: hasTokens,
  }
  return PEOPLE_COLUMNS.filter((column) => told[column] ?? true)
}

/** The orders that mean something to this viewer. */
export function peopleSorts({ hasReport, tellsAttempts }: PeopleKnowledge): PeopleSortColumn[] {
  return SORTS.filter((column) => {
    if (column === 'lastLogin') return hasReport
    return column === 'failed' ? tellsAttempts : true
  })
}

/** The columns shown when the address names none: those that say something to this viewer. */
export function usualColumns({ hasReport, isTold }: PeopleKnowledge): PeopleColumn[] {
  return ['email', 'roles', 'state', ...(isTold ? ['method' as const] : []), 'mfa', hasReport ? 'lastLogin' : 'created']
}

/** Whether a text can be the value of a facet. Roles and teams beyond the known ones by their form. */
function isValue(facet: PeopleFacet, value: string, known: PeopleKnowledge): boolean {
  if (facet === 'role') return /^[a-z0-9_]{1,64}$/.test(value)
  if (facet === 'team' && value !== 'none') {
    const id = parseTeamId(value)
    return id !== null && known.canFilterTeam(id)
  }
  return peopleValues(facet, known).includes(value)
}

/** The filters with one facet set to a value, which is known to be one of its own; null takes it off. */
function withValue(filters: PeopleFilters, facet: PeopleFacet, value: string | null): PeopleFilters {
  const { [facet]: _replaced, ...others } = filters
  return value === null ? others : { ...others, [facet]: value }
}

function parseFilters(params: URLSearchParams, known: PeopleKnowledge, ignored: string[]): PeopleFilters {
  const facets = peopleFacets(known)
  let filters: PeopleFilters = {}
  for (const name of new Set(params.keys())) {
    if (!name.startsWith('f.')) continue
    const facet = facets.find((one) => one === name.slice(2))
    const asked = splitList(params.getAll(name))
    for (const value of asked) {
      // One value of each: what a second one would mean, the server could not do.
      const isTaken = facet !== undefined && filters[facet] !== undefined
      if (!facet || isTaken || !isValue(facet, value, known)) ignored.push(`${name}=${value}`)
      else filters = withValue(filters, facet, value)
    }
  }
  return filters
}

/** The column that is always there. */
const ALWAYS = 'person'

/**
 * Reads the address of the list of people: `q`, `f.role=…` and so on, `sort=-lastLogin`, `cols`. What it does not know, or
 * what this viewer cannot know on this server, is left out and named in `ignored`, for the page to say.
 */
export function parsePeopleQuery(
  params: URLSearchParams,
  known: PeopleKnowledge,
): { query: PeopleQuery; ignored: string[] } {
  const ignored: string[] = []
  const query = {
    q: params.get('q') ?? '',
    filters: parseFilters(params, known, ignored),
    sort: parseSort(params, peopleSorts(known), ignored),
    columns: parseColumns(params, { known: peopleColumns(known), always: ALWAYS, ignored }),
  }
  for (const view of params.getAll('view')) ignored.push(`view=${view}`)
  return { query, ignored }
}

/** The address of a query. Parameters of `keep` that are not about the list go along. The inverse of `parsePeopleQuery`. */
export function peopleAddress(query: PeopleQuery, keep?: URLSearchParams): URLSearchParams {
  const filters = PEOPLE_FACETS.map((facet) => [facet, query.filters[facet] ?? ''] as const)
  return listAddress({ ...query, filters }, ALWAYS, keep)
}

/** The query with a value of a facet on, or off if it was on; another value of the facet makes way. */
export function togglePeopleFilter(query: PeopleQuery, facet: PeopleFacet, value: string): PeopleQuery {
  const isOn = query.filters[facet] === value
  return { ...query, filters: withValue(query.filters, facet, isOn ? null : value) }
}
