import clsx from 'clsx'
import type { ComponentProps } from 'react'

export interface TickBoxProps extends Omit<ComponentProps<'input'>, 'type' | 'ref'> {
  /** Some, not all. */
  isIndeterminate?: boolean | undefined
}

/** A native check box, drawn by us, without words: give `aria-label`. In a table there is one in every row. */
export function TickBox({ isIndeterminate, className, ...rest }: TickBoxProps) {
  // A click takes the mark away, so it is made again with every drawing; a box that never has one pays nothing.
  const mark = (box: HTMLInputElement | null) => {
    if (box) box.indeterminate = isIndeterminate ?? false
  }
  return (
    <input
      {...rest}
      {...(isIndeterminate === undefined ? {} : { ref: mark })}
      type="checkbox"
      className={clsx('tick hit', className)}
    />
  )
}
