import clsx from 'clsx'
import type { ReactNode } from 'react'

import { Unknown } from './unknown.tsx'

/** Facts in two columns, names left; under one another where there is no room. */
export function DefinitionList({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return <dl className={clsx('@container flex flex-col text-sm', className)}>{children}</dl>
}

export interface FactProps {
  term: ReactNode
  /** An OriginMark: where this comes from. */
  origin?: ReactNode
  /** Ids, addresses. */
  isMono?: boolean | undefined
  /** At the end of the line: a small copy button. */
  action?: ReactNode
  /** Left out or null: unknown, drawn as a dash. */
  children?: ReactNode
  /** Why it is unknown, for the dash. */
  unknownReason?: string | undefined
}

/** One fact. */
export function Fact({ term, origin, isMono = false, action, children, unknownReason }: FactProps) {
  const isUnknown = children === undefined || children === null || children === ''
  return (
    <div className="grid gap-x-4 border-b border-line py-1.5 last:border-0 @sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="flex items-center gap-1 text-ink-2">
        <span className="min-w-0">{term}</span>
        {origin}
      </dt>
      <dd className="flex min-w-0 items-center gap-1 text-ink">
        <span className={clsx('min-w-0 break-words', isMono && 'font-mono text-xs leading-5 break-all')}>
          {isUnknown ? <Unknown reason={unknownReason ?? 'Not known'} /> : children}
        </span>
        {action !== undefined && <span className="-my-1 flex shrink-0">{action}</span>}
      </dd>
    </div>
  )
}
