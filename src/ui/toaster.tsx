import { useEffect, useRef, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

import { rememberFocus, returnFocus, type FocusPlaces } from './focus-memory.ts'
import { toast } from './toast-store.ts'
import { ToastCard } from './toast.tsx'

/** What a dialog watches to close itself or to take the focus back. */
const watched = ['pointerdown', 'focusin', 'focusout']

/**
 * Toasts stand over an open dialog and belong to it: a press or the focus in one is nothing that happens outside. The
 * dialog listens on the document, so it is kept from there. It could not decide by itself: it does so after the click,
 * when the toast is gone.
 */
function keepFromDialog(event: Event) {
  const at = event instanceof FocusEvent && event.type === 'focusout' ? event.relatedTarget : event.target
  const isToast = at instanceof Element && at.closest('[data-toaster]') !== null
  if (isToast && document.querySelector('[data-scrim]')) event.stopPropagation()
}

/**
 * The place at the foot of the screen where toasts appear; mount it once. A polite live region, which also keeps it
 * readable while a dialog hides the rest from screen readers. F8 goes to the newest toast.
 */
export function Toaster() {
  const toasts = useSyncExternalStore(toast.subscribe, toast.getSnapshot)
  const list = useRef<HTMLOListElement>(null)
  const from = useRef<FocusPlaces>([])
  // With the toast one was in, the focus would be gone.
  useEffect(() => {
    if (from.current.length === 0 || list.current?.contains(document.activeElement)) return
    returnFocus(from.current)
    from.current = []
  }, [toasts])

  // Before the focus moves into one, by key or by press.
  function remember() {
    if (!list.current?.contains(document.activeElement)) from.current = rememberFocus()
  }

  useEffect(() => {
    const page = document.documentElement
    // Where toasts stand at the top, a dialog begins below them (styles.css).
    const sizes = new ResizeObserver(() =>
      page.style.setProperty('--toast-height', `${list.current?.offsetHeight ?? 0}px`),
    )
    if (list.current) sizes.observe(list.current)
    function goToNewest(event: KeyboardEvent) {
      if (event.key !== 'F8' || event.defaultPrevented) return
      const buttons = list.current?.querySelectorAll<HTMLButtonElement>('li:last-child button')
      if (!buttons?.[0]) return
      event.preventDefault()
      remember()
      buttons[0].focus()
    }
    const stop = new AbortController()
    const on = { signal: stop.signal }
    document.addEventListener('keydown', goToNewest, on)
    for (const type of watched) page.addEventListener(type, keepFromDialog, on)
    return () => {
      sizes.disconnect()
      stop.abort()
    }
  }, [])

  return createPortal(
    <section
      aria-label="Notifications, F8"
      data-toaster
      data-no-print
      onPointerDownCapture={remember}
      className="pointer-events-none fixed inset-x-4 top-(--toast-top) bottom-(--toast-foot) z-60 sm:start-auto sm:end-(--toast-end) sm:w-(--toast-width)"
    >
      <ol ref={list} aria-live="polite" aria-relevant="additions text" className="flex flex-col gap-2">
        {toasts.map((one) => (
          <ToastCard key={one.id} toast={one} />
        ))}
      </ol>
    </section>,
    document.body,
  )
}
