import { useEffect, useRef } from 'react'
import { Mark } from '@/components/mark.tsx'
import { useServer } from '@/components/viewer-context.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { CloseIcon, NavigationIcon } from '@/ui/icons.ts'
import { Navigation } from './navigation.tsx'
import { PersonSheet } from './person-sheet.tsx'
import { ProductHead } from './product-head.tsx'

/**
 * Under 768 px, in the place of the side bar: a strip with the server's name, and the side bar as a sheet. The sheet is
 * the platform's own dialog, which keeps the focus, closes on Escape and makes the rest inert, with no code of ours.
 */
export function TopBar() {
  const server = useServer()
  const sheet = useRef<HTMLDialogElement>(null)
  const close = () => sheet.current?.close()
  // A press beside the sheet lands on the dialog itself: what is in it covers all of it.
  useEffect(() => {
    const dialog = sheet.current
    const onPress = (event: MouseEvent) => event.target === dialog && dialog?.close()
    dialog?.addEventListener('click', onPress)
    return () => dialog?.removeEventListener('click', onPress)
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
        onClick={() => sheet.current?.showModal()}
      />
      <Mark className="text-accent" />
      <span className="min-w-0 truncate text-sm font-medium">{server.name}</span>
      <dialog
        ref={sheet}
        aria-label="Menu"
        className="m-0 h-dvh max-h-none w-72 max-w-[85vw] border-e border-line bg-ground p-0 text-ink backdrop:bg-scrim"
      >
        <div className="flex h-full flex-col gap-5 p-3">
          <div className="flex items-start justify-between gap-2">
            <div className="min-w-0 flex-1">
              <ProductHead />
            </div>
            <IconButton icon={CloseIcon} label="Close menu" onClick={close} />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            <Navigation onGo={close} />
          </div>
          <PersonSheet />
        </div>
      </dialog>
    </header>
  )
}
