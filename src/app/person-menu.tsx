import { clsx } from 'clsx'
import { useViewer } from '@/components/viewer-context.tsx'
import { pictureUrl } from '@/api/users.ts'
import { personName } from '@/domain/person-name.ts'
import { splitRoles } from '@/domain/roles.ts'
import { mainRoleWords } from '@/domain/role-words.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Button } from '@/ui/button.tsx'
import { PickIcon, SignOutIcon } from '@/ui/icons.ts'
import { Glyph } from '@/ui/glyph.tsx'
import { Menu } from '@/ui/menu.tsx'
import type { MenuItem } from '@/ui/menu-types.ts'
import { openDialog } from './dialog-store.ts'
import { THEME_WORDS } from './theme-words.ts'
import { useSignOut } from './use-sign-out.ts'
import { usePageStands } from './use-page-stands.ts'
import { THEMES, useTheme } from './use-theme.ts'

/** Who is signed in, and what is theirs alone: how the console looks, its keys, signing out. */
export function PersonMenu({ isCollapsed = false }: { isCollapsed?: boolean }) {
  const { user, roles } = useViewer()
  const { theme, setTheme, density, setDensity } = useTheme()
  const signOut = useSignOut()
  const stands = usePageStands()
  const name = personName(user)
  const role = mainRoleWords(splitRoles(user.roles), roles)

  const items: MenuItem[] = [
    ...THEMES.map((one) => ({
      ...THEME_WORDS[one],
      isChecked: theme === one,
      onSelect: () => setTheme(one),
    })),
    {
      label: 'Compact rows',
      isChecked: density === 'compact',
      isSeparated: true,
      onSelect: () => setDensity(density === 'compact' ? 'comfortable' : 'compact'),
    },
    { label: 'Jump to', hotkey: 'Ctrl K', isSeparated: true, onSelect: () => openDialog('palette') },
    { label: 'Keyboard shortcuts', hotkey: '?', onSelect: () => openDialog('help') },
    { label: 'Sign out', icon: SignOutIcon, isSeparated: true, onSelect: () => void signOut() },
  ]
  return (
    <Menu
      side={isCollapsed ? 'right' : 'top'}
      align={isCollapsed ? 'end' : 'start'}
      heading={
        <>
          Signed in as <span className="font-medium text-ink">@{user.username}</span>
        </>
      }
      items={items}
      trigger={
        <Button
          variant="quiet"
          aria-label={`${name}, ${role}: appearance, shortcuts, sign out`}
          data-tooltip={isCollapsed ? `${name}\n${role}` : undefined}
          className={clsx(
            'h-auto! font-normal',
            isCollapsed ? 'mx-auto size-10 px-0!' : 'w-full justify-start! px-2! py-1.5',
          )}
        >
          <Avatar name={name} src={stands ? pictureUrl(user.id, user.last_picture_update) : undefined} size={32} />
          {!isCollapsed && (
            <>
              <span className="flex min-w-0 flex-1 flex-col items-start">
                <bdi className="max-w-full truncate text-sm font-medium text-ink">{name}</bdi>
                <span className="max-w-full truncate text-xs text-ink-3" title={role}>
                  {role}
                </span>
              </span>
              <Glyph icon={PickIcon} className="text-ink-3" />
            </>
          )}
        </Button>
      }
    />
  )
}
