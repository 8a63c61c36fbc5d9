import { useLayoutEffect, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'
import { pagesOf } from '@/access/pages-of.ts'
import { lazyPart } from '@/components/lazy-part.tsx'
import type { Shortcut } from '@/components/shortcuts.ts'
import { useShortcuts } from '@/components/use-shortcuts.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { closeDialog, getDialog, openDialog, subscribeDialog } from './dialog-store.ts'

type Closable = { onClose: () => void }
const HelpDialog = lazyPart<Closable>(async () => (await import('./help-dialog.tsx')).HelpDialog)
const Palette = lazyPart<Closable>(async () => (await import('./palette.tsx')).Palette)

function focusSearch(): void {
  const search = document.querySelector<HTMLInputElement>('main [data-shortcut="search"]')
  search?.focus()
  search?.select()
}

/** Ctrl K, or the command key and K: no single key, so it works while one types; not over a dialog, which is a question. */
function onPaletteKey(event: KeyboardEvent): void {
  const isIt = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  if (!isIt || event.defaultPrevented || document.querySelector('[data-scrim], dialog[open]')) return
  event.preventDefault()
  openDialog('palette')
}

/** The keys that work on every page, and the dialogs they open. */
export function ShellShortcuts() {
  const viewer = useViewer()
  const navigate = useNavigate()
  const dialog = useSyncExternalStore(subscribeDialog, getDialog)
  const pages = pagesOf(viewer).flatMap(({ hotkey, title, path }): Shortcut | [] =>
    hotkey === undefined
      ? []
      : {
          keys: hotkey,
          label: `Go to ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
          act: () => void navigate(path),
        },
  )
  useShortcuts('Everywhere', [
    ...pages,
    { keys: '/', label: 'Search on this page', act: focusSearch },
    { keys: '?', label: 'This list', act: () => openDialog('help') },
  ])
  // Before anything is painted, like all other keys.
  useLayoutEffect(() => {
    document.addEventListener('keydown', onPaletteKey)
    return () => document.removeEventListener('keydown', onPaletteKey)
  }, [])
  if (dialog === 'help') return <HelpDialog onClose={closeDialog} />
  return dialog === 'palette' && <Palette onClose={closeDialog} />
}
