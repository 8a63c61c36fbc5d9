import clsx from 'clsx'
import type { ReactNode } from 'react'

import { Glyph } from './glyph.tsx'
import { RightIcon } from './icons.ts'

export interface DisclosureProps {
  /** What it holds, in a word or two. */
  title: ReactNode
  className?: string | undefined
  children: ReactNode
}

/** What only some want to read, folded away under its title. The browser's own, so that it is found by its search too. */
export function Disclosure({ title, className, children }: DisclosureProps) {
  return (
    <details className={clsx('group', className)}>
      <summary className="hit flex w-fit items-center gap-1 rounded-small text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <Glyph icon={RightIcon} className="size-3.5 transition-transform group-open:rotate-90" />
        {title}
      </summary>
      {children}
    </details>
  )
}
