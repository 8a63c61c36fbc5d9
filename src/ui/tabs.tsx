import clsx from 'clsx'
import { useEffect, useRef, type ReactNode } from 'react'

import { Anchor } from './link.tsx'

export interface Tab {
  id: string
  label: ReactNode
  href: string
  isCurrent: boolean
  /** How many there are. */
  count?: string | undefined
}

export interface TabsProps {
  /** The name of the set: "Views", "Sections". */
  label: string
  tabs: readonly Tab[]
  /** `line` for parts of a page, `pill` for saved views over a table. */
  look?: 'line' | 'pill' | undefined
  className?: string | undefined
}

const lookOfLine = {
  frame: 'border-b border-line',
  list: '-mb-px gap-4',
  any: 'h-9 pointer-coarse:h-10 border-b-2 px-0.5 -mx-0.5 focus-visible:-outline-offset-2 rounded-t-small',
  current: 'border-accent text-ink',
  other: 'border-transparent text-ink-2 hover:border-line-strong hover:text-ink',
}

const lookOfPill = {
  // Over what stands below, which would cover the lower edge of the focus ring.
  frame: 'relative',
  // Padding and its opposite margin leave the focus ring room inside the scrolling line.
  list: '-m-1 gap-1 p-1',
  any: 'h-control-small rounded-control border px-2',
  current: 'border-accent bg-accent-soft text-accent-ink',
  other: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink',
}

/** How much of the next tab is shown beside the current one, in px, so that one sees that there is more. */
const PEEK = 32

/** Parts of a page, each with its own address: links, not ARIA tabs, so that Back, bookmarks and new tabs work. */
export function Tabs({ label, tabs, look = 'line', className }: TabsProps) {
  const drawn = look === 'line' ? lookOfLine : lookOfPill
  const list = useRef<HTMLUListElement>(null)
  const current = tabs.find((tab) => tab.isCurrent)?.id
  useEffect(() => {
    const line = list.current
    const link = line?.querySelector('[aria-current]')
    if (!line || !link) return
    // It tells once by itself, when the page is laid out anyway; measured here, that would be done twice.
    const laidOut = new ResizeObserver(() => {
      laidOut.disconnect()
      // Only the line moves: scrollIntoView would move the page as well.
      const frame = line.getBoundingClientRect()
      const box = link.getBoundingClientRect()
      if (box.left < frame.left) line.scrollLeft -= frame.left - box.left + PEEK
      else if (box.right > frame.right) line.scrollLeft += box.right - frame.right + PEEK
    })
    laidOut.observe(line)
    return () => laidOut.disconnect()
  }, [current])
  return (
    <nav aria-label={label} className={clsx('min-w-0', drawn.frame, className)}>
      <ul ref={list} className={clsx('flex overflow-x-auto [scrollbar-width:none]', drawn.list)}>
        {tabs.map((tab) => (
          <li key={tab.id} className="shrink-0">
            <Anchor
              href={tab.href}
              aria-current={tab.isCurrent ? 'page' : undefined}
              className={clsx(
                'inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap transition-colors',
                drawn.any,
                tab.isCurrent ? drawn.current : drawn.other,
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className={clsx('min-w-[1ch] text-xs font-medium tabular-nums', !tab.isCurrent && 'text-ink-3')}>
                  {tab.count}
                </span>
              )}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  )
}
