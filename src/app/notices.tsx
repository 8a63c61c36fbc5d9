import { useSyncExternalStore } from 'react'
import { RateLimitNotice } from '@/components/rate-limit-notice.tsx'
import { Banner } from '@/ui/banner.tsx'
import { OfflineIcon } from '@/ui/icons.ts'

function subscribeOnline(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** What concerns every page, over the page: no connection, a rate limit. */
export function Notices() {
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine)
  return (
    <>
      <div role="status" className="empty:hidden">
        {!isOnline && (
          <Banner tone="warn" look="strip" icon={OfflineIcon} title="No connection">
            What you see is what was read before. Nothing you do now reaches the server.
          </Banner>
        )}
      </div>
      <RateLimitNotice />
    </>
  )
}
