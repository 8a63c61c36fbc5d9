import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useServer } from '@/components/viewer-context.tsx'
import { explain } from '@/domain/error-words.ts'
import { countOf } from '@/lib/format.ts'
import { retryFailedPages, retryOwners } from '@/queries/inventory-repair.ts'
import type { InventorySnapshot } from '@/queries/inventory.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'

export interface InventoryNoticesProps {
  snapshot: InventorySnapshot
  /** Why reading again failed; null when it did not. */
  refreshError: unknown
}

/** What is missing from the list, where it is missing, with a way to get it. Nothing when all is there. */
export function InventoryNotices({ snapshot, refreshError }: InventoryNoticesProps) {
  const { verdict, owners } = snapshot
  const { features } = useServer()
  return (
    <>
      {!features.tokensEnabled && (
        <Banner tone="warn" look="strip" title="Personal access tokens are switched off on this server">
          Those of people do not work, and are kept; those of bots go on. They are switched on in the System Console,
          Integrations, Integration Management.
        </Banner>
      )}
      {refreshError !== null && (
        <Banner tone="warn" look="strip" title="Reading again failed">
          {`${explain(refreshError).title}. What is shown is from before.`}
        </Banner>
      )}
      {verdict && !verdict.complete && <PartialNotice failedPages={verdict.failedPages} error={verdict.error} />}
      {verdict && verdict.unreadable > 0 && (
        <Banner tone="warn" look="strip">
          {`${countOf(verdict.unreadable, 'row')} could not be read.`}
        </Banner>
      )}
      {owners.failed.length > 0 && <OwnersNotice count={owners.failed.length} error={owners.error} />}
      {verdict && !snapshot.botsRead && (
        <Banner tone="info" look="strip">
          The list of bots could not be read: bots of plugins, and bots without an owner, are not told apart here.
        </Banner>
      )}
    </>
  )
}

function PartialNotice({ failedPages, error }: { failedPages: readonly number[]; error: unknown }) {
  const client = useQueryClient()
  const [isBusy, retry] = useBusy(() => retryFailedPages(client))
  const words = explain(error)
  const pages = failedPages.map((page) => page + 1)
  const which =
    pages.length === 1 ? `Page ${pages[0]}` : `Pages ${pages.slice(0, 5).join(', ')}${pages.length > 5 ? ' …' : ''}`
  return (
    <Banner
      tone="warn"
      look="strip"
      title={`Partial: ${which.toLowerCase()} could not be read`}
      actions={
        <Button size="sm" isBusy={isBusy} onClick={retry}>
          {pages.length === 1 ? `Retry page ${pages[0]}` : `Retry ${pages.length} pages`}
        </Button>
      }
    >
      {`${words.title}. Tokens on ${pages.length === 1 ? 'that page are' : 'those pages are'} missing from the list and from its counts.`}
    </Banner>
  )
}

function OwnersNotice({ count, error }: { count: number; error: unknown }) {
  const client = useQueryClient()
  const [isBusy, retry] = useBusy(() => retryOwners(client))
  return (
    <Banner
      tone="warn"
      look="strip"
      title={`${countOf(count, 'owner')} could not be read`}
      actions={
        <Button size="sm" isBusy={isBusy} onClick={retry}>
          Retry owners
        </Button>
      }
    >
      {`${explain(error).title}. Whether their tokens work is not known.`}
    </Banner>
  )
}

function useBusy(act: () => Promise<void>): [boolean, () => void] {
  const [isBusy, setIsBusy] = useState(false)
  const start = () => {
    setIsBusy(true)
    // What fails is told by the notice itself; it rejects only when the session ends, and the page with it.
    void act().then(
      () => setIsBusy(false),
      () => undefined,
    )
  }
  return [isBusy, start]
}
