import type { Role } from '@/api/objects/role.ts'

/** The names in a `roles` string, which Mattermost keeps as words with blanks between. No duplicates. */
export function splitRoles(roles: string): string[] {
  return [...new Set(roles.split(/\s+/).filter((name) => name !== ''))]
}

/** Does the `roles` string name this role? Asked for every row of a list, and of most the first look is enough. */
function hasRole(roles: string, name: string): boolean {
  return roles.includes(name) && splitRoles(roles).includes(name)
}

/** True for a holder of the role `system_admin`. By name, because the roles of other people are all the lists tell. */
export function isSystemAdmin(person: { roles: string }): boolean {
  return hasRole(person.roles, 'system_admin')
}

/** True for a holder of the role `system_guest`; not for one of a role of the server's own that is named after it. */
export function isGuest(person: { roles: string }): boolean {
  return hasRole(person.roles, 'system_guest')
}

/** Every permission that at least one of the roles grants. */
export function unionPermissions(roles: readonly Role[]): Set<string> {
  return new Set(roles.flatMap((role) => role.permissions))
}
