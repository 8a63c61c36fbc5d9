import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

import { rememberFocus, returnFocus } from './focus-memory.ts'
import { IconButton } from './icon-button.tsx'
import { CloseIcon } from './icons.ts'

export interface DrawerProps {
  /** What it is about; its name. */
  title: ReactNode
  /** Under the title: owner, state. */
  subtitle?: ReactNode
  /** Before the title: a picture or an icon. */
  media?: ReactNode
  /** Escape, the cross. */
  onClose: () => void
  children: ReactNode
}

/**
 * A panel of 480 px at the right, over the page and beside it: the page stays usable, so a person can go down a table
 * with the drawer open. Below 1 024 px it is the whole page, and what it covers takes no focus (styles.css).
 * It is there while it is mounted; the address decides that. On leaving, the focus goes back to where it was.
 */
export function Drawer({ title, subtitle, media, onClose, children }: DrawerProps) {
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    const opener = rememberFocus()
    heading.current?.focus({ preventScroll: true })
    return () => returnFocus(opener)
  }, [])

  // As soon as it can be seen: a passive effect may come a moment later, and the key pressed in between be lost.
  useLayoutEffect(() => {
    function onEscape(event: KeyboardEvent) {
      // Dialogs, menus and tooltips take their Escape first, and say so.
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[data-scrim]')) return
      event.preventDefault()
      onClose()
    }
    document.addEventListener('keydown', onEscape)
    return () => document.removeEventListener('keydown', onEscape)
  }, [onClose])

  return createPortal(
    <section
      data-drawer
      aria-labelledby={titleId}
      className="fixed inset-0 z-30 flex animate-rise flex-col bg-surface text-ink lg:start-auto lg:w-[480px] lg:border-s lg:border-line lg:shadow-float"
    >
      <header className="flex items-start gap-3 border-b border-line px-5 pt-4 pb-3">
        {media}
        <div className="min-w-0 flex-1">
          <h2 ref={heading} id={titleId} tabIndex={-1} className="text-lg font-semibold break-words outline-none">
            {title}
          </h2>
          {subtitle !== undefined && <div className="text-sm text-ink-2">{subtitle}</div>}
        </div>
        <IconButton icon={CloseIcon} label="Close" hotkey="Esc" className="-me-1.5" onClick={onClose} />
      </header>
      <div data-drawer-body className="relative min-h-0 flex-1 overflow-y-auto px-5 py-4">
        {children}
      </div>
    </section>,
    document.body,
  )
}

/** A part of a drawer or a card, under a small head. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="mb-6 last:mb-0">
      <header className="mb-1.5 flex min-h-6 items-center">
        <h3 className="text-xs font-semibold tracking-wide text-ink-3 uppercase">{title}</h3>
      </header>
      {children}
    </section>
  )
}

/** The place for what cannot be undone: outlined, at the foot, apart from everything else. */
export function DangerZone({ title = 'Danger zone', children }: { title?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-8 rounded-panel border border-danger p-4">
      <h3 className="mb-3 text-sm font-semibold text-danger-ink">{title}</h3>
      <div className="flex flex-col gap-3">{children}</div>
    </section>
  )
}
