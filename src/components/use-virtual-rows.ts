import { startTransition, useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react'

interface VirtualRowsOptions {
  count: number
  /** All rows are of one height, in px. */
  rowHeight: number
  scrollerRef: RefObject<HTMLElement | null>
  /** The height of what sticks to the top of the scroller, in px. */
  headHeight: number
  /** Room under the last row, in px. */
  paddingEnd: number
  /** Changes with what is asked for: search, filters, sorting. */
  viewKey: string
  /** Another one when the rows are others. Left out: they are with every `viewKey`. */
  rows: unknown
}

/** Rows drawn beyond each edge, so that a quick scroll finds them there. */
const OVERSCAN = 8
/** How long a view has stood before the rows beyond its edges are drawn, in ms: longer than from one key to the next. */
const REST = 300
/** What stands above and below a table, at the least, in px. */
const AROUND = 200

/** What is in sight: the first row, and the one after the last. Rows, not pixels: scrolling within a row draws nothing. */
interface Sight {
  top: number
  end: number
}

/** Before the scroller was looked at: those that can be in sight. The sooner they stand, the sooner somebody can read. */
function firstSight(rowHeight: number): Sight {
  const room = typeof window === 'undefined' ? 0 : window.innerHeight - AROUND
  return { top: 0, end: Math.ceil(room / rowHeight) }
}

/**
 * Which rows of a table are on screen. Rows of one height need no measuring, which is why this is thirty lines here and
 * not a library: that costs the first page 10 kB for sizes nobody asks of it.
 */
export function useVirtualRows(options: VirtualRowsOptions) {
  const { count, rowHeight, scrollerRef, headHeight, paddingEnd } = options
  const [sight, setSight] = useState(() => firstSight(rowHeight))

  useLayoutEffect(() => {
    const element = scrollerRef.current
    if (!element) return
    const look = () => {
      const top = Math.floor(element.scrollTop / rowHeight)
      const end = Math.ceil((element.scrollTop + element.clientHeight - headHeight) / rowHeight)
      setSight((now) => (now.top === top && now.end === end ? now : { top, end }))
    }
    element.addEventListener('scroll', look, { passive: true })
    // It tells once by itself, when the browser has laid out the page anyway; asking now would make it do so twice.
    const sizes = new ResizeObserver(() => {
      look()
      element.toggleAttribute('data-sideways', element.scrollWidth > element.clientWidth)
    })
    sizes.observe(element)
    if (element.firstElementChild) sizes.observe(element.firstElementChild)
    return () => {
      element.removeEventListener('scroll', look)
      sizes.disconnect()
    }
  }, [scrollerRef, rowHeight, headHeight])

  const scrollTo = useCallback(
    (position: number) => {
      const element = scrollerRef.current
      if (!element) return
      const rowTop = position * rowHeight
      const room = element.clientHeight - headHeight - paddingEnd
      if (rowTop < element.scrollTop) element.scrollTop = rowTop
      else if (rowTop + rowHeight > element.scrollTop + room) element.scrollTop = rowTop + rowHeight - room
    },
    [scrollerRef, rowHeight, headHeight, paddingEnd],
  )

  // Who scrolls needs them at once.
  const hasOverscan = useHasSettled(options) || sight.top > 0
  const overscan = hasOverscan ? OVERSCAN : 0
  const first = Math.max(0, Math.min(sight.top, count - 1) - overscan)
  const last = Math.min(count, sight.end + overscan)
  const positions = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at)
  return { positions, totalHeight: count * rowHeight + paddingEnd, scrollTo }
}

/**
 * Whether a view has stood for a while. It goes on standing while its rows are still being read, and with it the next one
 * until that has other rows.
 */
function useHasSettled({ viewKey, rows }: VirtualRowsOptions): boolean {
  const [on, setOn] = useState<{ viewKey: string | null; rows: unknown }>({ viewKey: null, rows: null })
  const isOfView = on.viewKey === viewKey
  if (isOfView && on.rows !== rows) setOn({ viewKey, rows })
  const hasSettled = isOfView || (rows !== undefined && on.rows === rows)
  useEffect(() => {
    if (hasSettled) return
    const timer = setTimeout(() => startTransition(() => setOn({ viewKey, rows: null })), REST)
    return () => clearTimeout(timer)
  }, [viewKey, hasSettled])
  return hasSettled
}
