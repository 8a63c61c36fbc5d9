import { FACET_IDS, facetValues, isFacetId, type FacetId, type InventoryFilters } from './inventory-facets.ts'
import { SORT_COLUMNS, type SortColumn } from './inventory-order.ts'
import type { InventoryRequest } from './inventory-picking.ts'
import { listAddress, nextSort, parseColumns, parseSort, pickKnown, splitList } from './list-address.ts'
import { savedViewOf, type SavedView } from './saved-views.ts'
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

interface Parsing {
  view: SavedView | null
  features: Known
  ignored: string[]
}

function parseFilters(params: URLSearchParams, { view, features, ignored }: Parsing): InventoryFilters {
  const facets = facetsFor(features)
  const filters: Partial<Record<FacetId, readonly string[]>> = { ...view?.filters }
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

/**
 * Reads the address of the inventory: `q`, `f.status=active,asleep` and so on, `view` (a saved view, unfolded into its
 * filters and order; what is named beside it wins), `sort=-expires`, `cols`. What it does not know, or what means nothing on this
 * server, is left out and named in `ignored` ("f.status=sleepy"), for the page to say. Other parameters are not its own.
 */
export function parseInventoryQuery(
  params: URLSearchParams,
  features: Known = EVERYTHING,
): { query: InventoryQuery; ignored: string[] } {
  const ignored: string[] = []
  const named = params.get('view') ?? ''
  const view = named === '' ? null : savedViewOf(named, features)
  if (named !== '' && !view) ignored.push(`view=${named}`)
  const filters = parseFilters(params, { view, features, ignored })
  const sortable = SORT_COLUMNS.filter((column) => column !== 'expires' || features.tokenExpiry)
  const sort = parseSort(params, sortable, ignored) ?? view?.sort ?? null
  const query = {
    q: params.get('q') ?? '',
    filters,
    sort,
    columns: parseColumns(params, { known: columnsFor(features), always: ALWAYS, ignored }),
  }
  return { query, ignored }
}

/**
 * The address of a query; nothing is written for what is as always. Parameters of `keep` that are not about the query go
 * along. The inverse of `parseInventoryQuery`, save that a saved view comes out as its filters.
 */
export function toSearchParams(query: InventoryQuery, keep?: URLSearchParams): URLSearchParams {
  const filters = FACET_IDS.map((facet) => [facet, (query.filters[facet] ?? []).join(',')] as const)
  return listAddress({ ...query, filters }, ALWAYS, keep)
}

/** The query after a click on a column's head: first up, then down, then as the rows came. */
export function toggleSort(query: InventoryQuery, column: SortColumn): InventoryQuery {
  return { ...query, sort: nextSort(query.sort, column) }
}
