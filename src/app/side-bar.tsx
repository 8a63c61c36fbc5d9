import { clsx } from 'clsx'
import { useIsRoomy } from '@/components/use-is-narrow.ts'
import { Button } from '@/ui/button.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { SearchIcon } from '@/ui/icons.ts'
import { openDialog } from './dialog-store.ts'
import { Navigation } from './navigation.tsx'
import { PersonMenu } from './person-menu.tsx'
import { ProductHead } from './product-head.tsx'

/** At the left of every page: where one is, the pages, who one is. Icons only under 1 200 px, gone under 768 (top-bar.tsx). */
export function SideBar() {
  const isCollapsed = !useIsRoomy()
  return (
    <aside
      data-no-print
      className={clsx(
        'hidden shrink-0 flex-col gap-5 border-e border-line bg-ground py-3 md:flex',
        isCollapsed ? 'w-14 px-2' : 'w-[232px] px-3',
      )}
    >
      <ProductHead isCollapsed={isCollapsed} />
      <Jump isCollapsed={isCollapsed} />
      <div className="relative min-h-0 flex-1 overflow-x-clip overflow-y-auto">
        <Navigation isCollapsed={isCollapsed} />
      </div>
      <PersonMenu isCollapsed={isCollapsed} />
    </aside>
  )
}

/** The palette, for those who do not know its key. */
function Jump({ isCollapsed }: { isCollapsed: boolean }) {
  const open = () => openDialog('palette')
  if (isCollapsed) {
    return <IconButton icon={SearchIcon} label="Jump to" hotkey="Ctrl K" className="mx-auto" onClick={open} />
  }
  return (
    <Button
      icon={SearchIcon}
      className="w-full justify-start! px-2.5! font-normal! text-ink-2!"
      aria-keyshortcuts="Control+K Meta+K"
      after={<kbd className="ms-auto font-sans text-xs text-ink-3">Ctrl K</kbd>}
      onClick={open}
    >
      Jump to …
    </Button>
  )
}
