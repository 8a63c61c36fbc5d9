import clsx from 'clsx'
import type { ReactNode } from 'react'

import { Disclosure } from './disclosure.tsx'
import { IconButton } from './icon-button.tsx'
import { CloseIcon, type Icon } from './icons.ts'
import { Glyph } from './glyph.tsx'
import { softTones, toneIcons, type Tone } from './tone.ts'

export interface BannerProps {
  tone?: Exclude<Tone, 'neutral'> | undefined
  icon?: Icon | undefined
  /** What is, in a few words. */
  title?: ReactNode
  /** What it means and what to do. */
  children?: ReactNode
  /** What the server said, for whoever has to look it up: folded away. "" for nothing. */
  details?: string | undefined
  /** Small buttons or links at the end. */
  actions?: ReactNode
  /** Gives the strip a cross. */
  onDismiss?: (() => void) | undefined
  /** `strip` runs from edge to edge (offline, rate limit), `foot` so under a list; `box` stands in the text (dialogs, forms). */
  look?: keyof typeof LOOKS | undefined
  /** `alert` speaks at once, for an error that came from what the person just did. Left out: nothing is announced. */
  role?: 'alert' | 'status' | undefined
  className?: string | undefined
}

const LOOKS = {
  box: 'rounded-control border border-transparent px-3 py-2.5',
  strip: 'border-b border-line px-4 py-2 md:px-6',
  foot: 'border-t border-line px-4 py-2 md:px-6',
}

/** A notice in the place it is about. */
export function Banner({
  tone = 'info',
  icon,
  title,
  children,
  details,
  actions,
  onDismiss,
  look = 'box',
  role,
  className,
}: BannerProps) {
  const Mark = icon ?? toneIcons[tone]
  return (
    <div role={role} className={clsx('flex items-start gap-2 text-sm', softTones[tone], LOOKS[look], className)}>
      {Mark && <Glyph icon={Mark} className="mt-0.5" />}
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-[1_1_16rem]">
          {title !== undefined && <p className="font-semibold">{title}</p>}
          {children !== undefined && <div className="text-ink-2">{children}</div>}
          {details && (
            <Disclosure title="Details" className="mt-1 text-xs">
              <p className="mt-1 font-mono break-words text-ink-2 select-all">{details}</p>
            </Disclosure>
          )}
        </div>
        {actions !== undefined && <div className="-my-0.5 flex items-center gap-1">{actions}</div>}
      </div>
      {onDismiss && (
        <IconButton size="sm" icon={CloseIcon} label="Dismiss" className="-my-0.5 -me-1" onClick={onDismiss} />
      )}
    </div>
  )
}
