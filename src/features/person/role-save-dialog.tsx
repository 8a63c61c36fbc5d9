import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { User } from '@/api/objects/user.ts'
import { ConfirmDialog } from '@/components/confirm-dialog.tsx'
import { editedRoles } from '@/domain/role-change.ts'
import { RefusedHere } from '@/domain/refused-here.ts'
import { splitRoles } from '@/domain/roles.ts'
import { refuseLastAdmin } from '@/queries/last-admin.ts'
import { userQuery } from '@/queries/people.ts'
import { useSetRoles } from '@/queries/person-writes.ts'
import { toast } from '@/ui/toast-store.ts'
import { Consequences } from './consequences.tsx'
import { usePerson } from './person-context.ts'
import { RoleDifference } from './role-difference.tsx'
import type { RoleEditing } from './use-role-edits.ts'

export interface RoleSaveDialogProps {
  editing: RoleEditing
  onClose: () => void
}

/**
 * The last question before roles are replaced. The person is read again first: roles given or taken by somebody else
 * meanwhile are not overwritten, the changes go on top of them, and the difference is shown anew.
 */
export function RoleSaveDialog({ editing, onClose }: RoleSaveDialogProps) {
  const { user, isOneself } = usePerson()
  const client = useQueryClient()
  const save = useSetRoles()
  // What was looked at when the question was asked: it must not change under the answer.
  const [seen, setSeen] = useState(user.roles)
  const { change } = editing
  const isMadeAdmin = change.added.includes('system_admin')
  const isOwnLoss = isOneself && change.lost.length > 0

  /** Rejects where the last administrator would be left without the role. */
  const refuseLast = async (now: User, names: readonly string[]) => {
    if (!names.includes('system_admin')) await refuseLastAdmin(client, now)
  }
  const confirm = async () => {
    const fresh = await client.fetchQuery({ ...userQuery(user.id), staleTime: 0 })
    if (!isSameSet(splitRoles(fresh.roles), splitRoles(seen))) {
      setSeen(fresh.roles)
      throw new RefusedHere(
        'Somebody else changed the roles meanwhile',
        `They are now: ${splitRoles(fresh.roles).join(', ') || 'none'}. Nothing was saved. Your changes go on top of that: look at the difference above and save again.`,
      )
    }
    const names = editedRoles(splitRoles(fresh.roles), editing.edits)
    await refuseLast(fresh, names)
    await save.mutateAsync({ userId: user.id, roles: names })
    editing.reset()
    toast.show({ title: 'Roles saved', description: `@${user.username}: ${names.join(', ') || 'none'}` })
  }

  return (
    <ConfirmDialog
      isOpen
      isDanger={isMadeAdmin || isOwnLoss}
      onClose={onClose}
      check={() => refuseLast(user, editedRoles(splitRoles(user.roles), editing.edits))}
      onConfirm={confirm}
      title={isOneself ? 'Change your own roles' : 'Change roles'}
      description={
        isMadeAdmin
          ? `@${user.username} becomes a system administrator and may do everything on this server.`
          : isOwnLoss
            ? 'You lose rights of your own, and may be unable to take them back yourself.'
            : `The roles of @${user.username} change.`
      }
      verb="Save roles"
      {...(isMadeAdmin || isOwnLoss ? { typed: user.username } : {})}
    >
      <RoleDifference change={change} roles={editing.roles} />
      <Consequences
        lines={[
          'It counts at once, in sessions that are open too.',
          ...(change.removed.includes('system_user_access_token')
            ? ['Tokens they have already go on working: a token outlives the role that allowed it.']
            : []),
          'Roles that are not named above stay as they are.',
        ]}
      />
    </ConfirmDialog>
  )
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name))
}
