import { useEffect, useRef, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

import { rememberFocus, returnFocus, type FocusPlaces } from './focus-memory.ts'
import { toast } from './toast-store.ts'
import { ToastCard } from './toast.tsx'

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

  useEffect(() => {
    function goToNewest(event: KeyboardEvent) {
      if (event.key !== 'F8' || event.defaultPrevented) return
      const buttons = list.current?.querySelectorAll<HTMLButtonElement>('li:last-child button')
      if (!buttons?.[0]) return
      event.preventDefault()
      if (!list.current?.contains(document.activeElement)) from.current = rememberFocus()
      buttons[0].focus()
    }
    document.addEventListener('keydown', goToNewest)
    return () => document.removeEventListener('keydown', goToNewest)
  }, [])

  return createPortal(
    <section
      aria-label="Notifications, F8"
      data-toaster
      data-no-print
      className="pointer-events-none fixed inset-x-4 bottom-(--toast-foot) z-70 sm:start-auto sm:end-(--toast-end) sm:w-96"
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
