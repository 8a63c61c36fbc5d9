import { formatNumber } from '@/lib/format.ts'
import { Time } from './time.tsx'

interface TableFooterProps {
  /** Rows that match. */
  count: number
  /** Rows there are. */
  total: number
  noun: string
  /** Whether all there is has been read; null while it is being read. */
  isComplete: boolean | null
  /** When it was read, ms since epoch; left out where the page says so. */
  readAt?: number
}

/** Under a table: how many of how many, and whether that is all there is. */
export function TableFooter({ count, total, noun, isComplete, readAt }: TableFooterProps) {
  const words = isComplete === null ? 'still reading' : isComplete ? 'complete' : 'partial'
  return (
    <footer className="shrink-0 border-t border-line bg-surface px-4 py-1.5 text-xs text-ink-3 tabular-nums md:px-6">
      {/* Every page that comes changes the count: only the end is announced. */}
      <span role="status" aria-live={isComplete === null ? 'off' : 'polite'}>
        {count === total
          ? `${formatNumber(total)} ${noun} (${words})`
          : `${formatNumber(count)} of ${formatNumber(total)} ${noun} match (${words})`}
      </span>
      {readAt !== undefined && (
        <>
          {' · read '}
          <Time at={readAt} />
        </>
      )}
    </footer>
  )
}
