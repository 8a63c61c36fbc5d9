import { pictureUrl } from '@/api/users.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { personName } from '@/domain/person-name.ts'
import { splitRoles } from '@/domain/roles.ts'
import { mainRoleWords } from '@/domain/role-words.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Button } from '@/ui/button.tsx'
import { SignOutIcon } from '@/ui/icons.ts'
import { Segmented } from '@/ui/segmented.tsx'
import { THEME_WORDS } from './theme-words.ts'
import { useSignOut } from './use-sign-out.ts'
import { THEMES, useTheme } from './use-theme.ts'

/** The same as the person's menu, laid open: in the sheet of a phone a menu would open behind the sheet. */
export function PersonSheet({ onGo }: { onGo: () => void }) {
  const { user, roles } = useViewer()
  const { theme, setTheme } = useTheme()
  const signOut = useSignOut()
  const name = personName(user)
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-3">
      <div className="flex items-center gap-2.5 px-1">
        <Avatar name={name} src={pictureUrl(user.id, user.last_picture_update)} size={32} />
        <div className="min-w-0">
          <bdi className="block truncate text-sm font-medium">{name}</bdi>
          <p className="truncate text-xs text-ink-3">{mainRoleWords(splitRoles(user.roles), roles)}</p>
        </div>
      </div>
      <div className="flex items-center justify-between gap-2">
        <Segmented
          label="Theme"
          isIconsOnly
          segments={THEMES.map((value) => ({ value, ...THEME_WORDS[value] }))}
          value={theme}
          onChange={setTheme}
        />
        <Button
          icon={SignOutIcon}
          onClick={() => {
            // First: why one is not signed out is told behind the sheet.
            onGo()
            void signOut()
          }}
        >
          Sign out
        </Button>
      </div>
    </div>
  )
}
