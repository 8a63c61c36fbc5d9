import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { Outlet, useParams } from 'react-router'
import { ActionButton } from '@/components/action-button.tsx'
import { ErrorPanel } from '@/components/error-panel.tsx'
import { AbsentFeatures } from '@/components/lazy-absent-features.tsx'
import { LazyCreateTokenDialog } from '@/components/lazy-create-token-dialog.tsx'
import { lazyPart } from '@/components/lazy-part.tsx'
import { useNavigationCount } from '@/components/navigation-counts.ts'
import { Page } from '@/components/page.tsx'
import { useNow } from '@/components/use-now.ts'
import { useShortcuts } from '@/components/use-shortcuts.ts'
import { useCan, useServer } from '@/components/viewer-context.tsx'
import { useTokenQuery } from '@/components/use-token-query.ts'
import { savedViewsFor } from '@/domain/saved-views.ts'
import { inventoryQuery, isWhole, passTimeInInventory, type InventorySnapshot } from '@/queries/inventory.ts'
import { keys } from '@/queries/keys.ts'
import { IconButton } from '@/ui/icon-button.tsx'
import { AddIcon, RefreshIcon } from '@/ui/icons.ts'
import { TableSkeleton } from '@/components/table-skeleton.tsx'
import type { BreakerCheckProps } from './breaker-check.tsx'
import { InventoryFacts } from './inventory-facts.tsx'
import type { InventoryNoticesProps } from './inventory-notices.tsx'
import { InventoryList } from './inventory-list.tsx'

const BreakerCheck = lazyPart<BreakerCheckProps>(async () => (await import('./breaker-check.tsx')).BreakerCheck)
const InventoryNotices = lazyPart<InventoryNoticesProps>(
  async () => (await import('./inventory-notices.tsx')).InventoryNotices,
)

/** Every token of the server: read page by page, searched and filtered here, acted upon one by one or many at once. */
export function InventoryPage() {
  const { features } = useServer()
  const client = useQueryClient()
  const inventory = useQuery(inventoryQuery(features))
  const snapshot = inventory.data
  const now = useNow()
  // Also in an index that takes the place of another: it began with what was known then.
  const index = snapshot?.index
  useEffect(() => passTimeInInventory(client, now, features), [client, now, features, index])
  const [isCreating, setIsCreating] = useState(false)
  const canCreate = useCan('token.create.other').allowed
  useNavigationCount('tokens', snapshot?.verdict?.complete ? snapshot.index.size : null)
  const readAgain = async () => {
    if (inventory.isFetching) return
    await Promise.all([inventory.refetch(), client.refetchQueries({ queryKey: keys.server() })])
    await client.invalidateQueries({ queryKey: keys.nonCompliantCount() })
  }
  useShortcuts('Tokens', [
    { keys: 'r', label: 'Read again', act: () => void readAgain() },
    ...(canCreate ? [{ keys: 'n', label: 'New token', act: () => setIsCreating(true) }] : []),
  ])

  return (
    <Page
      title="Tokens"
      layout="fill"
      facts={
        (snapshot ?? !inventory.error) && <InventoryFacts snapshot={snapshot} neverCount={neverExpireCount(snapshot)} />
      }
      actions={
        <>
          <IconButton
            icon={RefreshIcon}
            label="Read again"
            hotkey="r"
            isBusy={inventory.isFetching}
            onClick={() => void readAgain()}
          />
          <ActionButton
            action="token.create.other"
            variant="primary"
            icon={AddIcon}
            onClick={() => setIsCreating(true)}
          >
            New token
          </ActionButton>
        </>
      }
    >
      {snapshot ? (
        <Loaded
          snapshot={snapshot}
          error={inventory.error}
          isRefreshing={inventory.isFetching && snapshot.verdict !== null}
        />
      ) : inventory.error ? (
        <ErrorPanel error={inventory.error} onRetry={() => void inventory.refetch()} />
      ) : (
        <TableSkeleton label="Reading tokens" hasViews />
      )}
      {!features.tokenRotate && <AbsentFeatures />}
      {isCreating && <LazyCreateTokenDialog owner={null} onClose={() => setIsCreating(false)} />}
    </Page>
  )
}

function neverExpireCount(snapshot: InventorySnapshot | undefined): number {
  return snapshot?.index.countMatching([{ expiry: ['never'] }])[0] ?? 0
}

/** Whether there is anything to say beside the list: nearly never, so the words for it are fetched only then. */
function isAnythingMissing({ verdict, owners, botsRead }: InventorySnapshot, error: Error | null): boolean {
  if (error !== null || owners.failed.length > 0) return true
  return verdict !== null && (!verdict.complete || verdict.unreadable > 0 || !botsRead)
}

function Loaded(props: { snapshot: InventorySnapshot; error: Error | null; isRefreshing: boolean }) {
  const { snapshot, error } = props
  const state = useTokenQuery()
  const { features } = useServer()
  const { tokenId } = useParams()
  const views = useMemo(() => savedViewsFor(features), [features])
  // Not with every key: what is searched for does not change them.
  const counts = useMemo(
    () => snapshot.index.countMatching([{}, ...views.map((view) => view.filters)]),
    [snapshot, views],
  )
  const breakers = views.findIndex((view) => view.id === 'breakers')
  return (
    <>
      {(!features.tokensEnabled || isAnythingMissing(snapshot, error)) && (
        <InventoryNotices snapshot={snapshot} refreshError={error} />
      )}
      {breakers >= 0 && isWhole(snapshot) && <BreakerCheck ours={counts[breakers + 1] ?? 0} />}
      <InventoryList
        snapshot={snapshot}
        state={state}
        views={views}
        counts={counts}
        openTokenId={tokenId ?? null}
        isRefreshing={props.isRefreshing}
      />
      <Outlet />
    </>
  )
}
