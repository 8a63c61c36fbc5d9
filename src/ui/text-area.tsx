import clsx from 'clsx'
import type { ComponentProps } from 'react'

import { controlClass, useFieldControl } from './field.tsx'

export interface TextAreaProps extends ComponentProps<'textarea'> {
  isMono?: boolean | undefined
}

/** Several lines of text; grows with what is typed where the browser can, up to half the screen. */
export function TextArea({ isMono = false, rows = 3, className, ...rest }: TextAreaProps) {
  const wiring = useFieldControl(rest)
  return (
    <textarea
      {...rest}
      {...wiring}
      rows={rows}
      className={clsx(controlClass, 'field-sizing-content max-h-[50dvh] py-1.5', isMono && 'font-mono', className)}
    />
  )
}
