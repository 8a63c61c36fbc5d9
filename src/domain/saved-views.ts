import { FACET_IDS, type InventoryFilters } from './inventory-facets.ts'
import type { SortColumn } from './inventory-order.ts'
import type { SortBy } from './list-address.ts'
import type { ServerFeatures } from './server-features.ts'

export interface SavedView {
  id: 'never-expire' | 'expiring' | 'asleep' | 'breakers' | 'bots-without-owner' | 'administrators'
  title: string
  filters: InventoryFilters
  /** The order it opens in; left out, in the one chosen. */
  sort?: SortBy<SortColumn>
  needs: 'expiry' | 'policy' | null
}

const SAVED_VIEWS: readonly SavedView[] = [
  {
    id: 'never-expire',
    title: 'Never expire',
    filters: { expiry: ['never'] },
    needs: 'expiry',
  },
  {
    id: 'expiring',
    title: 'Expiring',
    filters: { expiry: ['soon'] },
    sort: { column: 'expires', isDescending: false },
    needs: 'expiry',
  },
  {
    id: 'asleep',
    title: 'Asleep',
    filters: { status: ['asleep'] },
    needs: null,
  },
  {
    id: 'breakers',
    title: 'Breakers',
    filters: { policy: ['breaker'] },
    needs: 'policy',
  },
  {
    id: 'bots-without-owner',
    title: 'Bots without owner',
    filters: { owner: ['bot-without-owner'] },
    needs: null,
  },
  {
    id: 'administrators',
    title: "Administrators'",
    filters: { rights: ['admin'] },
    needs: null,
  },
]

type Known = Pick<ServerFeatures, 'tokenExpiry' | 'tokenPolicyDays'>

/** The saved views that mean something on a server, in the order in which they stand. */
export function savedViewsFor(features: Known): SavedView[] {
  return SAVED_VIEWS.filter(({ needs }) => {
    if (needs === 'expiry') return features.tokenExpiry
    return needs === 'policy' ? features.tokenPolicyDays > 0 : true
  })
}

/** The saved view of this name, or null when there is none or it means nothing on the server. */
export function savedViewOf(id: string, features: Known): SavedView | null {
  return savedViewsFor(features).find((view) => view.id === id) ?? null
}

/** The saved view whose filters are exactly these, whatever is searched or sorted; null when it is none. */
export function activeSavedView(filters: InventoryFilters, features: Known): SavedView | null {
  const key = (set: InventoryFilters) => FACET_IDS.map((facet) => (set[facet] ?? []).join(',')).join(';')
  return savedViewsFor(features).find((view) => key(view.filters) === key(filters)) ?? null
}
