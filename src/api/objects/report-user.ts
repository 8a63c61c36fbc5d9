import * as v from 'valibot'
import { userSchema } from './user.ts'

/** A person in the server's report, which tells more than their account does. Bots are not in it. Times in ms since epoch. */
export const reportUserSchema = v.object({
  ...userSchema.entries,
  /** Last sign-in; 0 for never, and for before the server noted it. */
  last_login: v.optional(v.number(), 0),
  /** Last seen online. Left out by the server when not known. */
  last_status_at: v.nullish(v.number(), 0),
})
export type ReportUser = v.InferOutput<typeof reportUserSchema>
