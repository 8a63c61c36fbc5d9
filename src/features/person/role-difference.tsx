import { countPermissions, type RoleChange } from '@/domain/role-change.ts'
import { RIGHTS_LEVEL_WORDS, type PermissionGroup } from '@/domain/rights.ts'
import { roleWords } from '@/domain/role-words.ts'
import type { Role } from '@/api/objects/role.ts'
import { formatNumber } from '@/lib/format.ts'
import { Badge } from '@/ui/badge.tsx'
import { Disclosure } from '@/ui/disclosure.tsx'
import { PermissionAreas } from './permission-areas.tsx'

/** What a change of roles comes to: roles, permissions by area, and how far the rights reach before and after. */
export function RoleDifference({ change, roles }: { change: RoleChange; roles: readonly Role[] }) {
  return (
    <div className="flex flex-col gap-2 text-sm">
      <ul aria-label="Roles that change" className="flex flex-wrap gap-1.5">
        {change.added.map((name) => (
          <li key={name}>
            <Badge tone="info" icon={null}>{`+ ${roleWords(name, roles)}`}</Badge>
          </li>
        ))}
        {change.removed.map((name) => (
          <li key={name}>
            <Badge tone="warn" icon={null}>{`− ${roleWords(name, roles)}`}</Badge>
          </li>
        ))}
      </ul>
      {change.before !== change.after && (
        <p>
          <span className="text-ink-2">{`${RIGHTS_LEVEL_WORDS[change.before].split(':')[0] ?? ''} → `}</span>
          <span className="font-semibold">{RIGHTS_LEVEL_WORDS[change.after]}</span>
        </p>
      )}
      <Permissions title="gained" groups={change.gained} />
      <Permissions title="lost" groups={change.lost} />
      {change.gained.length === 0 && change.lost.length === 0 && (
        <p className="text-ink-2">No permission comes or goes: other roles of theirs grant the same, or nothing.</p>
      )}
    </div>
  )
}

function Permissions({ title, groups }: { title: string; groups: readonly PermissionGroup[] }) {
  const count = countPermissions(groups)
  if (count === 0) return null
  const heavy = groups.reduce((sum, group) => sum + group.sensitive, 0)
  return (
    <Disclosure
      title={`${formatNumber(count)} ${count === 1 ? 'permission' : 'permissions'} ${title}${heavy > 0 ? `, ${formatNumber(heavy)} of them heavy` : ''}`}
    >
      <PermissionAreas permissions={groups.flatMap((group) => group.permissions.map((fact) => fact.id))} />
    </Disclosure>
  )
}
