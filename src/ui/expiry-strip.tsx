import clsx from 'clsx'

import { Anchor } from './link.tsx'

export interface ExpiryMonth {
  /** The month's short name: "Dec". January also says the year. */
  label: string
  /** In full: "December 2026". */
  longLabel: string
  /** How many expire in it. */
  count: number
  /** Some of these within the days that warn. */
  soon?: number | undefined
}

export interface ExpiryStripProps {
  /** What expires: "Tokens that expire". */
  label: string
  /** Twelve, the present month first. */
  months: readonly ExpiryMonth[]
  /** How far the first month has gone, 0 to 1: where today stands. */
  today: number
  /** Words beside the mark: today's date. */
  todayLabel: string
  /** How many never expire, drawn apart at the right: no month holds them. A link where there is a list of them. */
  never?: { count: number; href?: string | undefined } | undefined
  className?: string | undefined
}

const height = 56

/** The year ahead, a column for each month with its number on it, today marked. */
export function ExpiryStrip({ label, months, today, todayLabel, never, className }: ExpiryStripProps) {
  const most = Math.max(1, ...months.map((month) => month.count), never?.count ?? 0)
  return (
    <figure aria-label={label} className={clsx('@container min-w-0 pt-4', className)}>
      <div className="flex items-stretch gap-4">
        <div className="relative min-w-0 flex-1">
          <ol className="grid auto-cols-fr grid-flow-col">
            {months.map((month) => (
              // Where twelve names do not fit, every third stands.
              <li key={month.longLabel} className="group/month min-w-0 text-center">
                <Column
                  most={most}
                  name={month.longLabel}
                  label={month.label}
                  count={month.count}
                  soon={month.soon ?? 0}
                />
              </li>
            ))}
          </ol>
          <Today share={months.length === 0 ? 0 : today / months.length} label={todayLabel} />
        </div>
        {never && (
          <div className="w-14 shrink-0 border-s border-dashed border-line-strong ps-4 text-center">
            <Column most={most} name="Never" label="Never" count={never.count} soon={0} href={never.href} isNever />
          </div>
        )}
      </div>
    </figure>
  )
}

interface ColumnProps {
  name: string
  label: string
  count: number
  soon: number
  most: number
  href?: string | undefined
  isNever?: boolean
}

function Column({ name, label, count, soon, most, href, isNever = false }: ColumnProps) {
  const words = `${name}: ${count}${soon > 0 ? `, ${soon} of them soon` : ''}`
  const inside = (
    <>
      <svg aria-hidden className="block h-18 w-full overflow-visible forced-color-adjust-none">
        <Stack count={count} soon={soon} most={most} isNever={isNever} />
      </svg>
      <span
        aria-hidden
        className="block border-t border-line pt-1 text-xs whitespace-nowrap text-ink-3 group-hover:text-ink @max-lg:not-group-nth-[3n+1]/month:text-transparent"
      >
        {label}
      </span>
      <span className="sr-only">{words}</span>
    </>
  )
  if (href === undefined || count === 0) return <div>{inside}</div>
  return (
    <Anchor href={href} className="group block rounded-small" data-tooltip={words}>
      {inside}
    </Anchor>
  )
}

/** The column itself: what warns stands on the axis, the rest on top, the number over both. */
function Stack({ count, soon, most, isNever }: { count: number; soon: number; most: number; isNever: boolean }) {
  const whole = count === 0 ? 0 : Math.max(3, (count / most) * height)
  const low = count === 0 ? 0 : (soon / count) * whole
  const foot = 72
  return (
    <>
      <rect
        x="28%"
        width="44%"
        y={foot - whole}
        height={whole - low}
        className={isNever ? 'fill-warn' : 'fill-line-strong'}
      />
      <rect x="28%" width="44%" y={foot - low} height={low} className="fill-danger" />
      <text
        x="50%"
        y={foot - whole - 4}
        textAnchor="middle"
        className={clsx('text-xs tabular-nums', count === 0 ? 'fill-ink-3' : 'fill-ink font-medium')}
      >
        {count === 0 ? '·' : count}
      </text>
    </>
  )
}

function Today({ share, label }: { share: number; label: string }) {
  return (
    <svg aria-hidden className="pointer-events-none absolute inset-x-0 top-0 h-18 w-full overflow-visible">
      <line
        x1={`${share * 100}%`}
        x2={`${share * 100}%`}
        y1="0"
        y2="100%"
        strokeWidth="1"
        strokeDasharray="2 2"
        className="stroke-ink-2"
      />
      <text x={`${share * 100}%`} y="-3" className="fill-ink-2 text-xs">
        {label}
      </text>
    </svg>
  )
}
