import * as v from 'valibot'
import { userIdSchema } from '../ids.ts'
import { text } from './omitted.ts'

/** Something a person has chosen in Mattermost. Category 1 to 32 bytes, name up to 32, value up to 20 000 characters. */
export const preferenceSchema = v.object({
  user_id: userIdSchema,
  category: v.string(),
  name: text,
  value: text,
})
export type Preference = v.InferOutput<typeof preferenceSchema>
