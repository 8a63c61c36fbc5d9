import clsx from 'clsx'
import type { ComponentProps } from 'react'

import { controlClass, useFieldControl } from './control.ts'
import { DownIcon } from './icons.ts'
import { Glyph } from './glyph.tsx'

/** The browser's own list, in our frame: works with every keyboard, screen reader, phone and content policy. Options are children. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  const wiring = useFieldControl(rest)
  return (
    <span className={clsx('relative inline-flex min-w-0 items-center', className ?? 'w-full')}>
      <select {...rest} {...wiring} className={clsx(controlClass, 'h-control appearance-none truncate pe-8')}>
        {children}
      </select>
      <Glyph icon={DownIcon} className="pointer-events-none absolute end-2.5 text-ink-3" />
    </span>
  )
}
