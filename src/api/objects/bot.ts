import * as v from 'valibot'
import { userIdSchema } from '../ids.ts'

/** A bot account. `owner_id` is a person's id, or a plugin's id (any string) for a plugin's bot. */
export const botSchema = v.object({
  user_id: userIdSchema,
  username: v.string(),
  display_name: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  owner_id: v.optional(v.string(), ''),
  create_at: v.optional(v.number(), 0),
  update_at: v.optional(v.number(), 0),
  delete_at: v.optional(v.number(), 0),
})
export type Bot = v.InferOutput<typeof botSchema>
