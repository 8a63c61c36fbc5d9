import { clsx } from 'clsx'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { pagesOf } from '@/access/pages-of.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { SearchIcon } from '@/ui/icons.ts'
import { Kbd } from '@/ui/kbd.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { useChoices } from '@/ui/use-choices.ts'
import { findCommands, type Command } from './commands.ts'
import { openDialog } from './dialog-store.ts'
import { THEME_WORDS } from './theme-words.ts'
import { useSignOut } from './use-sign-out.ts'
import { THEMES, useTheme } from './use-theme.ts'

/** Everything one may go to and do from anywhere, from the same tables as the navigation. */
function useCommands(): Command[] {
  const viewer = useViewer()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const { setTheme, density, setDensity } = useTheme()
  const pages = pagesOf(viewer)
  const isCompact = density === 'compact'
  return [
    ...pages.map((page) => ({
      id: page.id,
      label: page.title,
      group: 'Go to' as const,
      hotkey: page.hotkey,
      act: () => void navigate(page.path),
    })),
    ...THEMES.map((theme) => ({
      id: theme,
      label: `Theme: ${THEME_WORDS[theme].label.toLowerCase()}`,
      group: 'Do' as const,
      act: () => setTheme(theme),
    })),
    {
      id: 'density',
      label: isCompact ? 'Comfortable rows' : 'Compact rows',
      group: 'Do',
      act: () => setDensity(isCompact ? 'comfortable' : 'compact'),
    },
    { id: 'help', label: 'Keyboard shortcuts', group: 'Do', hotkey: '?', act: () => openDialog('help') },
    { id: 'sign-out', label: 'Sign out', group: 'Do', act: () => void signOut() },
  ]
}

/** The command palette: type a few letters, Enter. Nothing in it destroys anything. */
export function Palette({ onClose }: { onClose: () => void }) {
  const commands = useCommands()
  const [typed, setTyped] = useState('')
  const found = findCommands(commands, typed)
  const { current, restart, field, list, row } = useChoices(found, (command) => {
    // Closed first: what is done may open a dialog of its own, or leave the page.
    onClose()
    command.act()
  })

  return (
    <Dialog isOpen onClose={onClose} title="Jump to">
      <div className="flex flex-col gap-2 pt-1">
        <TextInput
          icon={SearchIcon}
          value={typed}
          data-autofocus
          aria-label="Command"
          placeholder="A page or an act"
          {...field}
          onChange={(event) => {
            setTyped(event.target.value)
            restart()
          }}
        />
        <ul {...list} aria-label="Commands" className="flex max-h-80 flex-col overflow-y-auto">
          {found.map((command, at) => (
            <li
              key={command.id}
              {...row(command, at)}
              className={clsx(
                'flex min-h-control cursor-pointer items-center gap-3 rounded-control px-2.5 text-sm',
                at === current && 'bg-accent-soft text-accent-ink',
              )}
            >
              <span className="w-12 shrink-0 text-xs text-ink-3">{command.group}</span>
              <span className="min-w-0 flex-1 truncate">{command.label}</span>
              {command.hotkey?.split(' ').map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </li>
          ))}
        </ul>
        <p role="status" className="px-2.5 text-sm text-ink-2 empty:hidden">
          {found.length === 0 ? 'Nothing is called like this.' : ''}
        </p>
      </div>
    </Dialog>
  )
}
