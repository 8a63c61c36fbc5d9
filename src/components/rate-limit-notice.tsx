import { Banner } from '@/ui/banner.tsx'
import { BusyIcon } from '@/ui/icons.ts'
import { useWait } from './use-wait.ts'

/**
 * "The server asks to wait 12 s" while a rate limit holds requests back. Announced once, not every second: the seconds
 * are for the eye.
 */
export function RateLimitNotice({ look = 'strip' }: { look?: 'strip' | 'box' }) {
  const seconds = useWait()
  return (
    <div role="status" className="empty:hidden">
      {seconds !== null && (
        <Banner tone="warn" look={look} icon={BusyIcon}>
          The server asks to wait
          <span aria-hidden className="tabular-nums">
            {' '}
            {seconds} s
          </span>
          . What was asked for goes on by itself.
        </Banner>
      )}
    </div>
  )
}
