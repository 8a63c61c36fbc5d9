import { call, callList } from './http.ts'
import type { TeamId, UserId } from './ids.ts'
import { okSchema } from './objects/status.ts'
import { teamSchema, type Team } from './objects/team.ts'
import type { Page, Rows } from './rows.ts'

/** `GET /users/{id}/teams` (oneself, or `sysconsole_read_user_management_users`): the teams they are in now, archived ones not, each once. */
export async function listTeamsOfUser(userId: UserId, signal?: AbortSignal): Promise<Rows<Team>> {
  const answer = await callList({ path: `/users/${userId}/teams`, signal }, teamSchema)
  return { ...answer, rows: [...new Map(answer.rows.map((team) => [team.id, team])).values()] }
}

/** `GET /teams`: teams by name, archived ones too, up to 200 a page; open or private ones only, by the right one has. */
export function listTeams({ page, perPage }: Page, signal?: AbortSignal): Promise<Rows<Team>> {
  return callList({ path: '/teams', query: { page, per_page: perPage }, signal }, teamSchema)
}

/**
 * `DELETE /teams/{team_id}/members/{user_id}` (oneself, or `remove_user_from_team` in the team): ends a membership. Finishes
 * once sent. One that has ended ends again. Throws `invalid` for somebody who never was a member, and where members come from
 * LDAP groups.
 */
export async function removeTeamMember(teamId: TeamId, userId: UserId, signal?: AbortSignal): Promise<void> {
  const path = `/teams/${teamId}/members/${userId}`
  await call({ method: 'DELETE', path, signal, finishOnceSent: true }, okSchema)
}
