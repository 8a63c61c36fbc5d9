import * as v from 'valibot'
import { userIdSchema } from '../ids.ts'
import { flag, number, text } from './omitted.ts'

/**
 * A person or a bot, as `GET /users/...` returns it. Mattermost omits keys whose value is zero (`omitempty`), so the
 * ones we use have defaults; what a viewer may not see is blank (`email`, names) or absent. Times in ms since epoch.
 */
export const userSchema = v.object({
  id: userIdSchema,
  username: v.string(),
  email: text,
  nickname: text,
  first_name: text,
  last_name: text,
  position: text,
  roles: text,
  /** Sign-in method: "" is e-mail and password; else `ldap`, `saml`, `gitlab` … Blank for viewers without rights. */
  auth_service: text,
  /** Who they are to that service; shown to administrators. "" where there is none, as 10.x says it, or it is not shown. */
  auth_data: v.nullish(v.string(), ''),
  create_at: number,
  /** 0 while active, else when the person was deactivated. */
  delete_at: number,
  last_picture_update: number,
  failed_attempts: number,
  mfa_active: flag,
  /** Language of Mattermost's own pages and mails for them. */
  locale: text,
  is_bot: flag,
  bot_description: text,
  remote_id: v.nullish(v.string(), ''),
})
export type User = v.InferOutput<typeof userSchema>
