import clsx from 'clsx'

export interface ProgressProps {
  /** What is under way: "Revoking 26 tokens". */
  label: string
  /** How many are through, of `total`; `total` null where it is not known yet. */
  done: number
  total: number | null
  /** At the right, instead of "12 of 26". */
  figure?: string | undefined
  className?: string | undefined
}

/** A bar with its words. Screen readers hear it every tenth, not at every step. */
export function Progress({ label, done, total, figure, className }: ProgressProps) {
  const share = total === null || total === 0 ? 0 : Math.min(1, done / total)
  const tenth = Math.floor(share * 10) * 10
  const words = figure ?? (total === null ? String(done) : `${done} of ${total}`)
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span className="min-w-0 truncate text-ink">{label}</span>
        <span className="shrink-0 text-ink-2 tabular-nums">{words}</span>
      </div>
      <svg
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : Math.min(done, total)}
        aria-valuetext={words}
        className="block h-1.5 w-full overflow-hidden rounded-full bg-line forced-color-adjust-none"
      >
        <rect width={`${share * 100}%`} height="100%" className="fill-accent" />
      </svg>
      <span role="status" className="sr-only">
        {total === null ? label : `${label}: ${tenth} %`}
      </span>
    </div>
  )
}
