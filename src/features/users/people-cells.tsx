import type { User } from '@/api/objects/user.ts'
import { Person } from '@/components/person.tsx'
import { RowLink } from '@/components/row-link.tsx'
import { Time } from '@/components/time.tsx'
import { isLocked, isMfaOurs } from '@/domain/auth-method.ts'
import { NO_ROLE_WORDS, roleWords } from '@/domain/role-words.ts'
import { isSystemAdmin, splitRoles } from '@/domain/roles.ts'
import { Badge } from '@/ui/badge.tsx'
import { ActiveIcon, AdminIcon, DisabledIcon, MfaIcon, SecurityIcon } from '@/ui/icons.ts'
import { Unknown } from '@/ui/unknown.tsx'

/** The address of a person's page. */
export function personTo(userId: string): string {
  return `/users/${userId}/summary`
}

/** Picture, name and handle, which lead to the person's page. */
export function PersonCell({ user }: { user: User }) {
  return (
    <RowLink to={personTo(user.id)} className="flex min-w-0 hover:underline">
      <Person user={user} size={32} hasState />
    </RowLink>
  )
}

/** The roles of a person in words, administrators marked. "Member" only where there is nothing else to say. */
export function RolesCell({ user, names }: { user: User; names: ReadonlyMap<string, string> }) {
  const roles = splitRoles(user.roles)
  const said = roles.filter((role) => role !== 'system_user')
  const words =
    (said.length > 0 ? said : roles).map((role) => names.get(role) ?? roleWords(role)).join(' · ') || NO_ROLE_WORDS
  if (!isSystemAdmin(user)) return <Text>{words}</Text>
  return (
    <Badge look="plain" tone="danger" icon={AdminIcon} tooltip="May do everything on this server">
      {words}
    </Badge>
  )
}

/** One line that ends with dots where there is no room for it. */
export function Text({ children }: { children: string }) {
  return (
    <span className="block truncate" title={children}>
      {children}
    </span>
  )
}

/** Whether somebody can sign in. */
export function StateCell({ user }: { user: User }) {
  if (user.delete_at > 0) {
    return (
      <Badge look="plain" icon={DisabledIcon} tooltip="Cannot sign in. Their tokens sleep until they are activated.">
        Deactivated
      </Badge>
    )
  }
  if (isLocked(user)) {
    return (
      <Badge
        look="plain"
        tone="danger"
        icon={SecurityIcon}
        tooltip="Locked after failed attempts, until these are reset."
      >
        Locked
      </Badge>
    )
  }
  return (
    <Badge look="plain" tone="good" icon={ActiveIcon}>
      Active
    </Badge>
  )
}

/** The second factor. Loud only where a password alone opens an account that may do everything. */
export function MfaCell({ user }: { user: User }) {
  if (user.mfa_active) {
    return (
      <Badge look="plain" tone="good" icon={MfaIcon}>
        On
      </Badge>
    )
  }
  if (!isMfaOurs(user)) return <Unknown reason="The sign-in service decides" />
  if (user.delete_at > 0 || !isSystemAdmin(user)) return 'Off'
  return (
    <Badge look="plain" tone="danger" tooltip="A password alone opens the account of an administrator.">
      Off
    </Badge>
  )
}

/** When somebody last signed in, as the report tells it. */
export function LastLoginCell({ at }: { at: number | null }) {
  if (at === null) return <Unknown reason="Only the server’s report tells the last sign-in" />
  return at === 0 ? 'None noted' : <Time at={at} isFocusable={false} />
}
