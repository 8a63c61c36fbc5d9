import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { controlClass, useFieldControl } from '@/ui/control.ts'

/** Several lines of text in the mono face: values, JSON. Inside a Field it takes its id and validity from there. */
export function PreferencesTextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  const wiring = useFieldControl(rest)
  return (
    <textarea
      {...rest}
      {...wiring}
      autoComplete="off"
      spellCheck={false}
      className={clsx(controlClass, 'min-h-24 resize-y py-1.5 font-mono text-xs leading-5', className)}
    />
  )
}
