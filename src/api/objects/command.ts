import * as v from 'valibot'
import { commandIdSchema, teamIdSchema } from '../ids.ts'

/**
 * A slash command that somebody made in a team. Left out on purpose: `token`, which the server sends in clear to whoever
 * manages commands, and `url`, in which people put secrets as well.
 */
export const commandSchema = v.object({
  id: commandIdSchema,
  team_id: teamIdSchema,
  /** A person's id; may be "" where the server keeps it to itself. */
  creator_id: v.optional(v.string(), ''),
  trigger: v.string(),
  display_name: v.optional(v.string(), ''),
  create_at: v.optional(v.number(), 0),
  delete_at: v.optional(v.number(), 0),
})
export type Command = v.InferOutput<typeof commandSchema>
