import * as v from 'valibot'
import { teamIdSchema, userIdSchema } from '../ids.ts'

/** A membership of a team. `GET /users/{id}/teams/members` includes ended ones: `delete_at` > 0. */
export const teamMemberSchema = v.object({
  team_id: teamIdSchema,
  user_id: userIdSchema,
  roles: v.optional(v.string(), ''),
  delete_at: v.optional(v.number(), 0),
  scheme_guest: v.optional(v.boolean(), false),
  scheme_user: v.optional(v.boolean(), false),
  scheme_admin: v.optional(v.boolean(), false),
})
export type TeamMember = v.InferOutput<typeof teamMemberSchema>
