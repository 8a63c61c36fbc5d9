import clsx from 'clsx'
import { useId } from 'react'

import { Glyph } from './glyph.tsx'
import type { Icon } from './icons.ts'

export interface Segment<V extends string> {
  value: V
  label: string
  icon?: Icon | undefined
}

export interface SegmentedProps<V extends string> {
  /** What is chosen: "Theme". For screen readers. */
  label: string
  segments: readonly Segment<V>[]
  value: V
  onChange: (value: V) => void
  /** Only icons; the words become names and tooltips. Needs an icon on each. */
  isIconsOnly?: boolean | undefined
  className?: string | undefined
}

/** Two to four choices that exclude one another, all in sight. Native radios underneath. */
export function Segmented<V extends string>({
  label,
  segments,
  value,
  onChange,
  isIconsOnly = false,
  className,
}: SegmentedProps<V>) {
  const name = useId()
  return (
    <fieldset className={clsx('inline-flex w-fit rounded-control border border-line bg-sunken p-0.5', className)}>
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          data-tooltip={isIconsOnly ? segment.label : undefined}
          className={clsx(
            'hit relative inline-flex h-[calc(var(--control-height)-0.375rem)] cursor-pointer items-center gap-1.5 rounded-small border border-transparent text-sm text-ink-2',
            'hover:text-ink has-checked:border-line has-checked:bg-surface has-checked:font-medium has-checked:text-ink',
            // Where colours are forced the ground says nothing; a heavy frame does.
            'forced-colors:has-checked:outline-3 forced-colors:has-checked:-outline-offset-3',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            isIconsOnly ? 'px-1.5' : 'px-2.5',
          )}
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
            aria-label={segment.label}
            className="absolute inset-0 z-1 appearance-none rounded-small outline-none"
          />
          {segment.icon && <Glyph icon={segment.icon} />}
          {!isIconsOnly && <span aria-hidden>{segment.label}</span>}
        </label>
      ))}
    </fieldset>
  )
}
