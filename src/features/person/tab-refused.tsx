import type { PermissionId } from '@/domain/permissions.ts'
import { missingWords } from '@/components/action-button.tsx'
import { StatePanel } from '@/ui/state-panel.tsx'
import { usePerson } from './person-context.ts'
import type { PersonTab } from './person-tabs.ts'

/** In the place of a tab one may not see of this person: which permission it takes. Nothing was asked of the server. */
export function TabRefused({ tab, missing }: { tab: PersonTab; missing: PermissionId }) {
  const { user } = usePerson()
  return (
    <StatePanel kind="refused" title={`${tab.what} of @${user.username} are out of your reach`}>
      {missingWords([missing])}{' '}
      {missing === 'manage_system'
        ? 'Only system administrators have it.'
        : 'A system administrator can grant that with a role.'}
    </StatePanel>
  )
}

/** In the place of a tab that bots do not have. */
export function NotOfBots() {
  const { user } = usePerson()
  return (
    <StatePanel kind="no-match" title="Bots do not sign in">
      @{user.username} is a bot: it works by its tokens, and has neither a password nor a second factor.
    </StatePanel>
  )
}
