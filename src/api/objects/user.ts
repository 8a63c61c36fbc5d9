import * as v from 'valibot'
import { userIdSchema } from '../ids.ts'

/**
 * A person or a bot, as `GET /users/...` returns it. Mattermost omits keys whose value is zero (`omitempty`), so the
 * ones we use have defaults; what a viewer may not see is blank (`email`, names) or absent. Times in ms since epoch.
 */
export const userSchema = v.object({
  id: userIdSchema,
  username: v.string(),
  email: v.optional(v.string(), ''),
  nickname: v.optional(v.string(), ''),
  first_name: v.optional(v.string(), ''),
  last_name: v.optional(v.string(), ''),
  position: v.optional(v.string(), ''),
  roles: v.optional(v.string(), ''),
  /** Sign-in method: "" is e-mail and password; else `ldap`, `saml`, `gitlab` … Blank for viewers without rights. */
  auth_service: v.optional(v.string(), ''),
  /** Who they are to that service; shown to administrators. "" where there is none, as 10.x says it, or it is not shown. */
  auth_data: v.nullish(v.string(), ''),
  create_at: v.optional(v.number(), 0),
  update_at: v.optional(v.number(), 0),
  /** 0 while active, else when the person was deactivated. */
  delete_at: v.optional(v.number(), 0),
  last_picture_update: v.optional(v.number(), 0),
  failed_attempts: v.optional(v.number(), 0),
  mfa_active: v.optional(v.boolean(), false),
  /** Language of Mattermost's own pages and mails for them. */
  locale: v.optional(v.string(), ''),
  is_bot: v.optional(v.boolean(), false),
  bot_description: v.optional(v.string(), ''),
  remote_id: v.nullish(v.string(), ''),
})
export type User = v.InferOutput<typeof userSchema>
