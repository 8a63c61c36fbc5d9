import { clsx } from 'clsx'
import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'react-router'

interface PageProps {
  title: string
  /** In the browser's tab, before the name of the product; the title unless said otherwise. */
  documentTitle?: string
  /** One line: how many, how fresh, how complete. Its place is kept while it is not known. */
  facts?: ReactNode
  /** Before the title: a picture. */
  media?: ReactNode
  /** Above the title: the way back to what it is part of. */
  back?: ReactNode
  /** At the right of the title: at most one filled button. */
  actions?: ReactNode
  /** `scroll`: the page scrolls under its head. `fill`: what is inside fills the room and scrolls by itself (tables). */
  layout?: 'scroll' | 'fill'
  children: ReactNode
}

/** The frame of a page: a head that stays (title, facts, actions) and the room below it. */
export function Page({ title, documentTitle, facts, media, back, actions, layout = 'scroll', children }: PageProps) {
  const heading = useHeadingFocus()
  return (
    <>
      <PageTitle>{documentTitle ?? title}</PageTitle>
      <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-4 py-3 md:px-6">
        {back !== undefined && <div className="-mb-2 w-full">{back}</div>}
        {media}
        <div className="min-w-0 flex-1 basis-40">
          <h1
            ref={heading}
            tabIndex={-1}
            // Names come in any direction, and are cut off at their end.
            dir="auto"
            title={title}
            className="truncate text-left text-xl font-semibold outline-none"
          >
            {title}
          </h1>
          {facts !== undefined && <div className="min-h-5 text-sm text-ink-2 tabular-nums">{facts}</div>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      <div
        className={clsx(
          'relative min-h-0 flex-1',
          // In a window too low for a list of a few rows, the page scrolls around it.
          layout === 'fill' ? 'flex flex-col overflow-hidden short:min-h-112' : 'overflow-y-auto px-4 py-4 md:px-6',
        )}
      >
        {children}
      </div>
    </>
  )
}

/** The words in the browser's tab. Of several the one that came last counts: a drawer's, over its page's. */
export function PageTitle({ children }: { children: string }) {
  return <title>{`${children} · Latchkey`}</title>
}

/**
 * After a navigation the focus goes to the heading of the new page, as it would with a page that is loaded; not on the
 * first load, where the browser has it at the top already, nor on the way back to a row of a table, which has it by then.
 */
function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null)
  const isFirst = useLocation().key === 'default'
  const wasFirst = useRef(isFirst)
  useEffect(() => {
    const isOnRow = document.activeElement?.closest('[role=row]') ?? null
    if (!wasFirst.current && isOnRow === null) heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
