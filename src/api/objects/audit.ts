import * as v from 'valibot'
import { text } from './omitted.ts'

/** `token=…` in `extra_info` is a password-reset secret: it is struck out at the boundary. */
const withoutSecrets = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/\btoken=\S+/g, 'token=(removed)')),
)

/**
 * A row of the audit table. `action` is the URL path; `user_id` is who acted ("" when nobody was signed in), except for
 * sign-in rows, where it is the person signed in. Ids are not branded: the log may name people who are gone.
 */
export const auditSchema = v.object({
  id: v.string(),
  create_at: v.number(),
  user_id: text,
  action: text,
  extra_info: v.optional(withoutSecrets, ''),
  ip_address: text,
  session_id: text,
})
export type Audit = v.InferOutput<typeof auditSchema>
