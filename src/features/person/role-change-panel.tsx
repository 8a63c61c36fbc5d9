import { useState } from 'react'
import { lazyPart } from '@/components/lazy-part.tsx'
import { baseProblem, type RoleProblem } from '@/domain/role-change.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { deniedReason } from './denied.ts'
import { usePerson } from './person-context.ts'
import { RoleDifference } from './role-difference.tsx'
import type { RoleSaveDialogProps } from './role-save-dialog.tsx'
import { PersonPanel } from './person-panel.tsx'
import type { RoleEditing } from './use-role-edits.ts'

const RoleSaveDialog = lazyPart<RoleSaveDialogProps>(
  async () => (await import('./role-save-dialog.tsx')).RoleSaveDialog,
)

const PROBLEMS: Record<RoleProblem, string> = {
  licence:
    'Without a licence the server refuses user manager, system manager and read-only administrator, and with them every change of somebody who has one. Take the role away, or leave the roles as they are.',
  unknown:
    'The server refuses every change that keeps a role it does not know. Take that role away, or leave the roles as they are.',
  length: 'The names of all roles together may have 256 characters. Take some away.',
  alone: 'The server refuses “system_admin” by itself. Keep “system_user” beside it.',
}

/** The difference before it is saved, live. */
export function RoleChangePanel({ editing }: { editing: RoleEditing }) {
  const { rightTo } = usePerson()
  const [isAsked, setIsAsked] = useState(false)
  const right = rightTo('roles')
  const { change, problem, hasChanges } = editing
  const base = baseProblem(change.names)
  return (
    <PersonPanel title="Change">
      {hasChanges ? (
        <RoleDifference change={change} roles={editing.roles} />
      ) : (
        <p className="text-sm text-ink-2">Nothing is changed. Tick and untick roles to see what would come and go.</p>
      )}
      {hasChanges && problem && (
        <Banner tone="warn" className="mt-2" title="The server would refuse this">
          {PROBLEMS[problem]}
        </Banner>
      )}
      {hasChanges && base !== null && (
        <Banner
          tone="warn"
          className="mt-2"
          title={base === 'neither' ? 'Neither member nor guest' : 'Member and guest'}
        >
          The server allows it, but Mattermost expects exactly one of “system_user” and “system_guest”.
        </Banner>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button disabledReason={hasChanges ? undefined : 'Nothing is changed'} onClick={editing.reset}>
          Reset
        </Button>
        <Button
          variant="primary"
          disabledReason={
            deniedReason(right) ??
            (hasChanges ? undefined : 'Nothing is changed') ??
            (problem ? PROBLEMS[problem] : undefined)
          }
          onClick={() => setIsAsked(true)}
        >
          Save roles…
        </Button>
      </div>
      {isAsked && <RoleSaveDialog editing={editing} onClose={() => setIsAsked(false)} />}
    </PersonPanel>
  )
}
