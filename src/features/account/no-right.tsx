import type { PermissionId } from '@/domain/permissions.ts'
import { missingWords } from '@/components/action-button.tsx'
import { StatePanel } from '@/ui/state-panel.tsx'

export interface NoRightProps {
  missing: readonly PermissionId[]
}

/** In the place of one's tokens, for whoever may not read them: what is missing, who can give it, and that there may be some. */
export function NoRight({ missing }: NoRightProps) {
  return (
    <StatePanel kind="refused" title="Your account may not see personal access tokens">
      {`${missingWords(missing)} A system administrator can give it to you: System Console, Users, your account, Manage roles, “Allow this account to generate personal access tokens”. Any that were made for you are not shown.`}
    </StatePanel>
  )
}
