import * as v from 'valibot'
import { userSchema } from './user.ts'
import { number } from './omitted.ts'

/** A person in the server's report, which tells more than their account does. Bots are not in it. Times in ms since epoch. */
export const reportUserSchema = v.object({
  ...userSchema.entries,
  /** Last sign-in; 0 for never, and for before the server noted it. */
  last_login: number,
})
export type ReportUser = v.InferOutput<typeof reportUserSchema>
