import type { QueryClient } from '@tanstack/react-query'
import { actions } from '@/access/actions.ts'
import { can } from '@/access/can.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { inventoryQuery } from '@/queries/inventory.ts'
import { serverQuery } from '@/queries/server.ts'
import { viewerQuery } from '@/queries/viewer.ts'
import { lazyPart } from '@/components/lazy-part.tsx'
import { InventoryPage } from './inventory-page.tsx'

/**
 * Starts the sweep as soon as the guards have let the viewer through, before anything is drawn.
 * @public called by the route table
 */
export function prefetch({ client }: { client: QueryClient }): void {
  const server = client.getQueryData(serverQuery().queryKey)
  const viewer = client.getQueryData(viewerQuery().queryKey)
  if (!server || !viewer || !can(viewer, actions['token.inventory'].need).allowed) return
  void client.prefetchQuery(inventoryQuery(server.features))
}

const ByPersonPage = lazyPart(async () => (await import('./by-person-page.tsx')).ByPersonPage)

/** `/tokens`: every token of the server; for those who may read tokens only person by person, one person's. */
export default function TokensPage() {
  const viewer = useViewer()
  return can(viewer, actions['token.inventory'].need).allowed ? <InventoryPage /> : <ByPersonPage />
}
