import { useEffect, useRef, useState } from 'react'
import { onSessionExpired } from '@/api/http.ts'
import { lazyPart } from '@/components/lazy-part.tsx'
import { Mark } from '@/components/mark.tsx'
import { useServer } from '@/components/viewer-context.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { NavigationIcon } from '@/ui/icons.ts'

const MenuSheet = lazyPart(async () => (await import('./menu-sheet.tsx')).MenuSheet)

/**
 * Under 768 px, in the place of the side bar: a strip with the server's name, and the side bar as a sheet. The sheet is
 * the platform's own dialog, which keeps the focus, closes on Escape and makes the rest inert, with no code of ours.
 */
export function TopBar() {
  const server = useServer()
  const sheet = useRef<HTMLDialogElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const dialog = sheet.current
    if (!dialog) return
    const stop = new AbortController()
    const close = () => dialog.close()
    // A press beside the sheet lands on the dialog itself: what is in it covers all of it.
    dialog.addEventListener('click', (event) => event.target === dialog && close(), stop)
    dialog.addEventListener('close', () => setIsOpen(false), stop)
    // On a phone that is turned it would be out of sight, and over a sign-in dialog in front: either way nothing else works.
    matchMedia('(width >= 48rem)').addEventListener('change', close, stop)
    const unsubscribe = onSessionExpired(close)
    return () => {
      stop.abort()
      unsubscribe()
    }
  }, [])

  return (
    <header
      data-no-print
      className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-ground px-2 md:hidden"
    >
      <IconButton
        icon={NavigationIcon}
        label="Menu"
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true)
          sheet.current?.showModal()
        }}
      />
      <Mark className="text-accent" />
      <span className="min-w-0 truncate text-sm font-medium">{server.name}</span>
      <dialog
        ref={sheet}
        aria-label="Menu"
        className="m-0 h-dvh max-h-none w-72 max-w-[85vw] border-e border-line bg-ground p-0 text-ink backdrop:bg-scrim"
      >
        {isOpen && <MenuSheet onClose={() => sheet.current?.close()} />}
      </dialog>
    </header>
  )
}
