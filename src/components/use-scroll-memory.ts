import { useLayoutEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'react-router'
import { rememberScroll, rememberedScroll } from './scroll-memory.ts'

/**
 * Back and forward bring the table to where it was left, and the focus to the row that had it; another search, filter or
 * order begins at the top.
 * @param goTo moves the focus to the row at a position; the same function always
 * @param viewKey changes with the rows shown and their order
 * @param isReady there are rows to scroll to
 */
export function useScrollMemory(
  scrollerRef: RefObject<HTMLElement | null>,
  viewKey: string,
  isReady: boolean,
  goTo: (position: number) => void,
): void {
  const { key } = useLocation()
  // `top` is noted, not asked of the element: that would make the browser lay out the page before it is to be painted.
  const at = useRef({ key: '', viewKey, wanted: rememberedScroll(key), top: 0, focused: noRow() })

  useLayoutEffect(() => {
    const element = scrollerRef.current
    const now = at.current
    if (now.key !== key) {
      now.key = key
      now.wanted = rememberedScroll(key)
    }
    if (!element || !isReady) return
    if (now.wanted?.viewKey === viewKey) {
      const { top, focused } = now.wanted
      now.top = top
      element.scrollTop = top
      now.wanted = null
      // Back from another page: there is nothing else that has the focus.
      if (focused !== null && document.activeElement === document.body) goTo(focused)
    } else if (now.viewKey !== viewKey) {
      now.focused = null
      if (now.top !== 0) {
        now.top = 0
        element.scrollTop = 0
      }
    }
    now.viewKey = viewKey
    // An address of its own, such as the drawer's, has not been scrolled yet and still stands somewhere. While the rows
    // of the address are on their way (the search box is a step behind), what is remembered of it must last.
    if (!now.wanted) rememberScroll(key, { viewKey, top: now.top, focused: now.focused })
  }, [goTo, isReady, key, scrollerRef, viewKey])

  useLayoutEffect(() => {
    const element = scrollerRef.current
    if (!element) return
    const remember = () => {
      const { top, focused, wanted } = at.current
      if (!wanted) rememberScroll(key, { viewKey, top, focused })
    }
    const onScroll = () => {
      at.current.top = element.scrollTop
      // The row that had it is no longer drawn.
      if (!element.contains(document.activeElement)) at.current.focused = null
      remember()
    }
    const noteFocus = (place: EventTarget | null) => {
      const row = place instanceof Element ? place.closest<HTMLElement>('[data-position]') : null
      at.current.focused = row && element.contains(row) ? Number(row.dataset['position']) : null
      remember()
    }
    const onFocus = (event: FocusEvent) => noteFocus(event.target)
    // To nowhere: that is how the page is left.
    const onBlur = (event: FocusEvent) => event.relatedTarget && noteFocus(event.relatedTarget)
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('focusin', onFocus)
    element.addEventListener('focusout', onBlur)
    return () => {
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('focusin', onFocus)
      element.removeEventListener('focusout', onBlur)
    }
  }, [key, scrollerRef, viewKey])
}

function noRow(): number | null {
  return null
}
