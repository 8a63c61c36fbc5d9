import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { ApiError } from '@/api/errors.ts'
import type { UserId } from '@/api/ids.ts'
import type { Role } from '@/api/objects/role.ts'
import type { Team } from '@/api/objects/team.ts'
import type { TeamMember } from '@/api/objects/team-member.ts'
import type { User } from '@/api/objects/user.ts'
import { listPreferences } from '@/api/preferences.ts'
import { getRolesByNames, listRoles } from '@/api/roles.ts'
import { getLicense } from '@/api/system.ts'
import { listTeamsOfUser } from '@/api/team-lists.ts'
import { listTeamMemberships } from '@/api/teams.ts'
import { listUsers } from '@/api/user-lists.ts'
import { isSystemAdmin } from '@/domain/roles.ts'
import { BUILT_IN_ROLE_NAMES } from '@/domain/role-words.ts'
import type { ServerFeatures } from '@/domain/server-features.ts'
import { keys } from './keys.ts'

/** What somebody has chosen in Mattermost: `GET /users/{id}/preferences` (oneself, or rights over the person). */
export function preferencesOfUserQuery(userId: UserId) {
  return queryOptions({
    queryKey: keys.preferencesOfUser(userId),
    queryFn: ({ signal }) => listPreferences(userId, signal),
    staleTime: 30_000,
  })
}

/** A team somebody is in, and as what. */
export interface TeamOfUser {
  team: Team
  /** Null when the membership could not be read. */
  member: TeamMember | null
}

/**
 * The teams somebody is in now: `GET /users/{id}/teams` (oneself, or `sysconsole_read_user_management_users`) and
 * `GET /users/{id}/teams/members`. Archived teams and ended memberships are left out.
 */
export function teamsOfUserQuery(userId: UserId) {
  return queryOptions({
    queryKey: keys.teamsOfUser(userId),
    queryFn: async ({ signal }): Promise<TeamOfUser[]> => {
      const [teams, members] = await Promise.all([listTeamsOfUser(userId, signal), listTeamMemberships(userId, signal)])
      const memberOf = new Map(members.rows.map((member) => [member.team_id, member]))
      return teams.rows.map((team) => ({ team, member: memberOf.get(team.id) ?? null }))
    },
    staleTime: 60_000,
  })
}

/**
 * Every role one can give: `GET /roles` (in 9.11; needs `manage_system`). Where that is not to be had, the built-in ones by
 * `POST /roles/names`, so that a choice can still be offered; `isComplete` tells which.
 */
export function allRolesQuery(features: ServerFeatures, canListAll: boolean) {
  return queryOptions({
    queryKey: keys.allRoles(),
    queryFn: async ({ signal }): Promise<{ roles: Role[]; isComplete: boolean }> => {
      if (features.userReports && canListAll) {
        const all = await listRoles(signal)
        return { roles: all.rows, isComplete: true }
      }
      const known = await getRolesByNames([...BUILT_IN_ROLE_NAMES], signal)
      return { roles: known.rows, isComplete: false }
    },
    staleTime: 5 * 60_000,
  })
}

/** The licence, for what takes one: `GET /license/client`. */
export function licenseQuery() {
  return queryOptions({
    queryKey: keys.license(),
    queryFn: ({ signal }) => getLicense(signal),
    staleTime: 10 * 60_000,
  })
}

/** People asked for at once when administrators are counted: a server has few. */
const ADMINS_AT_ONCE = 200

/**
 * The people who are active system administrators, bots not: `GET /users?role=system_admin&active=true`. Always asked anew:
 * the last one must not be demoted or deactivated, which servers up to 5.x do not refuse. Rejects when it cannot be told.
 */
export async function readActiveAdmins(client: QueryClient): Promise<User[]> {
  return client.fetchQuery({
    queryKey: keys.activeAdmins(),
    queryFn: async ({ signal }) => {
      const admins: User[] = []
      for (let page = 0; ; page++) {
        const { rows, received } = await listUsers(
          { page, perPage: ADMINS_AT_ONCE, role: 'system_admin', state: 'active' },
          signal,
        )
        admins.push(...rows.filter((user) => isSystemAdmin(user) && !user.is_bot && user.delete_at === 0))
        if (received < ADMINS_AT_ONCE) return admins
      }
    },
    staleTime: 0,
  })
}

/** True when the server says that there is no such person. */
export function isPersonGone(error: unknown): boolean {
  return error instanceof ApiError && (error.kind === 'not-found' || error.id === 'app.user.missing_account.const')
}
