import clsx from 'clsx'
import { Dialog as Radix } from 'radix-ui'
import { useEffect, useRef, type FormEventHandler, type ReactNode } from 'react'

import { IconButton } from './icon-button.tsx'
import { CloseIcon } from './icons.ts'
import { leaveFocusBehind, rememberFocus, returnFocus, type FocusPlaces } from './focus-memory.ts'

export interface DialogProps {
  isOpen: boolean
  /** Asked to close: Escape, a press outside, the cross. The caller decides by changing `isOpen`. */
  onClose: () => void
  title: ReactNode
  /** The first sentence: what happens to whom. */
  description?: ReactNode
  /** Consequences, controls. Scrolls when it is long. */
  children?: ReactNode
  /** What went wrong, as a Banner with role alert; stands above the buttons. */
  error?: ReactNode
  /**
   * The buttons, the act last. What should have the focus at first carries `data-autofocus`; for anything
   * irreversible that is Cancel. Without it the first control has it.
   */
  footer?: ReactNode
  /** At the left of the buttons: a count, a check box. */
  footerNote?: ReactNode
  /** `md` is 440 px wide, `lg` 640. */
  size?: 'md' | 'lg' | undefined
  /** `false`: neither Escape nor a press outside closes it, and there is no cross (a secret that is shown once). */
  dismissible?: boolean | undefined
  /** Given, body and buttons stand in a form, so that Enter works. */
  onSubmit?: FormEventHandler<HTMLFormElement> | undefined
}

/**
 * A modal dialog. In the middle of a wide screen, a sheet of full height on a phone. The ground behind it is our own
 * element: Radix's writes a style sheet into the page, which the content policy forbids.
 */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, dismissible = true } = props
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && dismissible && onClose()}>
      <Radix.Portal>
        <div data-scrim className="fixed inset-0 z-40 bg-scrim" />
        <Panel {...props} />
      </Radix.Portal>
    </Radix.Root>
  )
}

function Panel({
  onClose,
  title,
  description,
  children,
  error,
  footer,
  footerNote,
  size = 'md',
  dismissible = true,
  onSubmit,
}: DialogProps) {
  const opener = useRef<FocusPlaces>([])
  useEffect(() => () => leaveFocusBehind(opener.current), [])
  const rest = (
    <>
      {/* A scrolling region must be reachable by keyboard; the browser makes it so where it has nothing to focus. */}
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 text-base empty:hidden">{children}</div>
      {error !== undefined && error !== null && error !== false && <div className="px-5 pb-4">{error}</div>}
      {footer !== undefined && <Foot note={footerNote}>{footer}</Foot>}
    </>
  )
  return (
    <Radix.Content
      {...(description === undefined ? { 'aria-describedby': undefined } : {})}
      onOpenAutoFocus={(event) => {
        opener.current = rememberFocus()
        const wanted = event.target instanceof Element ? event.target.querySelector('[data-autofocus]') : null
        if (wanted instanceof HTMLElement) {
          event.preventDefault()
          wanted.focus()
        }
      }}
      onCloseAutoFocus={(event) => {
        // Radix would look for a trigger of its own and, finding none, leave the focus nowhere.
        event.preventDefault()
        returnFocus(opener.current)
      }}
      onEscapeKeyDown={(event) => (!dismissible || isTakenElsewhere(event.target)) && event.preventDefault()}
      onInteractOutside={(event) => !dismissible && event.preventDefault()}
      className={clsx(
        'fixed z-50 flex data-[state=open]:animate-rise flex-col border border-line bg-raised text-ink shadow-float outline-none',
        // What toasts take at the top of a narrow window is left to them (styles.css).
        'inset-x-0 top-[calc(2rem+var(--toast-room))] bottom-0 rounded-t-panel pb-[env(safe-area-inset-bottom)]',
        'sm:top-(--toast-room) sm:m-auto sm:h-fit sm:max-h-[calc(100dvh-4rem-var(--toast-room))] sm:rounded-panel sm:pb-0',
        size === 'md' ? 'sm:w-[440px]' : 'sm:w-[min(640px,calc(100vw-2rem))]',
      )}
    >
      <header className="flex items-start gap-3 px-5 pt-4 pb-3">
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <Radix.Title className="text-lg font-semibold break-words">{title}</Radix.Title>
          {description !== undefined && (
            <Radix.Description asChild>
              <div className="text-base break-words text-ink-2">{description}</div>
            </Radix.Description>
          )}
        </div>
        {dismissible && <IconButton icon={CloseIcon} size="sm" label="Close" className="-me-1.5" onClick={onClose} />}
      </header>
      {onSubmit ? (
        <form noValidate onSubmit={onSubmit} className="flex min-h-0 flex-1 flex-col">
          {rest}
        </form>
      ) : (
        rest
      )}
    </Radix.Content>
  )
}

/** A list that opens under a field, or a toast, takes its own Escape: the dialog stays, and what was typed in it. */
function isTakenElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('[data-takes-escape][aria-expanded=true], [data-toaster] *')
}

function Foot({ note, children }: { note: ReactNode; children: ReactNode }) {
  return (
    <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
      {note !== undefined && <div className="me-auto min-w-0 text-sm text-ink-2">{note}</div>}
      {children}
    </footer>
  )
}
