import clsx from 'clsx'
import { useId, type ReactNode } from 'react'

import { TickLabel } from './checkbox.tsx'
import { FieldNote } from './field.tsx'

export interface RadioOption<V extends string> {
  value: V
  label: ReactNode
  hint?: ReactNode
  isDisabled?: boolean | undefined
}

export interface RadioGroupProps<V extends string> {
  /** What is chosen here; the legend. */
  label: ReactNode
  options: readonly RadioOption<V>[]
  value: V | null
  onChange: (value: V) => void
  error?: ReactNode
  /** In a row, for two or three short words. */
  isInline?: boolean | undefined
  className?: string | undefined
}

/** Native radios in a fieldset: arrow keys, names and groups come from the browser. */
export function RadioGroup<V extends string>({
  label,
  options,
  value,
  onChange,
  error,
  isInline,
  className,
}: RadioGroupProps<V>) {
  const name = useId()
  const hasError = error !== undefined && error !== null && error !== ''
  return (
    <fieldset className={clsx('min-w-0', className)} aria-describedby={hasError ? `${name}e` : undefined}>
      <legend className="mb-1.5 text-sm font-medium text-ink">{label}</legend>
      <div className={isInline ? 'flex flex-wrap gap-x-5 gap-y-2' : 'flex flex-col gap-2'}>
        {options.map((option) => {
          const hintId = `${name}${option.value}`
          return (
            <TickLabel key={option.value} label={option.label} hint={option.hint} hintId={hintId}>
              <input
                type="radio"
                className="tick hit mt-0.5"
                name={name}
                value={option.value}
                checked={option.value === value}
                disabled={option.isDisabled}
                onChange={() => onChange(option.value)}
                {...(option.hint === undefined ? {} : { 'aria-describedby': hintId })}
              />
            </TickLabel>
          )
        })}
      </div>
      {hasError && (
        <div className="mt-1.5">
          <FieldNote id={`${name}e`} isError>
            {error}
          </FieldNote>
        </div>
      )}
    </fieldset>
  )
}
