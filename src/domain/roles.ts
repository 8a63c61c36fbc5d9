import type { Role } from '@/api/objects/role.ts'

/** The names in a `roles` string, which Mattermost keeps as words with blanks between. No duplicates. */
export function splitRoles(roles: string): string[] {
  return [...new Set(roles.split(/\s+/).filter((name) => name !== ''))]
}

/** True for a holder of the role `system_admin`. By name, because the roles of other people are all the lists tell. */
export function isSystemAdmin(person: { roles: string }): boolean {
  return person.roles.includes('system_admin') && splitRoles(person.roles).includes('system_admin')
}

/** Every permission that at least one of the roles grants. */
export function unionPermissions(roles: readonly Role[]): Set<string> {
  return new Set(roles.flatMap((role) => role.permissions))
}
