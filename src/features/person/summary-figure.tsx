import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { missingWords } from '@/components/action-button.tsx'
import { ErrorBanner } from '@/components/error-banner.tsx'
import { formatNumber } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { RefreshIcon } from '@/ui/icons.ts'
import { Skeleton } from '@/ui/skeleton.tsx'
import { Unknown } from '@/ui/unknown.tsx'
import type { Reading } from './use-summary.ts'

interface FigureProps<T> {
  label: string
  reading: Reading<T>
  /** What is counted, where it was read. */
  of: (data: T) => number
  /** What is unknown without it: "The tokens". */
  what: string
  /** An OriginMark. */
  origin: ReactNode
  /** Where they are to be seen. */
  to?: string | undefined
}

/** A number with its name, inside a `<dl>`. What was not read is a dash with the reason. */
export function Figure<T>({ label, reading, of, what, origin, to }: FigureProps<T>) {
  return (
    <div className="flex min-h-8 items-center gap-3 border-b border-line last:border-0">
      <dt className="flex min-w-0 flex-1 items-center gap-1 text-ink-2">
        {to !== undefined && reading.state === 'read' ? (
          <Link to={to} className="truncate leading-6 hover:text-ink hover:underline">
            {label}
          </Link>
        ) : (
          <span className="truncate">{label}</span>
        )}
        {origin}
      </dt>
      <dd className="text-end tabular-nums">
        {reading.state === 'read' ? (
          <Count n={of(reading.data)} isAtLeast={reading.isPartial} />
        ) : (
          <NotThere reading={reading} what={what} />
        )}
      </dd>
    </div>
  )
}

/** A number, or the least it can be where some could not be read. */
export function Count({ n, isAtLeast }: { n: number; isAtLeast: boolean }) {
  return (
    <span
      className={clsx(n === 0 ? 'text-ink-3' : 'font-semibold text-ink')}
      data-tooltip={isAtLeast ? 'Some could not be read' : undefined}
    >
      {isAtLeast && (
        <>
          <span aria-hidden>≥ </span>
          <span className="sr-only">at least </span>
        </>
      )}
      {formatNumber(n)}
    </span>
  )
}

/** In the place of something that was not read: on its way, out of reach, or failed. */
export function NotThere({ reading, what }: { reading: Exclude<Reading<unknown>, { state: 'read' }>; what: string }) {
  if (reading.state === 'reading') return <Skeleton className="inline-block h-3 w-6" />
  return (
    <Unknown reason={reading.state === 'refused' ? missingWords([reading.missing]) : `${what} could not be read`} />
  )
}

/** Why something is missing from a panel, with another try. Nothing while all is well. */
export function Failure({ reading, what }: { reading: Reading<unknown>; what: string }) {
  if (reading.state !== 'failed') return null
  return (
    <div className="mt-2 flex flex-col items-start gap-2">
      <ErrorBanner error={reading.error} />
      <Button size="sm" icon={RefreshIcon} isBusy={reading.isRetrying} onClick={reading.retry}>
        {`Read ${what.toLowerCase().replace(/^the /, '')} again`}
      </Button>
    </div>
  )
}
