import { queryOptions } from '@tanstack/react-query'
import type { UserId } from '@/api/ids.ts'
import type { Team } from '@/api/objects/team.ts'
import type { TeamMember } from '@/api/objects/team-member.ts'
import { listTeamsOfUser } from '@/api/team-lists.ts'
import { listTeamMemberships } from '@/api/teams.ts'
import { keys } from './keys.ts'

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
