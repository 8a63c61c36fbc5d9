import clsx from 'clsx'
import { createContext, use } from 'react'

/** What a field tells its control. */
export interface FieldWiring {
  controlId: string
  noteId: string | undefined
  isInvalid: boolean
  isRequired: boolean
}

/** The field around a control, null outside one. */
export const FieldContext = createContext<FieldWiring | null>(null)

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
