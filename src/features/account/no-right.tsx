import type { PermissionId } from '@/domain/permissions.ts'
import { missingWords } from '@/components/action-button.tsx'
import { StatePanel } from '@/ui/state-panel.tsx'

export interface NoRightProps {
  missing: readonly PermissionId[]
}

/** In the place of one's tokens, for whoever may not have any: what is missing, and who can give it. */
export function NoRight({ missing }: NoRightProps) {
  return (
    <StatePanel kind="refused" title="Your account may not have personal access tokens">
      {`${missingWords(missing)} A system administrator can give it to you: System Console, Users, your account, Manage roles, “Allow this account to generate personal access tokens”.`}
    </StatePanel>
  )
}
