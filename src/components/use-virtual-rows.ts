import { useCallback, useLayoutEffect, useState, type RefObject } from 'react'

interface VirtualRowsOptions {
  count: number
  /** All rows are of one height, in px. */
  rowHeight: number
  scrollerRef: RefObject<HTMLElement | null>
  /** The height of what sticks to the top of the scroller, in px. */
  headHeight: number
  /** Room under the last row, in px. */
  paddingEnd: number
}

/** Rows drawn beyond each edge, so that a quick scroll finds them there. */
const OVERSCAN = 8
/** What is drawn before the height of the scroller is known, in px. */
const FIRST_GUESS = 900

/**
 * Which rows of a table are on screen. Rows of one height need no measuring, which is why this is thirty lines here and
 * not a library: that costs the first page 10 kB for sizes nobody asks of it.
 */
export function useVirtualRows({ count, rowHeight, scrollerRef, headHeight, paddingEnd }: VirtualRowsOptions) {
  // The first row in sight, not the pixel: scrolling within a row draws nothing.
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(FIRST_GUESS)

  useLayoutEffect(() => {
    const element = scrollerRef.current
    if (!element) return
    const look = () => {
      setTop(Math.floor(element.scrollTop / rowHeight))
      setHeight(element.clientHeight)
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
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

  const first = Math.max(0, Math.min(top, count - 1) - OVERSCAN)
  const last = Math.min(count, top + Math.ceil(height / rowHeight) + 1 + OVERSCAN)
  const positions = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at)
  return { positions, totalHeight: count * rowHeight + paddingEnd, scrollTo }
}
