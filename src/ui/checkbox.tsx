import clsx from 'clsx'
import { useId, type ReactNode } from 'react'
import { TickBox, type TickBoxProps } from './tick-box.tsx'

export interface CheckboxProps extends Omit<TickBoxProps, 'isIndeterminate'> {
  /** Words beside the box. */
  label: ReactNode
  /** A second, lighter line: what checking it brings about. */
  hint?: ReactNode
}

/** A native check box with its words. */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  const hintId = useId()
  return (
    <TickLabel className={className} hint={hint} hintId={hintId} label={label}>
      <TickBox {...rest} className="mt-0.5" {...(hint === undefined ? {} : { 'aria-describedby': hintId })} />
    </TickLabel>
  )
}

/** Box or dot, then words, then the lighter line. Shared with the radios. */
export function TickLabel({
  children,
  label,
  hint,
  hintId,
  className,
}: {
  children: ReactNode
  label: ReactNode
  hint: ReactNode
  hintId: string
  className?: string | undefined
}) {
  return (
    <div className={clsx('min-w-0 text-sm', className)}>
      <label className="flex cursor-pointer gap-2 text-ink has-disabled:cursor-not-allowed has-disabled:text-ink-3">
        {children}
        <span className="min-w-0">{label}</span>
      </label>
      {hint !== undefined && hint !== null && (
        <p id={hintId} className="ps-6 text-xs text-ink-3">
          {hint}
        </p>
      )}
    </div>
  )
}
