import { lazy, Suspense } from 'react'
import { useWait } from '@/components/use-wait.ts'

const RateLimitNotice = lazy(async () => {
  const notice = await import('@/components/rate-limit-notice.tsx')
  return { default: notice.RateLimitNotice }
})

/** The rate limit's notice in a form; its code comes with the first wait. */
export function LateRateLimit() {
  if (useWait() === null) return null
  return (
    <Suspense fallback={null}>
      <RateLimitNotice look="box" />
    </Suspense>
  )
}
