import { formatDateTime, formatRelative, isoUtc } from '@/lib/format.ts'
import { useNow } from './use-now.ts'

interface TimeProps {
  /** Ms since epoch. */
  at: number
  /** `relative` for tables and facts in passing, `exact` (with zone) for drawers. The other one shows on hover and focus. */
  look?: 'relative' | 'exact'
  /** False inside a table row, which has its own way with the keyboard and a drawer for the exact time. */
  isFocusable?: boolean
  className?: string
}

/** A moment: "3 min ago", with the exact time and zone on hover and focus. Stays right as time goes by. */
export function Time({ at, look = 'relative', isFocusable = true, className }: TimeProps) {
  const now = useNow()
  // What happened since the clock last ticked did not happen in the future.
  const relative = formatRelative(at, at > now && at - now < 90_000 ? at : now)
  return (
    <time
      dateTime={isoUtc(at)}
      className={className}
      // The exact time must be had by keyboard too.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isFocusable ? 0 : undefined}
      // Left out, the exact time is made when somebody points at it (ui/tooltip.ts).
      data-tooltip={look === 'relative' ? undefined : relative}
    >
      {look === 'relative' ? relative : formatDateTime(at)}
    </time>
  )
}
