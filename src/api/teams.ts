import { callList } from './http.ts'
import type { UserId } from './ids.ts'
import { teamMemberSchema, type TeamMember } from './objects/team-member.ts'
import type { Rows } from './rows.ts'

/** `GET /users/{id}/teams/members` (oneself, or rights over the person): memberships, ended ones (`delete_at` > 0) too. */
export function listTeamMemberships(userId: UserId, signal?: AbortSignal): Promise<Rows<TeamMember>> {
  return callList({ path: `/users/${userId}/teams/members`, signal }, teamMemberSchema)
}
