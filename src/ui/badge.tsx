import clsx from 'clsx'
import type { ReactNode } from 'react'

import type { Icon } from './icons.ts'
import { Glyph } from './glyph.tsx'
import { iconTones, softTones, toneIcons, type Tone } from './tone.ts'

export interface BadgeProps {
  tone?: Tone | undefined
  /** The state's own icon. Left out, the tone's; `null` for none, which only neutral should have. */
  icon?: Icon | null | undefined
  /** `soft`: a pill, for heads and cards. `plain`: icon and words on the ground as it is, for table cells. */
  look?: 'soft' | 'plain' | undefined
  /** More, on hover. Words a keyboard or screen reader needs belong in the text. */
  tooltip?: string | undefined
  className?: string | undefined
  children: ReactNode
}

/** A state in an icon and a word or two. Colour is never the only bearer. */
export function Badge({ tone = 'neutral', icon, look = 'soft', tooltip, className, children }: BadgeProps) {
  const Mark = icon === undefined ? toneIcons[tone] : icon
  const frame =
    look === 'soft'
      ? clsx('h-5 rounded-full text-xs/5 font-medium', Mark ? 'ps-1.5 pe-2' : 'px-2', softTones[tone])
      : 'text-sm text-ink'
  // One box and no layout within: a list draws a hundred of these at once.
  return (
    <span
      className={clsx('inline-block max-w-full min-w-0 truncate align-bottom', frame, className)}
      data-tooltip={tooltip}
    >
      {Mark && (
        <Glyph
          icon={Mark}
          className={clsx(
            'me-1 inline',
            look === 'soft' ? 'size-3 align-[-1.5px]' : clsx('size-3.5 align-[-2px]', iconTones[tone]),
          )}
        />
      )}
      {children}
    </span>
  )
}
