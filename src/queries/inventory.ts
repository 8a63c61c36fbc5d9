import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { ServerFeatures } from '@/domain/server-features.ts'
import { keys } from './keys.ts'
import { patchQueries } from './query-state.ts'
import { isWhole, readInventory, type InventorySnapshot } from './read-inventory.ts'

export { isWhole, type InventorySnapshot }

/**
 * Every personal access token of the server, joined with owners and bots: `GET /users/tokens` (since 4.7, needs
 * `manage_system`), `POST /users/ids`, `GET /bots`. The query's data grows while it is still fetching, so that rows stand
 * after the first page. A refresh builds a new index beside the shown one and swaps at its end: nothing blanks.
 */
export function inventoryQuery(features: ServerFeatures) {
  return queryOptions({
    queryKey: keys.inventory(),
    queryFn: ({ client, signal }) => readInventory(client, features, signal),
    // The index is a mutable class of 100 000 rows: comparing it structurally would cost seconds.
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: 30 * 60_000,
  })
}

/**
 * Lets time pass in the inventory that is shown, until `now` (ms since epoch): tokens end while a page is open, and
 * somebody changes the settings of the server.
 */
export function passTimeInInventory(client: QueryClient, now: number, features: ServerFeatures): void {
  patchQueries<InventorySnapshot>(client, { queryKey: keys.inventory() }, (shown) =>
    shown.index.passTime(now, features) ? { ...shown, revision: shown.index.version } : shown,
  )
}
