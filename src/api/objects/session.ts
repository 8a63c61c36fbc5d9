import * as v from 'valibot'
import { sessionIdSchema, tokenIdSchema, userIdSchema } from '../ids.ts'

const sessionProps = v.pipe(
  v.optional(v.nullable(v.record(v.string(), v.string())), {}),
  // `props.csrf` is the CSRF token of somebody else's live session: it is dropped at the boundary.
  v.transform((props) => {
    const { csrf: _dropped, ...rest } = props ?? {}
    return rest
  }),
)

/**
 * A session of a person. `last_activity_at` is written only by some calls and at most every five minutes: a lower bound.
 * A token's session has `props.type = "UserAccessToken"` and `props.user_access_token_id`.
 */
export const sessionSchema = v.object({
  id: sessionIdSchema,
  user_id: userIdSchema,
  create_at: v.optional(v.number(), 0),
  expires_at: v.optional(v.number(), 0),
  last_activity_at: v.optional(v.number(), 0),
  device_id: v.optional(v.string(), ''),
  roles: v.optional(v.string(), ''),
  is_oauth: v.optional(v.boolean(), false),
  props: sessionProps,
})
export type Session = v.InferOutput<typeof sessionSchema>

/** The token whose use made this session, or null when a person signed in. */
export function tokenOfSession(session: Session): v.InferOutput<typeof tokenIdSchema> | null {
  const result = v.safeParse(tokenIdSchema, session.props['user_access_token_id'])
  return result.success ? result.output : null
}
