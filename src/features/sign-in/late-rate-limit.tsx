import { lazy, Suspense, useSyncExternalStore } from 'react'
import { currentWait, subscribeWaits } from '@/api/waits.ts'

const RateLimitNotice = lazy(async () => {
  const notice = await import('@/components/rate-limit-notice.tsx')
  return { default: notice.RateLimitNotice }
})

/** The rate limit's notice in a form; its code comes with the first wait. */
export function LateRateLimit() {
  const isWaiting = useSyncExternalStore(subscribeWaits, currentWait) !== null
  return (
    <div role="status" className="empty:hidden">
      {isWaiting && (
        <Suspense fallback={null}>
          <RateLimitNotice look="box" />
        </Suspense>
      )}
    </div>
  )
}
