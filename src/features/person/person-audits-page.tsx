import type { PagePrefetch } from '@/access/page-prefetch.ts'
import { viewerFacts } from '@/access/viewer.ts'
import { parseUserId } from '@/api/ids.ts'
import { ErrorPanel } from '@/components/error-panel.tsx'
import { ReadAgainNotice } from '@/components/read-again-notice.tsx'
import { TableSkeleton } from '@/components/table-skeleton.tsx'
import { personRight } from '@/domain/person-rights.ts'
import { auditPagesQuery } from '@/queries/audit-pages.ts'
import { StatePanel } from '@/ui/state-panel.tsx'
import { AUDIT_CARD_HEIGHT, AuditList } from './audit-list.tsx'
import { usePerson } from './person-context.ts'
import { useAudits } from './use-audits.ts'

/** @public called by the route table */
export const prefetch: PagePrefetch = ({ client, viewer, params }) => {
  const userId = parseUserId(params['userId'] ?? '')
  // Whether it is an administrator is not known before the account is: then only who may see everybody's.
  const isSure = viewer.user.id === userId || viewer.system.has('manage_system')
  if (userId && isSure && personRight('audits', viewerFacts(viewer), undefined).allowed) {
    void client.prefetchInfiniteQuery(auditPagesQuery(userId))
  }
}

/** `/users/:userId/audits`: what somebody did, as far as the server noted it. */
export default function PersonAuditsPage() {
  const { user } = usePerson()
  const audits = useAudits()
  const { pages } = audits
  if (!audits.audits) {
    if (!pages.error) {
      return (
        <>
          {/* The bars; on a phone, the second line of the toolbar. */}
          <div className="h-10 shrink-0 border-line bg-surface md:h-[6.3125rem] md:border-b" />
          <TableSkeleton label="Reading audits" cardHeight={AUDIT_CARD_HEIGHT} />
        </>
      )
    }
    return <ErrorPanel error={pages.error} isRetrying={pages.isFetching} onRetry={() => void pages.refetch()} />
  }
  const isEmpty = audits.audits.length === 0 && audits.unreadable === 0 && !pages.hasNextPage
  return (
    <>
      {pages.isRefetchError && (
        <ReadAgainNotice
          title="The audits could not be read again: what is shown is from before"
          isReading={pages.isFetching}
          readAgain={() => void pages.refetch()}
        />
      )}
      {isEmpty ? (
        <StatePanel kind="empty" title={`The server has noted nothing of @${user.username}`}>
          It notes signing in, and changes of accounts, tokens, sessions and settings. Reading and writing messages
          leave no row.
        </StatePanel>
      ) : (
        <AuditList audits={audits} />
      )}
    </>
  )
}
