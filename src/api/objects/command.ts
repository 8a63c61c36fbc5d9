import * as v from 'valibot'
import { commandIdSchema, teamIdSchema } from '../ids.ts'
import { number, text } from './omitted.ts'

/**
 * A slash command that somebody made in a team. Left out on purpose: `token`, which the server sends in clear to whoever
 * manages commands, and `url`, in which people put secrets as well.
 */
export const commandSchema = v.object({
  id: commandIdSchema,
  team_id: teamIdSchema,
  /** A person's id; may be "" where the server keeps it to itself. */
  creator_id: text,
  trigger: v.string(),
  display_name: text,
  create_at: number,
  delete_at: number,
})
export type Command = v.InferOutput<typeof commandSchema>
