import type { Role } from '@/api/objects/role.ts'
import { groupPermissions, rightsLevel, type PermissionGroup, type RightsLevel } from './rights.ts'
import { unionPermissions } from './roles.ts'

/** Changes of somebody's roles on top of those they have: true gives a role, false takes it. */
export type RoleEdits = ReadonlyMap<string, boolean>

/** What a change of roles comes to. */
export interface RoleChange {
  /** All role names afterwards, those not touched in their order. */
  names: readonly string[]
  added: readonly string[]
  removed: readonly string[]
  /** Permissions that come and go, by area, heavy ones first. */
  gained: readonly PermissionGroup[]
  lost: readonly PermissionGroup[]
  before: RightsLevel
  after: RightsLevel
}

/**
 * The roles somebody would have: what they have now with the edits on top. Nothing else is touched, names that nobody
 * knows neither: the server replaces the whole string (`PUT /users/{id}/roles`).
 */
export function editedRoles(current: readonly string[], edits: RoleEdits): string[] {
  const kept = current.filter((name) => edits.get(name) !== false)
  const added = [...edits].flatMap(([name, isWanted]) => (isWanted && !current.includes(name) ? [name] : []))
  return [...kept, ...added]
}

/** What the edits come to, as far as `roles` knows the names. */
export function roleChange(current: readonly string[], edits: RoleEdits, roles: readonly Role[]): RoleChange {
  const names = editedRoles(current, edits)
  const permissionsOf = (wanted: readonly string[]) =>
    unionPermissions(roles.filter((role) => wanted.includes(role.name)))
  const before = permissionsOf(current)
  const after = permissionsOf(names)
  return {
    names,
    added: names.filter((name) => !current.includes(name)),
    removed: current.filter((name) => !names.includes(name)),
    gained: groupPermissions([...after].filter((permission) => !before.has(permission))),
    lost: groupPermissions([...before].filter((permission) => !after.has(permission))),
    before: rightsLevel(before),
    after: rightsLevel(after),
  }
}

/** How many permissions the groups hold. */
export function countPermissions(groups: readonly PermissionGroup[]): number {
  return groups.reduce((sum, group) => sum + group.permissions.length, 0)
}

/** The server refuses these without a licence, and with them every other change of somebody who has one. */
const LICENSED = ['system_user_manager', 'system_manager', 'system_read_only_admin']

/** True for a role that takes a licence with custom permission schemes. */
export function takesLicence(name: string): boolean {
  return LICENSED.includes(name)
}

/** Longest `roles` string the server takes. */
const LONGEST = 256

export type RoleProblem = 'licence' | 'unknown' | 'length' | 'alone'

/**
 * Why the server would refuse these roles; null when it would not, as far as can be told here. `existing`: the names it
 * knows, null while that is not known: one that it does not know refuses them all, and so does one that takes a licence.
 */
export function roleProblem(
  names: readonly string[],
  { hasLicence, existing }: { hasLicence: boolean; existing: ReadonlySet<string> | null },
): RoleProblem | null {
  if (!hasLicence && names.some(takesLicence)) return 'licence'
  if (existing && names.some((name) => !existing.has(name))) return 'unknown'
  if (names.length === 1 && names[0] === 'system_admin') return 'alone'
  return names.join(' ').length > LONGEST ? 'length' : null
}

/**
 * What is wrong with these roles although the server takes them: Mattermost expects exactly one of “system_user” and
 * “system_guest”. Null when nothing is.
 */
export function baseProblem(names: readonly string[]): 'neither' | 'both' | null {
  const bases = ['system_user', 'system_guest'].filter((name) => names.includes(name))
  if (bases.length === 1) return null
  return bases.length === 0 ? 'neither' : 'both'
}

export interface RoleGroup {
  title: string
  names: readonly string[]
}

const BUILT_IN_GROUPS: readonly RoleGroup[] = [
  { title: 'Base', names: ['system_user', 'system_guest'] },
  { title: 'Administration', names: ['system_admin', ...LICENSED, 'system_custom_group_admin'] },
  { title: 'Access', names: ['system_user_access_token', 'system_post_all', 'system_post_all_public'] },
]
/** Roles of teams, channels and the like: given there, not to an account. */
const ELSEWHERE = /^(team|channel|playbook|run|custom_group)_|^[a-z0-9]{26}$/

/**
 * The roles one can choose from, in groups: the built-in ones that exist on the server, those the server has of its own,
 * and whatever else the person has, so that nothing they have is out of sight.
 */
export function roleGroups(roles: readonly Role[], held: readonly string[]): RoleGroup[] {
  const exists = new Set(roles.map((role) => role.name))
  const groups = BUILT_IN_GROUPS.map(({ title, names }) => ({
    title,
    names: names.filter((name) => exists.has(name) || held.includes(name)),
  }))
  const known = new Set(groups.flatMap((group) => group.names))
  const own = roles
    .filter((role) => !known.has(role.name) && !role.built_in && !ELSEWHERE.test(role.name))
    .map((role) => role.name)
  const others = held.filter((name) => !known.has(name) && !own.includes(name))
  return [...groups, { title: 'Of this server', names: own }, { title: 'Others they have', names: others }].filter(
    (group) => group.names.length > 0,
  )
}
