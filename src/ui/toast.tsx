import clsx from 'clsx'
import { useEffect, useId, useRef, useState, type RefObject } from 'react'

import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { CloseIcon, RefreshIcon, UndoIcon } from './icons.ts'
import { Glyph } from './glyph.tsx'
import { toast as store, type Toast } from './toast-store.ts'
import { iconTones, toneIcons } from './tone.ts'

/** One toast. Its time stands still while the pointer or the focus is on it, and while nobody looks at the tab. */
export function ToastCard({ toast }: { toast: Toast }) {
  const card = useRef<HTMLLIElement>(null)
  const isHeld = useHeld(card, toast.id)
  useCountdown(toast, isHeld)
  const Mark = toneIcons[toast.tone]

  function actAndClose(act: () => void) {
    store.dismiss(toast.id)
    act()
  }

  return (
    <li
      ref={card}
      className={clsx(
        'pointer-events-auto flex animate-rise gap-2.5 rounded-panel border bg-raised py-2.5 ps-3 pe-2 text-sm text-ink shadow-float',
        toast.tone === 'danger' ? 'border-danger' : 'border-line',
      )}
    >
      {Mark && <Glyph icon={Mark} className={clsx('mt-1', iconTones[toast.tone])} />}
      <div className="min-w-0 flex-1 py-0.5">
        <p className="line-clamp-3 font-medium break-words">{toast.title}</p>
        {toast.description !== undefined && <p className="line-clamp-3 break-words text-ink-2">{toast.description}</p>}
        {toast.details !== undefined && <Details text={toast.details} />}
      </div>
      <div className="flex items-start gap-1">
        {toast.onUndo && (
          <Button size="sm" icon={UndoIcon} onClick={() => toast.onUndo && actAndClose(toast.onUndo)}>
            Undo
          </Button>
        )}
        {toast.onRetry && (
          <Button size="sm" icon={RefreshIcon} onClick={() => toast.onRetry && actAndClose(toast.onRetry)}>
            Retry
          </Button>
        )}
        {toast.action && (
          <Button size="sm" onClick={() => toast.action && actAndClose(toast.action.onAct)}>
            {toast.action.label}
          </Button>
        )}
        <IconButton size="sm" icon={CloseIcon} label="Close" onClick={() => store.dismiss(toast.id)} />
      </div>
    </li>
  )
}

function Details({ text }: { text: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  return (
    <>
      <button
        type="button"
        className="hit rounded-small text-xs text-ink-2 underline underline-offset-2"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        Details
      </button>
      <p id={id} hidden={!isOpen} className="mt-1 font-mono text-xs break-all text-ink-2 select-all">
        {text}
      </p>
    </>
  )
}

/** Whether the pointer or the focus is on the card. Escape on it closes it. */
function useHeld(card: RefObject<HTMLLIElement | null>, id: string): boolean {
  const [isHeld, setIsHeld] = useState(false)
  useEffect(() => {
    const element = card.current
    if (!element) return
    const hold = () => setIsHeld(true)
    const release = () => setIsHeld(false)
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape') return
      event.preventDefault()
      store.dismiss(id)
    }
    const stop = new AbortController()
    const on = { signal: stop.signal }
    element.addEventListener('pointerenter', hold, on)
    element.addEventListener('pointerleave', release, on)
    element.addEventListener('focusin', hold, on)
    element.addEventListener('focusout', release, on)
    element.addEventListener('keydown', onKeyDown, on)
    return () => stop.abort()
  }, [card, id])
  return isHeld
}

function useCountdown(toast: Toast, isHeld: boolean) {
  const left = useRef(toast.durationMs)
  useEffect(() => {
    left.current = toast.durationMs
  }, [toast])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let since = 0
    function stop() {
      if (timer === undefined) return
      clearTimeout(timer)
      timer = undefined
      if (left.current !== null) left.current -= Date.now() - since
    }
    function go() {
      if (isHeld || left.current === null || document.hidden || timer !== undefined) return
      since = Date.now()
      timer = setTimeout(() => store.dismiss(toast.id), Math.max(left.current, 1_000))
    }
    function onVisibility() {
      if (document.hidden) stop()
      else go()
    }
    go()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [toast, isHeld])
}
