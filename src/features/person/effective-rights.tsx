import { useMemo, useState } from 'react'
import { RightsSummary } from '@/components/rights-summary.tsx'
import { permissionWords } from '@/domain/rights.ts'
import { roleWords } from '@/domain/role-words.ts'
import { unionPermissions } from '@/domain/roles.ts'
import { Disclosure } from '@/ui/disclosure.tsx'
import { SearchIcon } from '@/ui/icons.ts'
import { TextInput } from '@/ui/text-input.tsx'
import { PermissionAreas } from './permission-areas.tsx'
import { PersonPanel } from './person-panel.tsx'
import type { RoleEditing } from './use-role-edits.ts'

/** What the person may do now by all system roles together, and by which of them. */
export function EffectiveRights({ editing }: { editing: RoleEditing }) {
  const { held, roles } = editing
  const [asked, setAsked] = useState('')
  const own = useMemo(() => roles.filter((role) => held.includes(role.name)), [roles, held])
  const permissions = useMemo(() => unionPermissions(own), [own])
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean)
  const found = [...permissions].filter((id) => {
    const text = `${id} ${permissionWords(id)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  return (
    <PersonPanel title="What they may do now">
      <div className="flex flex-col gap-2 text-sm">
        <RightsSummary names={held} roles={own} />
        <TextInput
          type="search"
          icon={SearchIcon}
          aria-label="Search their permissions"
          placeholder="May they …?"
          value={asked}
          autoComplete="off"
          onChange={(event) => setAsked(event.target.value)}
        />
        {words.length === 0 ? (
          <Disclosure title={`All ${permissions.size} permissions, by area`}>
            <PermissionAreas permissions={permissions} />
          </Disclosure>
        ) : found.length === 0 ? (
          <p role="status" className="text-ink-2">
            No permission of theirs matches: by their system roles they may not.
          </p>
        ) : (
          <ul aria-label="Permissions found" className="relative flex max-h-72 flex-col gap-1 overflow-auto">
            {found.map((id) => (
              <li key={id}>
                {permissionWords(id)} <span className="font-mono text-xs text-ink-3">{id}</span>
                <span className="block text-xs text-ink-3">
                  {`By: ${own
                    .filter((role) => role.permissions.includes(id))
                    .map((role) => roleWords(role.name, roles))
                    .join(', ')}`}
                </span>
              </li>
            ))}
          </ul>
        )}
        <p className="text-xs text-ink-3">From the system roles. Roles in teams and channels may add to it.</p>
      </div>
    </PersonPanel>
  )
}
