import type { PagePrefetch } from '@/access/page-prefetch.ts'
import { viewerFacts } from '@/access/viewer.ts'
import { parseUserId } from '@/api/ids.ts'
import { ErrorPanel } from '@/components/error-panel.tsx'
import { TableSkeleton } from '@/components/table-skeleton.tsx'
import { personRight } from '@/domain/person-rights.ts'
import { sessionsOfUserQuery } from '@/queries/sessions.ts'
import { SESSION_CARD_HEIGHT, SessionList, SessionsNote } from './session-list.tsx'
import { useSessionRows } from './use-session-rows.ts'

/** @public called by the route table */
export const prefetch: PagePrefetch = ({ client, viewer, params }) => {
  const userId = parseUserId(params['userId'] ?? '')
  // Whether it is an administrator is not known before the account is: then only who may see everybody's.
  const isSure = viewer.user.id === userId || viewer.system.has('manage_system')
  if (userId && isSure && personRight('sessions', viewerFacts(viewer), undefined).allowed) {
    void client.prefetchQuery(sessionsOfUserQuery(userId))
  }
}

/** `/users/:userId/sessions`: where somebody is signed in, and ending it. */
export default function PersonSessionsPage() {
  const { sessions, rows, tokenNames, unreadable } = useSessionRows()
  if (!rows) {
    if (!sessions.error) {
      return (
        <>
          <SessionsNote readAt={null} />
          {/* The second line of the toolbar on a phone. */}
          <div className="h-10 shrink-0 bg-surface md:hidden" />
          <TableSkeleton label="Reading sessions" cardHeight={SESSION_CARD_HEIGHT} />
        </>
      )
    }
    return (
      <ErrorPanel error={sessions.error} isRetrying={sessions.isFetching} onRetry={() => void sessions.refetch()} />
    )
  }
  return (
    <SessionList
      rows={rows}
      tokenNames={tokenNames}
      readAt={sessions.dataUpdatedAt}
      isStale={sessions.error !== null}
      isReading={sessions.isFetching}
      unreadable={unreadable}
      readAgain={() => void sessions.refetch()}
    />
  )
}
