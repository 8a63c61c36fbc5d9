import * as v from 'valibot'
import { readCookie } from '../../lib/cookie.ts'
import { sessionIdSchema, tokenIdSchema, userIdSchema } from '../ids.ts'
import { flag, number, text } from './omitted.ts'

/**
 * A session of a person. `last_activity_at` is written only by some calls and at most every five minutes: a lower bound.
 * `isCurrent`: the session this page itself is signed in with. A token's session has `props.type = "UserAccessToken"` and `props.user_access_token_id`.
 */
export const sessionSchema = v.pipe(
  v.object({
    id: sessionIdSchema,
    user_id: userIdSchema,
    create_at: number,
    expires_at: number,
    last_activity_at: number,
    device_id: text,
    roles: text,
    is_oauth: flag,
    props: v.optional(v.nullable(v.record(v.string(), v.string())), {}),
  }),
  // `props.csrf` is the CSRF token of somebody's live session: all that leaves this place is whether it is our own.
  v.transform(({ props, ...session }) => {
    const { csrf = '', ...rest } = props ?? {}
    return { ...session, props: rest, isCurrent: csrf !== '' && csrf === readCookie('MMCSRF') }
  }),
)
export type Session = v.InferOutput<typeof sessionSchema>

/** The token whose use made this session, or null when a person signed in. */
export function tokenOfSession(session: Session): v.InferOutput<typeof tokenIdSchema> | null {
  const result = v.safeParse(tokenIdSchema, session.props['user_access_token_id'])
  return result.success ? result.output : null
}
