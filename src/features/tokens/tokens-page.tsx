import { actions } from '@/access/actions.ts'
import { can } from '@/access/can.ts'
import type { PagePrefetch } from '@/access/page-prefetch.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { firstData } from '@/queries/first-data.ts'
import { inventoryQuery } from '@/queries/inventory.ts'
import { lazyPart } from '@/components/lazy-part.tsx'
import { InventoryPage } from './inventory-page.tsx'

/**
 * Starts the sweep as soon as the guards have let the viewer through, before anything is drawn.
 * @public called by the route table
 */
export const prefetch: PagePrefetch = ({ client, viewer, server }) => {
  if (!can(viewer, actions['token.inventory'].need).allowed) return undefined
  const inventory = inventoryQuery(server.features)
  void client.prefetchQuery(inventory)
  return firstData(client, inventory.queryKey)
}

const ByPersonPage = lazyPart(async () => (await import('./by-person-page.tsx')).ByPersonPage)

/** `/tokens`: every token of the server; for those who may read tokens only person by person, one person's. */
export default function TokensPage() {
  const viewer = useViewer()
  return can(viewer, actions['token.inventory'].need).allowed ? <InventoryPage /> : <ByPersonPage />
}
