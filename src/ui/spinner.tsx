import clsx from 'clsx'

import { BusyIcon } from './icons.ts'

/**
 * Work under way: an hourglass and words ("Reading page 7 …"). It does not turn: nothing here moves without end. Appears
 * a moment late, so that quick answers do not flicker.
 */
export function Spinner({ label, className }: { label: string; className?: string | undefined }) {
  return (
    <span role="status" className={clsx('inline-flex animate-late items-center gap-1.5 text-sm text-ink-2', className)}>
      <BusyIcon className="text-ink-3" />
      {label}
    </span>
  )
}
