import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

import { controlClass, useFieldControl } from './control.ts'
import type { Icon } from './icons.ts'
import { Glyph } from './glyph.tsx'

export interface TextInputProps extends ComponentProps<'input'> {
  /** Ids, codes, addresses. */
  isMono?: boolean | undefined
  /** An icon inside, at the left. Decoration: the label says the same. */
  icon?: Icon | undefined
  /** Inside, at the right: a unit, a key, a small button. */
  after?: ReactNode
}

/** One line of text. Inside a Field it takes its id, description and validity from there. */
export function TextInput({
  isMono = false,
  icon: LeadIcon,
  after,
  className,
  type = 'text',
  ...rest
}: TextInputProps) {
  const wiring = useFieldControl(rest)
  const input = (
    <input
      {...rest}
      {...wiring}
      type={type}
      className={clsx(
        controlClass,
        'h-control',
        isMono && 'font-mono',
        LeadIcon && 'ps-8',
        after !== undefined && 'pe-9',
        !LeadIcon && after === undefined && className,
      )}
    />
  )
  if (!LeadIcon && after === undefined) return input
  return (
    <span className={clsx('relative flex w-full min-w-0 items-center', className)}>
      {LeadIcon && <Glyph icon={LeadIcon} className="pointer-events-none absolute start-2.5 text-ink-3" />}
      {input}
      {after !== undefined && <span className="absolute end-1 flex items-center">{after}</span>}
    </span>
  )
}
