import { queryOptions } from '@tanstack/react-query'
import type { TeamId } from '@/api/ids.ts'
import type { Role } from '@/api/objects/role.ts'
import type { User } from '@/api/objects/user.ts'
import type { PermissionSet } from '@/domain/permissions.ts'
import { splitRoles, unionPermissions } from '@/domain/roles.ts'
import { keys } from './keys.ts'
import { readViewer, rolesInTeam, type ViewerReads } from './read-viewer.ts'

/** The person signed in, and what they may do: system-wide, and in each team. Names of roles stop here. */
export interface Viewer {
  user: User
  /** Their system roles, for saying in words what they are; never for deciding what they may do. */
  roles: readonly Role[]
  system: PermissionSet
  /** By team; empty for whoever has every right in every team already. */
  teams: ReadonlyMap<TeamId, PermissionSet>
}

/** The viewer that these answers make. Ended memberships count for nothing; role names the server does not know grant nothing. */
export function viewerOf({ user, members, roles }: ViewerReads): Viewer {
  const byName = new Map(roles.map((role) => [role.name, role]))
  const rolesOf = (names: readonly string[]) =>
    names.map((name) => byName.get(name)).filter((role) => role !== undefined)
  const own = rolesOf(splitRoles(user.roles))
  const active = members.filter((member) => member.delete_at === 0)
  return {
    user,
    roles: own,
    system: unionPermissions(own),
    teams: new Map(active.map((member) => [member.team_id, unionPermissions(rolesOf(rolesInTeam(member)))])),
  }
}

function isSameSet(a: PermissionSet, b: PermissionSet | undefined): boolean {
  const those = new Set(b)
  return b !== undefined && a.size === those.size && [...a].every((one) => those.has(one))
}

function isSameViewer(a: Viewer, b: Viewer): boolean {
  return (
    JSON.stringify(a.user) === JSON.stringify(b.user) &&
    isSameSet(a.system, b.system) &&
    a.teams.size === b.teams.size &&
    [...a.teams].every(([team, permissions]) => isSameSet(permissions, b.teams.get(team)))
  )
}

function isViewer(data: unknown): data is Viewer {
  return typeof data === 'object' && data !== null && 'system' in data && 'teams' in data
}

/**
 * Who is signed in and what they may do. Read again when the window is focused, and on a navigation once it is a minute
 * old: on the server a role given or taken away counts at once. It stays the same object as long as nothing changed.
 */
export function viewerQuery() {
  return queryOptions({
    queryKey: keys.viewer(),
    queryFn: async ({ signal }) => viewerOf(await readViewer(signal)),
    staleTime: 60_000,
    gcTime: Infinity,
    refetchOnWindowFocus: true,
    // Sets and maps are not compared by Query itself.
    structuralSharing: (old, fresh) => (isViewer(old) && isViewer(fresh) && isSameViewer(old, fresh) ? old : fresh),
  })
}
