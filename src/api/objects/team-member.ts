import * as v from 'valibot'
import { teamIdSchema, userIdSchema } from '../ids.ts'
import { flag, number, text } from './omitted.ts'

/** A membership of a team. `GET /users/{id}/teams/members` includes ended ones: `delete_at` > 0. */
export const teamMemberSchema = v.object({
  team_id: teamIdSchema,
  user_id: userIdSchema,
  roles: text,
  delete_at: number,
  scheme_guest: flag,
  scheme_user: flag,
  scheme_admin: flag,
})
export type TeamMember = v.InferOutput<typeof teamMemberSchema>
