import clsx from 'clsx'
import { useId } from 'react'

import { fillTones, iconTones, type Tone } from './tone.ts'

export interface SplitPart {
  label: string
  value: number
  tone: Tone
  /** Where the label leads: the list of exactly these. Drawn by `renderLabel`'s caller as a link. */
  href?: string | undefined
}

export interface SplitBarProps {
  /** What is split: "MFA, system administrators". */
  label: string
  parts: readonly SplitPart[]
  /** Only the bar, for rows under one another whose first row carries the labels. The numbers stay for screen readers. */
  isBare?: boolean | undefined
  className?: string | undefined
}

/** Tones that must be told apart without colour are hatched, each in its own direction. */
const hatches: Partial<Record<Tone, string>> = { danger: '45', warn: '-45' }

/** One whole in its parts, each named under the bar with its number and share. Nothing to split is an empty frame. */
export function SplitBar({ label, parts, isBare = false, className }: SplitBarProps) {
  const id = useId()
  const total = parts.reduce((sum, part) => sum + part.value, 0)
  const drawn = layOut(parts, total)
  const words = parts.map((part) => `${part.label} ${part.value}${percent(part.value, total)}`).join(', ')
  return (
    <figure className={clsx('min-w-0', className)} aria-label={`${label}: ${total === 0 ? 'none' : words}`} role="img">
      <svg aria-hidden className="block h-2.5 w-full overflow-hidden rounded-small bg-sunken forced-color-adjust-none">
        <defs>
          {drawn.map(({ part }) => (
            <Hatch key={part.label} id={`${id}${part.tone}`} tone={part.tone} />
          ))}
        </defs>
        {drawn.map(({ part, start, share }) => (
          <g key={part.label}>
            <rect x={`${start}%`} width={`${share}%`} height="100%" className={fillTones[part.tone]} />
            {hatches[part.tone] !== undefined && (
              <rect x={`${start}%`} width={`${share}%`} height="100%" fill={`url(#${id}${part.tone})`} />
            )}
            {start > 0 && <rect x={`${start}%`} width="2" height="100%" className="fill-surface" />}
          </g>
        ))}
      </svg>
      {!isBare && (
        <figcaption aria-hidden className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-ink-2">
          {parts.map((part) => (
            <span key={part.label} className="inline-flex items-center gap-1.5">
              <Key
                tone={part.tone}
                id={`${id}${part.tone}`}
                isHatched={hatches[part.tone] !== undefined && part.value > 0}
              />
              {part.label}
              <span className="font-medium text-ink tabular-nums">{part.value}</span>
              <span className="text-ink-3 tabular-nums">{percent(part.value, total)}</span>
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  )
}

function Hatch({ id, tone }: { id: string; tone: Tone }) {
  const angle = hatches[tone]
  if (angle === undefined) return null
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform={`rotate(${angle})`}>
      <rect width="1.5" height="5" className="fill-surface opacity-60" />
    </pattern>
  )
}

function Key({ tone, id, isHatched }: { tone: Tone; id: string; isHatched: boolean }) {
  return (
    <svg aria-hidden className={clsx('size-2.5 overflow-hidden rounded-[2px]', iconTones[tone])}>
      <rect width="100%" height="100%" className={fillTones[tone]} />
      {isHatched && <rect width="100%" height="100%" fill={`url(#${id})`} />}
    </svg>
  )
}

function layOut(parts: readonly SplitPart[], total: number) {
  let start = 0
  const drawn: { part: SplitPart; start: number; share: number }[] = []
  for (const part of parts) {
    if (part.value <= 0 || total === 0) continue
    const share = (part.value / total) * 100
    drawn.push({ part, start, share })
    start += share
  }
  return drawn
}

/** Whole percents; what is there but rounds to nothing says so, and what is not all never says 100. */
function percent(value: number, total: number): string {
  if (total === 0 || value === 0) return ''
  const share = (value / total) * 100
  if (share < 1) return ' <1 %'
  return ` ${value < total ? Math.min(99, Math.round(share)) : 100} %`
}
