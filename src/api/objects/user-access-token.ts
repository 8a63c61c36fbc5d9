import * as v from 'valibot'
import { tokenIdSchema, userIdSchema } from '../ids.ts'
import { flag, text } from './omitted.ts'

/**
 * A personal access token without its secret. There is no created-at, no last-used and no creator in Mattermost.
 * `expires_at` (ms, 0 = never) exists since 11.9; before that it is absent, which is not the same as never: undefined here.
 */
export const userAccessTokenSchema = v.object({
  id: tokenIdSchema,
  user_id: userIdSchema,
  description: text,
  is_active: flag,
  expires_at: v.optional(v.number()),
})
export type UserAccessToken = v.InferOutput<typeof userAccessTokenSchema>

/** The answer to create and rotate: the only two that carry the secret. Never leaves `api/`. */
export const userAccessTokenWithSecretSchema = v.object({
  ...userAccessTokenSchema.entries,
  token: v.pipe(v.string(), v.minLength(1)),
})
