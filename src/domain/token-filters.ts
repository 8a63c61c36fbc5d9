import { FACET_IDS, facetValues, isFacetId, type FacetId, type InventoryFilters } from './inventory-facets.ts'
import { SORT_COLUMNS, type InventorySort, type SortColumn } from './inventory-order.ts'
import type { InventoryRequest } from './inventory-picking.ts'
import { savedViewOf } from './saved-views.ts'
import type { ServerFeatures } from './server-features.ts'

/** Columns of the inventory that can be chosen. The description is always there. */
export const COLUMN_IDS = ['owner', 'email', 'kind', 'status', 'expires', 'notes', 'id'] as const
export type ColumnId = (typeof COLUMN_IDS)[number]

/** All that the address of the inventory says. */
export interface InventoryQuery extends InventoryRequest {
  /** null: the columns shown unless somebody chose. */
  columns: readonly ColumnId[] | null
}

type Known = Pick<ServerFeatures, 'tokenExpiry' | 'tokenPolicyDays'>

const EVERYTHING: Known = { tokenExpiry: true, tokenPolicyDays: 1 }

/** The facets that mean something on a server: no expiry before 11.9, no policy where none is set. */
export function facetsFor(features: Known): FacetId[] {
  return FACET_IDS.filter((facet) => {
    if (facet === 'expiry') return features.tokenExpiry
    return facet === 'policy' ? features.tokenPolicyDays > 0 : true
  })
}

/** The columns that mean something on a server. */
export function columnsFor(features: Known): ColumnId[] {
  return COLUMN_IDS.filter((column) => column !== 'expires' || features.tokenExpiry)
}

function splitList(values: readonly string[]): string[] {
  const parts = values.flatMap((value) => value.split(',')).map((part) => part.trim())
  return parts.filter((part) => part !== '')
}

/** Those of `known` that `asked` names, in the order of `known`; what it does not know goes to `ignored`. */
function pickKnown<T extends string>(name: string, asked: string[], known: readonly T[], ignored: string[]): T[] {
  for (const part of asked) {
    if (!known.some((value) => value === part)) ignored.push(`${name}=${part}`)
  }
  return known.filter((value) => asked.includes(value))
}

function parseSort(params: URLSearchParams, columns: readonly SortColumn[], ignored: string[]): InventorySort | null {
  const text = params.get('sort') ?? ''
  if (text === '') return null
  const descending = text.startsWith('-')
  const column = columns.find((known) => known === (descending ? text.slice(1) : text))
  if (column) return { column, descending }
  ignored.push(`sort=${text}`)
  return null
}

function parseFilters(params: URLSearchParams, features: Known, ignored: string[]): InventoryFilters {
  const facets = facetsFor(features)
  const view = params.get('view') ?? ''
  const preset = view === '' ? {} : savedViewOf(view, features)?.filters
  if (!preset) ignored.push(`view=${view}`)
  const filters: Partial<Record<FacetId, readonly string[]>> = { ...preset }
  for (const name of new Set(params.keys())) {
    if (!name.startsWith('f.')) continue
    const facet = name.slice(2)
    const asked = splitList(params.getAll(name))
    if (!isFacetId(facet) || !facets.includes(facet)) {
      ignored.push(`${name}=${asked.join(',')}`)
      continue
    }
    const values = pickKnown(name, asked, facetValues(facet), ignored)
    if (values.length > 0) filters[facet] = values
  }
  return filters
}

/** The column that is always there: named alone, it says that no other is wanted. */
const ALWAYS = 'description'

function parseColumns(params: URLSearchParams, features: Known, ignored: string[]): ColumnId[] | null {
  const asked = splitList(params.getAll('cols'))
  const others = asked.filter((name) => name !== ALWAYS)
  const columns = pickKnown('cols', others, columnsFor(features), ignored)
  const isNoneWanted = others.length === 0 && asked.length > 0
  return columns.length > 0 || isNoneWanted ? columns : null
}

/**
 * Reads the address of the inventory: `q`, `f.status=active,asleep` and so on, `view` (a saved view, unfolded into its
 * filters; filters named beside it win), `sort=-expires`, `cols`. What it does not know, or what means nothing on this
 * server, is left out and named in `ignored` ("f.status=sleepy"), for the page to say. Other parameters are not its own.
 */
export function parseInventoryQuery(
  params: URLSearchParams,
  features: Known = EVERYTHING,
): { query: InventoryQuery; ignored: string[] } {
  const ignored: string[] = []
  const filters = parseFilters(params, features, ignored)
  const sortable = SORT_COLUMNS.filter((column) => column !== 'expires' || features.tokenExpiry)
  const sort = parseSort(params, sortable, ignored)
  const query = { q: params.get('q') ?? '', filters, sort, columns: parseColumns(params, features, ignored) }
  return { query, ignored }
}

function isOurs(name: string): boolean {
  return ['q', 'sort', 'cols', 'view'].includes(name) || name.startsWith('f.')
}

/**
 * The address of a query; nothing is written for what is as always. Parameters of `keep` that are not about the query go
 * along. The inverse of `parseInventoryQuery`, save that a saved view comes out as its filters.
 */
export function toSearchParams(query: InventoryQuery, keep?: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of keep ?? []) {
    if (!isOurs(name)) params.append(name, value)
  }
  if (query.q !== '') params.set('q', query.q)
  for (const facet of FACET_IDS) {
    const values = query.filters[facet] ?? []
    if (values.length > 0) params.set(`f.${facet}`, values.join(','))
  }
  if (query.sort) params.set('sort', `${query.sort.descending ? '-' : ''}${query.sort.column}`)
  if (query.columns) params.set('cols', query.columns.join(',') || ALWAYS)
  return params
}

/** The query with one value of a facet switched on or off. */
export function toggleFilter(query: InventoryQuery, facet: FacetId, value: string): InventoryQuery {
  const chosen = query.filters[facet] ?? []
  const { [facet]: _replaced, ...others } = query.filters
  const values = facetValues(facet).filter((known) => chosen.includes(known) !== (known === value))
  return { ...query, filters: values.length > 0 ? { ...others, [facet]: values } : others }
}

/** The query after a click on a column's head: first up, then down, then as the rows came. */
export function toggleSort(query: InventoryQuery, column: SortColumn): InventoryQuery {
  if (query.sort?.column !== column) return { ...query, sort: { column, descending: false } }
  return { ...query, sort: query.sort.descending ? null : { column, descending: true } }
}
