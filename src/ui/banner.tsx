import clsx from 'clsx'
import type { ReactNode } from 'react'

import { IconButton } from './icon-button.tsx'
import { CloseIcon, type Icon } from './icons.ts'
import { softTones, toneIcons, type Tone } from './tone.ts'

export interface BannerProps {
  tone?: Exclude<Tone, 'neutral'> | undefined
  icon?: Icon | undefined
  /** What is, in a few words. */
  title?: ReactNode
  /** What it means and what to do. */
  children?: ReactNode
  /** Small buttons or links at the end. */
  actions?: ReactNode
  /** Gives the strip a cross. */
  onDismiss?: (() => void) | undefined
  /** `strip` runs from edge to edge (offline, rate limit); `box` stands in the text (dialogs, forms). */
  look?: 'strip' | 'box' | undefined
  /** `alert` speaks at once, for an error that came from what the person just did. Left out: nothing is announced. */
  role?: 'alert' | 'status' | undefined
  className?: string | undefined
}

const edges: Record<Exclude<Tone, 'neutral'>, string> = {
  danger: 'border-danger',
  warn: 'border-warn',
  good: 'border-good',
  info: 'border-info',
}

/** A notice in the place it is about. */
export function Banner({ tone = 'info', icon, title, children, actions, onDismiss, look = 'box', role, className }: BannerProps) {
  const Mark = icon ?? toneIcons[tone]
  return (
    <div
      role={role}
      className={clsx(
        'flex flex-wrap items-start gap-x-3 gap-y-2 text-sm',
        softTones[tone],
        edges[tone],
        look === 'box' ? 'rounded-control border-s-2 px-3 py-2.5' : 'border-b px-4 py-2',
        className,
      )}
    >
      <div className="flex min-w-0 flex-[1_1_16rem] gap-2">
        {Mark && <Mark className="mt-0.5" />}
        <div className="min-w-0">
          {title !== undefined && <p className="font-semibold">{title}</p>}
          {children !== undefined && <div className="text-ink-2">{children}</div>}
        </div>
      </div>
      {(actions !== undefined || onDismiss) && (
        <div className="flex items-center gap-1">
          {actions}
          {onDismiss && <IconButton size="sm" icon={CloseIcon} label="Dismiss" onClick={onDismiss} />}
        </div>
      )}
    </div>
  )
}
