import * as v from 'valibot'
import { userIdSchema } from '../ids.ts'
import { number, text } from './omitted.ts'

/** A bot account. `owner_id` is a person's id, or a plugin's id (any string) for a plugin's bot. */
export const botSchema = v.object({
  user_id: userIdSchema,
  username: v.string(),
  display_name: text,
  description: text,
  owner_id: text,
  create_at: number,
  delete_at: number,
})
export type Bot = v.InferOutput<typeof botSchema>
