import clsx from 'clsx'
import type { ReactNode } from 'react'

import { ComputedIcon, FromAuditIcon, FromServerIcon, FromSessionIcon, type Icon } from './icons.ts'
import { Glyph } from './glyph.tsx'
import { Popover } from './popover.tsx'

/** Where a figure comes from: the record itself, a session, an audit row, or our own reckoning from several. */
export type Origin = 'server' | 'session' | 'audit' | 'computed'

const origins: Record<Origin, { icon: Icon; words: string }> = {
  server: { icon: FromServerIcon, words: 'From the server’s record' },
  session: { icon: FromSessionIcon, words: 'From sessions' },
  audit: { icon: FromAuditIcon, words: 'From audit rows' },
  computed: { icon: ComputedIcon, words: 'Computed here' },
}

export interface OriginMarkProps {
  origin: Origin
  /** What is meant: "Last use". Part of the name, since a page has many of these. */
  about: string
  /** How we know, in a sentence or two: which rows, since when, what it cannot tell. */
  children: ReactNode
}

/** A small mark beside a derived figure that opens how we know it. */
export function OriginMark({ origin, about, children }: OriginMarkProps) {
  const { icon: Mark, words } = origins[origin]
  return (
    <Popover
      label={`How we know: ${about}`}
      trigger={
        <button
          type="button"
          aria-label={`How we know: ${about}. ${words}`}
          className={clsx(
            'hit inline-grid shrink-0 place-content-center rounded-small text-ink-3 hover:text-ink aria-expanded:text-accent',
          )}
        >
          <Glyph icon={Mark} className="size-3" />
        </button>
      }
    >
      <p className="mb-1 flex items-center gap-1.5 text-xs font-medium text-ink-3">
        <Glyph icon={Mark} className="size-3.5" />
        {words}
      </p>
      <div className="text-sm text-ink-2">{children}</div>
    </Popover>
  )
}
