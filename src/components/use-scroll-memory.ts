import { useLayoutEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'react-router'
import { rememberScroll, rememberedScroll } from './scroll-memory.ts'

/**
 * Back and forward bring the table to where it was left; another search, filter or order begins at the top.
 * @param viewKey changes with the rows shown and their order
 * @param isReady there are rows to scroll to
 */
export function useScrollMemory(scrollerRef: RefObject<HTMLElement | null>, viewKey: string, isReady: boolean): void {
  const { key } = useLocation()
  // `top` is noted, not asked of the element: that would make the browser lay out the page before it is to be painted.
  const at = useRef({ key: '', viewKey, wanted: rememberedScroll(key), top: 0 })

  useLayoutEffect(() => {
    const element = scrollerRef.current
    const now = at.current
    if (now.key !== key) {
      now.key = key
      now.wanted = rememberedScroll(key)
    }
    if (!element || !isReady) return
    if (now.wanted?.viewKey === viewKey) {
      now.top = now.wanted.top
      element.scrollTop = now.top
      now.wanted = null
    } else if (now.viewKey !== viewKey && now.top !== 0) {
      now.top = 0
      element.scrollTop = 0
    }
    now.viewKey = viewKey
    // An address of its own, such as the drawer's, has not been scrolled yet and still stands somewhere. While the rows
    // of the address are on their way (the search box is a step behind), what is remembered of it must last.
    if (!now.wanted) rememberScroll(key, { viewKey, top: now.top })
  }, [isReady, key, scrollerRef, viewKey])

  useLayoutEffect(() => {
    const element = scrollerRef.current
    if (!element) return
    const remember = () => {
      at.current.top = element.scrollTop
      if (!at.current.wanted) rememberScroll(key, { viewKey, top: at.current.top })
    }
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [key, scrollerRef, viewKey])
}
