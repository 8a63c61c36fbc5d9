import { callList } from './http.ts'
import type { TeamId } from './ids.ts'
import { commandSchema, type Command } from './objects/command.ts'
import type { Rows } from './rows.ts'

/**
 * `GET /commands?team_id=&custom_only=true` (needs `view_team` and `manage_own_slash_commands` in the team, before 11.2
 * `manage_slash_commands`): the slash commands people made there, without their tokens. Those of others only with
 * `manage_others_slash_commands`. Not paged. Throws `unavailable` where slash commands are switched off.
 */
export function listCommandsOfTeam(teamId: TeamId, signal?: AbortSignal): Promise<Rows<Command>> {
  return callList({ path: '/commands', query: { team_id: teamId, custom_only: true }, signal }, commandSchema)
}
