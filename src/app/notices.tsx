import { useSyncExternalStore } from 'react'
import { currentWait, subscribeWaits } from '@/api/waits.ts'
import { lazyPart } from '@/components/lazy-part.tsx'
import { useIsClockOff } from '@/components/use-now.ts'

const ClockNotice = lazyPart(async () => (await import('./clock-notice.tsx')).ClockNotice)
const OfflineNotice = lazyPart(async () => (await import('./offline-notice.tsx')).OfflineNotice)
const RateLimitNotice = lazyPart(async () => (await import('@/components/rate-limit-notice.tsx')).RateLimitNotice)

function subscribeOnline(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** What concerns every page, over the page: no connection, a rate limit, a wrong clock. The live region is there before its words. */
export function Notices() {
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine)
  const isWaiting = useSyncExternalStore(subscribeWaits, currentWait) !== null
  const isClockOff = useIsClockOff()
  return (
    <div role="status" className="empty:hidden">
      {!isOnline && <OfflineNotice />}
      {isClockOff && <ClockNotice />}
      {isWaiting && <RateLimitNotice />}
    </div>
  )
}
