import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { User } from '@/api/objects/user.ts'
import { roleGroups, takesLicence } from '@/domain/role-change.ts'
import { roleWords } from '@/domain/role-words.ts'
import { splitRoles } from '@/domain/roles.ts'
import { allRolesQuery } from '@/queries/all-roles.ts'
import { licenseQuery } from '@/queries/license.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Field } from '@/ui/field.tsx'
import { Select } from '@/ui/select.tsx'
import { SkeletonText } from '@/ui/skeleton-text.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { useServer, useViewer } from './viewer-context.tsx'

interface PeopleRoleDialogProps {
  verb: 'add-role' | 'take-role'
  people: readonly User[]
  onChoose: (role: string) => void
  onClose: () => void
}

/** Which role is to be given to many people, or taken from them. */
export function PeopleRoleDialog({ verb, people, onChoose, onClose }: PeopleRoleDialogProps) {
  const { features } = useServer()
  const all = useQuery(allRolesQuery(features, useViewer().system.has('manage_system')))
  const license = useQuery(licenseQuery())
  const [chosen, setChosen] = useState('')
  const formId = useId()
  // The dialog gives the focus to what is there when it opens.
  const [isEarly] = useState(all.data !== undefined)
  const held = [...new Set(people.flatMap((user) => splitRoles(user.roles)))]
  const roles = all.data?.roles ?? []
  const groups = roleGroups(roles, verb === 'take-role' ? held : [])
  const isGiving = verb === 'add-role'
  const isUnlicensed = (name: string) =>
    isGiving && takesLicence(name) && license.data !== undefined && !license.data.CustomPermissionsSchemes
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isGiving ? 'Which role to add' : 'Which role to take'}
      description="The next step shows whom it changes. All other roles stay as they are."
      error={all.error ? <ErrorBanner error={all.error} /> : null}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            disabledReason={chosen === '' ? 'Choose a role first' : undefined}
          >
            Continue
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen !== '') onChoose(chosen)
        }}
      >
        {all.data ? (
          <Field label="Role" hint={isGiving ? undefined : 'Roles that at least one of them has, and all others.'}>
            <Select
              data-autofocus
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- it is what was opened, only later
              autoFocus={!isEarly}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
            >
              <option value="">Choose…</option>
              {groups.map((group) => (
                <optgroup key={group.title} label={group.title}>
                  {group.names.map((name) => (
                    <option key={name} value={name} disabled={isUnlicensed(name)}>
                      {`${roleWords(name, roles)} (${name})${isUnlicensed(name) ? ', takes a licence' : ''}`}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          </Field>
        ) : (
          !all.error && <SkeletonText lines={2} />
        )}
      </form>
    </Dialog>
  )
}
