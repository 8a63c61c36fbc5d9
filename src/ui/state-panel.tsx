import clsx from 'clsx'
import type { ReactNode } from 'react'

import { EmptyIcon, FailedIcon, NoMatchIcon, RefusedIcon, type Icon } from './icons.ts'
import { Glyph } from './glyph.tsx'

/**
 * Why there is nothing to see. `empty`: nothing exists yet. `no-match`: filters hide it all. `refused`: a right is
 * missing. `failed`: it could not be read.
 */
export type StateKind = 'empty' | 'no-match' | 'refused' | 'failed'

export interface StatePanelProps {
  kind: StateKind
  /** Left out, the kind's own. */
  icon?: Icon | undefined
  title: ReactNode
  /** What it means, and what to do; for `refused` the missing permission by name. */
  children?: ReactNode
  /** One button that leads on, at most two. */
  actions?: ReactNode
  /** Small print: the server's id of an error, a request id. */
  detail?: ReactNode
  /** `page` fills a page, `panel` a table or a card. */
  size?: 'page' | 'panel' | undefined
  className?: string | undefined
}

const drawings: Record<StateKind, { icon: Icon; tile: string }> = {
  empty: { icon: EmptyIcon, tile: 'border-dashed border-line-strong text-ink-3' },
  'no-match': { icon: NoMatchIcon, tile: 'border-line bg-sunken text-ink-2' },
  refused: { icon: RefusedIcon, tile: 'border-warn bg-warn-soft text-warn-ink' },
  failed: { icon: FailedIcon, tile: 'border-danger bg-danger-soft text-danger-ink' },
}

/** The four drawings of one place: an icon, a sentence, what to do. */
export function StatePanel({
  kind,
  icon,
  title,
  children,
  actions,
  detail,
  size = 'panel',
  className,
}: StatePanelProps) {
  const drawing = drawings[kind]
  const Mark = icon ?? drawing.icon
  return (
    <div
      className={clsx(
        'mx-auto flex w-full max-w-md flex-col items-center gap-4 px-6 text-center',
        size === 'page' ? 'py-24' : 'py-12',
        className,
      )}
    >
      <span className={clsx('grid size-10 place-content-center rounded-panel border', drawing.tile)}>
        <Glyph icon={Mark} className="size-5" />
      </span>
      <div className="flex min-w-0 max-w-full flex-col gap-1">
        <h2 className="text-base font-semibold text-ink">{title}</h2>
        {children !== undefined && <div className="text-sm text-pretty text-ink-2">{children}</div>}
        {detail !== undefined && <div className="mt-1 font-mono text-xs break-words text-ink-3">{detail}</div>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
