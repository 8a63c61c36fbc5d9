import { lazy, Suspense, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'
import { can } from '@/access/can.ts'
import { pageList } from '@/access/pages.ts'
import type { Shortcut } from '@/components/shortcuts.ts'
import { useShortcuts } from '@/components/use-shortcuts.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { loadChunk } from './chunk.ts'
import { closeHelp, isHelpOpen, openHelp, subscribeHelp } from './help-store.ts'

const HelpDialog = lazy(async () => {
  const { HelpDialog: Drawn } = await loadChunk(() => import('./help-dialog.tsx'))
  return { default: Drawn }
})

function focusSearch(): void {
  const search = document.querySelector<HTMLInputElement>('main [data-shortcut="search"]')
  search?.focus()
  search?.select()
}

/** The keys that work on every page, and the list of all keys. */
export function ShellShortcuts() {
  const viewer = useViewer()
  const navigate = useNavigate()
  const isOpen = useSyncExternalStore(subscribeHelp, isHelpOpen)
  const pages: Shortcut[] = pageList
    .filter((page) => page.hotkey !== undefined && can(viewer, page.need).allowed)
    .map((page) => ({
      keys: page.hotkey ?? '',
      label: `Go to ${page.title.charAt(0).toLowerCase()}${page.title.slice(1)}`,
      act: () => void navigate(page.path),
    }))
  useShortcuts('Everywhere', [
    ...pages,
    { keys: '/', label: 'Search on this page', act: focusSearch },
    { keys: '?', label: 'This list', act: openHelp },
  ])
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <HelpDialog onClose={closeHelp} />
    </Suspense>
  )
}
