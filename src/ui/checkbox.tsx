import clsx from 'clsx'
import { useEffect, useId, useRef, type ComponentProps, type ReactNode } from 'react'

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'ref'> {
  /** Words beside the box. Without them give `aria-label` (a table's column of boxes). */
  label?: ReactNode
  /** A second, lighter line: what checking it brings about. */
  hint?: ReactNode
  /** Some, not all. */
  isIndeterminate?: boolean | undefined
}

/** A native check box, drawn by us. */
export function Checkbox({ label, hint, isIndeterminate = false, className, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null)
  const hintId = useId()
  useEffect(() => {
    if (box.current) box.current.indeterminate = isIndeterminate
  }, [isIndeterminate, rest.checked])

  const input = (
    <input
      {...rest}
      ref={box}
      type="checkbox"
      className={clsx('tick hit', label !== undefined && 'mt-0.5')}
      {...(hint === undefined ? {} : { 'aria-describedby': hintId })}
    />
  )
  if (label === undefined) return className === undefined ? input : <span className={className}>{input}</span>
  return (
    <TickLabel className={className} hint={hint} hintId={hintId} label={label}>
      {input}
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
