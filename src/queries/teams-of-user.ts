import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '@/api/errors.ts'
import type { UserId } from '@/api/ids.ts'
import type { Team } from '@/api/objects/team.ts'
import type { TeamMember } from '@/api/objects/team-member.ts'
import type { Rows } from '@/api/rows.ts'
import { listTeamsOfUser } from '@/api/team-lists.ts'
import { listTeamMemberships } from '@/api/teams.ts'
import { keys } from './keys.ts'

/** A team somebody is in, and as what. */
export interface TeamOfUser {
  team: Team
  /** Null when the membership could not be read, or may not be. */
  member: TeamMember | null
}

/** The teams of somebody, as far as they could be read. */
export interface TeamsOfUser {
  teams: TeamOfUser[]
  /** Teams that could not be read and are missing. */
  unreadable: number
}

/**
 * The teams somebody is in now: `GET /users/{id}/teams` (oneself, or `sysconsole_read_user_management_users`) and, where
 * one may (`withMembers`), `GET /users/{id}/teams/members`, without which the teams stand all the same. Archived teams and ended memberships are
 * left out. Rejects when the teams could not be read.
 */
export function teamsOfUserQuery(userId: UserId, withMembers: boolean) {
  return queryOptions({
    queryKey: keys.teamsOfUser(userId),
    queryFn: async ({ signal }): Promise<TeamsOfUser> => {
      const [{ rows, unreadable }, members] = await Promise.all([
        listTeamsOfUser(userId, signal),
        withMembers ? listTeamMemberships(userId, signal).catch(withoutRows) : NO_ROWS,
      ])
      const memberOf = new Map(members.rows.map((member) => [member.team_id, member]))
      return { teams: rows.map((team) => ({ team, member: memberOf.get(team.id) ?? null })), unreadable }
    },
    staleTime: 60_000,
  })
}

const NO_ROWS: Pick<Rows<TeamMember>, 'rows'> = { rows: [] }

/** In the place of rows that could not be read. What was called off, or ends the session, is no such failure. */
function withoutRows(error: unknown): typeof NO_ROWS {
  if (!(error instanceof ApiError) || error.kind === 'session-expired') throw error
  return NO_ROWS
}
