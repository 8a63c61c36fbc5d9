import * as v from 'valibot'
import { ApiError } from './errors.ts'
import { call, noteSession } from './http.ts'
import { okSchema } from './objects/status.ts'
import { userSchema, type User } from './objects/user.ts'

export interface Credentials {
  /** User name or e-mail address. */
  loginId: string
  password: string
  /** The six digits of the authenticator, once the server has asked for them. */
  code?: string
}

/**
 * `POST /users/login`: the server sets the session's cookies. Returns the person as they see themselves. Refusals are
 * `unauthorized`, told apart by id: `mfa.validate_token.authenticate.app_error` asks for a code, and is also the answer
 * to one that is not six digits.
 */
export async function signIn({ loginId, password, code }: Credentials, signal?: AbortSignal): Promise<User> {
  const user = await call(
    {
      method: 'POST',
      path: '/users/login',
      body: { login_id: loginId, password, ...(code ? { token: code } : {}) },
      signal,
      isAnonymous: true,
    },
    userSchema,
  )
  noteSession(true)
  return user
}

/** `POST /users/logout`: ends the current session. A session that has ended already is what was wanted. */
export async function signOut(): Promise<void> {
  // Before, not after: calls under way may be told that the session has ended, which is no news to anybody then.
  noteSession(false)
  try {
    // Nothing shows meanwhile that it is under way: whoever goes away in the belief to be signed out is to be told soon.
    await call({ method: 'POST', path: '/users/logout', isAnonymous: true, timeoutMs: 10_000 }, v.unknown())
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'session-expired') return
    // Nobody knows whether it was done. As long as there is no proof there is a session, whose end is news.
    noteSession(true)
    throw error
  }
}

/**
 * `POST /users/password/reset/send`: a mail with a link, if there is such a person; the server does not tell. Throws
 * `server` when it cannot send mail, `invalid` for somebody who signs in elsewhere.
 */
export async function sendPasswordReset(email: string, signal?: AbortSignal): Promise<void> {
  const path = '/users/password/reset/send'
  await call({ method: 'POST', path, body: { email }, isAnonymous: true, signal, finishOnceSent: true }, okSchema)
}
