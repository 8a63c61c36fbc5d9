import clsx from 'clsx'
import { createContext, use, useId, useMemo, type ReactNode } from 'react'

import { DangerIcon } from './icons.ts'
import { Glyph } from './glyph.tsx'

interface FieldWiring {
  controlId: string
  noteId: string | undefined
  isInvalid: boolean
  isRequired: boolean
}

const FieldContext = createContext<FieldWiring | null>(null)

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

/** The attributes a control takes from the field around it; what the control says itself wins. Empty outside a field. */
export function useFieldControl(own: { id?: string | undefined; 'aria-describedby'?: string | undefined }) {
  const field = use(FieldContext)
  if (!field) return {}
  const describedBy = [own['aria-describedby'], field.noteId].filter(Boolean).join(' ')
  return {
    id: own.id ?? field.controlId,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
    'aria-invalid': field.isInvalid || undefined,
    'aria-required': field.isRequired || undefined,
  }
}

/** The frame of every control, without its ground. */
export const controlFrame = clsx(
  'w-full min-w-0 rounded-control border border-line-strong px-2.5 text-sm text-ink',
  'hover:border-ink-3 focus-visible:border-accent focus-visible:outline-offset-0',
  'aria-invalid:border-danger disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-3',
)

/** The look of every control one types into. */
export const controlClass = clsx(controlFrame, 'bg-surface')

function hasWords(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false && node !== ''
}
