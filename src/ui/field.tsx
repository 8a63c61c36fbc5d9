import clsx from 'clsx'
import { useId, useMemo, type ReactNode } from 'react'

import { FieldContext } from './control.ts'
import { DangerIcon } from './icons.ts'
import { Glyph } from './glyph.tsx'

export interface FieldProps {
  label: ReactNode
  /** What is wanted and why. Gives its place to the error, so that nothing moves. */
  hint?: ReactNode
  /** What is wrong and what to do. Present means invalid. */
  error?: ReactNode
  /** How much of the room is used ("18 / 255 bytes"), at the right of the label. */
  count?: ReactNode
  isRequired?: boolean | undefined
  /** Says "optional" beside the label; use it where most fields are required. */
  isOptional?: boolean | undefined
  className?: string | undefined
  /** One control of this folder; it takes its id and descriptions from here. */
  children: ReactNode
}

/** A label, a control, and one line under it for the hint or the error, wired together for screen readers. */
export function Field({
  label,
  hint,
  error,
  count,
  isRequired = false,
  isOptional = false,
  className,
  children,
}: FieldProps) {
  const id = useId()
  const hasNote = hasWords(error) || hasWords(hint)
  const isInvalid = hasWords(error)
  const wiring = useMemo(
    () => ({ controlId: `${id}c`, noteId: hasNote ? `${id}n` : undefined, isInvalid, isRequired }),
    [id, hasNote, isInvalid, isRequired],
  )
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={wiring.controlId} className="text-sm font-medium text-ink">
          {label}
          {isOptional && <span className="ms-1.5 font-normal text-ink-3">optional</span>}
        </label>
        {hasWords(count) && <span className="text-xs text-ink-3 tabular-nums">{count}</span>}
      </div>
      <FieldContext value={wiring}>{children}</FieldContext>
      {hasNote && (
        <FieldNote id={`${id}n`} isError={isInvalid}>
          {isInvalid ? error : hint}
        </FieldNote>
      )}
    </div>
  )
}

/** The line under a control or a group of controls. */
export function FieldNote({
  id,
  isError,
  children,
}: {
  id?: string | undefined
  isError?: boolean
  children: ReactNode
}) {
  if (!isError) {
    return (
      <p id={id} className="text-xs text-ink-3">
        {children}
      </p>
    )
  }
  return (
    <p id={id} className="flex gap-1 text-xs text-danger-ink">
      <Glyph icon={DangerIcon} className="mt-px size-3.5" />
      <span className="min-w-0">{children}</span>
    </p>
  )
}

function hasWords(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false && node !== ''
}
