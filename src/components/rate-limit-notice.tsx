import { Banner } from '@/ui/banner.tsx'
import { BusyIcon } from '@/ui/icons.ts'
import { useWait } from './use-wait.ts'

/**
 * "The server asks to wait 12 s" while a rate limit holds requests back; put it in a live region. It is announced once,
 * not every second: the seconds are for the eye.
 */
export function RateLimitNotice({ look = 'strip' }: { look?: 'strip' | 'box' }) {
  const seconds = useWait()
  if (seconds === null) return null
  return (
    <Banner tone="warn" look={look} icon={BusyIcon}>
      The server asks to wait
      <span aria-hidden className="tabular-nums">
        {' '}
        {seconds} s
      </span>
      . What was asked for goes on by itself.
    </Banner>
  )
}
