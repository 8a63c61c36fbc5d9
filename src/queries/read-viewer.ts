import { RIGHTS_IN_ALL_TEAMS, USUAL_ROLES } from '@/api/early-calls.ts'
import { parseUserId, type UserId } from '@/api/ids.ts'
import type { Role } from '@/api/objects/role.ts'
import type { TeamMember } from '@/api/objects/team-member.ts'
import type { User } from '@/api/objects/user.ts'
import { getRolesByNames } from '@/api/roles.ts'
import { listTeamMemberships } from '@/api/teams.ts'
import { getMe } from '@/api/users.ts'
import { readCookie } from '@/lib/cookie.ts'

// On the way to the sign-in page as well: nothing is imported here but the calls themselves.

/** What the server says about who is signed in. `viewer.ts` makes a Viewer of it. */
export interface ViewerReads {
  user: User
  /** None where they would add no right: see `readViewer`. */
  members: readonly TeamMember[]
  roles: readonly Role[]
}

/**
 * The user id in the cookie that sign-in leaves to scripts, null without one. A hint only: the session's own cookie is
 * out of sight, and Mattermost leaves this one behind at sign-out.
 */
export function hintedUserId(): UserId | null {
  return parseUserId(readCookie('MMUSERID'))
}

/** Names of the roles somebody has in a team: given one by one, or by the team's scheme. */
export function rolesInTeam(member: TeamMember): string[] {
  return [
    ...member.roles.split(' '),
    ...(member.scheme_user ? ['team_user'] : []),
    ...(member.scheme_admin ? ['team_admin'] : []),
    ...(member.scheme_guest ? ['team_guest'] : []),
  ].filter((name) => name !== '')
}

/**
 * Reads who is signed in: `GET /users/me` and `POST /roles/names`, side by side where a cookie tells that somebody
 * probably is, then `GET /users/{id}/teams/members` for whoever has not every right in every team already. Throws
 * `session-expired` when nobody is. Team rights are a convenience here: if the memberships cannot be read, there are none.
 */
export async function readViewer(signal?: AbortSignal): Promise<ViewerReads> {
  const guessedRoles = hintedUserId() && orNull(getRolesByNames(USUAL_ROLES, signal))
  const user = await getMe(signal)
  const guess = await guessedRoles
  const known = guess ? USUAL_ROLES : []
  const own = user.roles.split(' ')
  const hasAllTeams = guess?.rows.some(
    (role) => own.includes(role.name) && role.permissions.includes(RIGHTS_IN_ALL_TEAMS),
  )
  const members = hasAllTeams ? [] : await readMembers(user.id, signal)
  const wanted = new Set([...own, ...members.flatMap(rolesInTeam)])
  for (const name of ['', ...known]) wanted.delete(name)
  const more = await getRolesByNames([...wanted], signal)
  return { user, members, roles: [...(guess?.rows ?? []), ...more.rows] }
}

/** Null instead of a failure: what was guessed is then asked for again, and fails where the failure counts. */
function orNull<T>(read: Promise<T>): Promise<T | null> {
  return read.catch(() => null)
}

async function readMembers(id: UserId, signal: AbortSignal | undefined): Promise<TeamMember[]> {
  const members = await orNull(listTeamMemberships(id, signal))
  return members?.rows ?? []
}
