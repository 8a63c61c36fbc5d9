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

/** What is in sight, as far as it is known. */
interface Sight {
  /** The first row, not the pixel: scrolling within a row draws nothing. */
  top: number
  /** Height of the scroller in px, null before it has been looked at. */
  height: number | null
}

/** The rows to draw. At first only those that can be in sight: the sooner they stand, the sooner somebody can read. */
function rowsIn(
  { top, height }: Sight,
  rowHeight: number,
  count: number,
  overscan: number,
): { first: number; last: number } {
  if (height === null) {
    const room = typeof window === 'undefined' ? 0 : window.innerHeight - AROUND
    return { first: 0, last: Math.min(count, Math.ceil(room / rowHeight)) }
  }
  return {
    first: Math.max(0, Math.min(top, count - 1) - overscan),
    last: Math.min(count, top + Math.ceil(height / rowHeight) + 1 + overscan),
  }
}

/**
 * Which rows of a table are on screen. Rows of one height need no measuring, which is why this is thirty lines here and
 * not a library: that costs the first page 10 kB for sizes nobody asks of it.
 */
export function useVirtualRows(options: VirtualRowsOptions) {
  const { count, rowHeight, scrollerRef, headHeight, paddingEnd } = options
  const [sight, setSight] = useState<Sight>({ top: 0, height: null })

  useLayoutEffect(() => {
    const element = scrollerRef.current
    if (!element) return
    const look = () => {
      const top = Math.floor(element.scrollTop / rowHeight)
      const height = element.clientHeight
      setSight((now) => (now.top === top && now.height === height ? now : { top, height }))
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
  }, [scrollerRef, rowHeight])

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
  const { first, last } = rowsIn(sight, rowHeight, count, hasOverscan ? OVERSCAN : 0)
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
