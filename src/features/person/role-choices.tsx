import { missingWords } from '@/components/action-button.tsx'
import { takesLicence, type RoleGroup } from '@/domain/role-change.ts'
import { sensitiveOf } from '@/domain/rights.ts'
import { roleWords } from '@/domain/role-words.ts'
import { formatNumber } from '@/lib/format.ts'
import { Badge } from '@/ui/badge.tsx'
import { Checkbox } from '@/ui/checkbox.tsx'
import { Disclosure } from '@/ui/disclosure.tsx'
import { usePerson } from './person-context.ts'
import { PermissionAreas } from './permission-areas.tsx'
import { PersonPanel } from './person-panel.tsx'
import type { RoleEditing } from './use-role-edits.ts'

/** Every system role as a choice, with what it permits. */
export function RoleChoices({ editing }: { editing: RoleEditing }) {
  const { rightTo } = usePerson()
  const right = rightTo('roles')
  return (
    <PersonPanel title="System roles">
      {!right.allowed && (
        <p className="pb-2 text-sm text-ink-2">{`To be read only. ${missingWords([right.missing])}`}</p>
      )}
      {!editing.isComplete && (
        <p className="pb-2 text-xs text-ink-3">
          The list of all roles is not to be had whole here: roles made on this server may be shown only where the
          person has them.
        </p>
      )}
      <div className="flex flex-col gap-4">
        {editing.groups.map((group) => (
          <Group key={group.title} group={group} editing={editing} isDenied={!right.allowed} />
        ))}
      </div>
    </PersonPanel>
  )
}

function Group({ group, editing, isDenied }: { group: RoleGroup; editing: RoleEditing; isDenied: boolean }) {
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-semibold text-ink-3">{group.title}</legend>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {group.names.map((name) => (
          <li key={name} className="py-2">
            <Choice name={name} editing={editing} isDenied={isDenied} />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function Choice({ name, editing, isDenied }: { name: string; editing: RoleEditing; isDenied: boolean }) {
  const { held, change, roles } = editing
  const role = roles.find((one) => one.name === name)
  const isOn = change.names.includes(name)
  const isHeld = held.includes(name)
  const needsLicence = takesLicence(name) && !editing.hasLicence
  const permissions = new Set(role?.permissions ?? [])
  const heavy = sensitiveOf(permissions).length
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-start justify-between gap-3">
        <Checkbox
          checked={isOn}
          // What takes a licence can be taken away, and put back as it was, but not given.
          disabled={isDenied || (needsLicence && !isHeld && !isOn)}
          label={
            <>
              <span className="font-medium">{roleWords(name, roles)}</span>{' '}
              <span className="font-mono text-xs text-ink-3">{name}</span>
            </>
          }
          hint={hintOf({ role, name, needsLicence, heavy, count: permissions.size })}
          onChange={() => editing.toggle(name)}
        />
        {isOn !== isHeld && (
          <Badge tone={isOn ? 'info' : 'warn'} icon={null}>
            {isOn ? 'To be given' : 'To be taken'}
          </Badge>
        )}
      </div>
      {permissions.size > 0 && (
        <Disclosure title="Permissions, by area" className="ps-6 text-xs">
          <PermissionAreas permissions={permissions} />
        </Disclosure>
      )}
    </div>
  )
}

function hintOf(facts: {
  role: { description: string } | undefined
  name: string
  needsLicence: boolean
  heavy: number
  count: number
}): string {
  const { role, needsLicence, heavy, count } = facts
  if (!role)
    return 'The server does not know this role: it grants nothing. It is kept unless you take it away, and the server refuses every other change until you do.'
  const parts = [
    `${formatNumber(count)} ${count === 1 ? 'permission' : 'permissions'}${heavy > 0 ? `, ${formatNumber(heavy)} of them heavy` : ''}`,
    // Descriptions of the built-in ones are keys of translations.
    ...(role.description === '' || /^[a-z_.]+$/.test(role.description) ? [] : [role.description]),
    ...(needsLicence ? ['Takes a licence that this server has not'] : []),
  ]
  return `${parts.join('. ')}.`
}
