import { call, type Call } from './http.ts'
import type { TokenId, UserId } from './ids.ts'
import { okSchema } from './objects/status.ts'
import { userAccessTokenWithSecretSchema, type UserAccessToken } from './objects/user-access-token.ts'

/** Takes the secret of a token, once, on its way past every cache. */
export type SecretSink = (secret: string) => void

/**
 * `POST /users/{id}/tokens` (since 4.1, needs `create_user_access_token` and rights over the owner). `expiresAt` in ms
 * since epoch, 0 for never, since 11.9: left out of the request when undefined. The secret goes to `sink`, the rest is
 * returned. Throws `unavailable` where tokens of people are switched off, `invalid` for a bad description or expiry.
 */
export function createToken(
  userId: UserId,
  { description, expiresAt }: { description: string; expiresAt?: number },
  sink: SecretSink,
): Promise<UserAccessToken> {
  const body = { description, ...(expiresAt === undefined ? {} : { expires_at: expiresAt }) }
  return callForSecret({ path: `/users/${userId}/tokens`, body }, sink)
}

/**
 * `POST /users/tokens/rotate` (since 11.10, rights as for creating): a new secret under the same id; the old one is dead
 * at once. `expiresAt` in ms since epoch, 0 for never, is always sent: the server takes a missing one for "never".
 */
export function rotateToken(
  id: TokenId,
  { expiresAt }: { expiresAt: number },
  sink: SecretSink,
): Promise<UserAccessToken> {
  return callForSecret({ path: '/users/tokens/rotate', body: { token_id: id, expires_at: expiresAt } }, sink)
}

async function callForSecret(c: Pick<Call, 'path' | 'body'>, sink: SecretSink): Promise<UserAccessToken> {
  const { token: secret, ...rest } = await call({ ...c, method: 'POST' }, userAccessTokenWithSecretSchema)
  sink(secret)
  return rest
}

/**
 * `POST /users/tokens/enable` (since 4.4, needs `create_user_access_token` and rights over the owner). Enabling an enabled
 * one is no error. For this and the next two: `not-found` when the token is gone, and the signal ends a wait for the rate
 * limit but not a request already sent.
 */
export function enableToken(id: TokenId, signal?: AbortSignal): Promise<void> {
  return write('/users/tokens/enable', id, signal)
}

/** `POST /users/tokens/disable` (since 4.4, needs `revoke_user_access_token`): its session ends, it can be enabled again. */
export function disableToken(id: TokenId, signal?: AbortSignal): Promise<void> {
  return write('/users/tokens/disable', id, signal)
}

/** `POST /users/tokens/revoke` (since 4.1, needs `revoke_user_access_token`): gone for good. A second time is `not-found`. */
export function revokeToken(id: TokenId, signal?: AbortSignal): Promise<void> {
  return write('/users/tokens/revoke', id, signal)
}

async function write(path: string, id: TokenId, signal: AbortSignal | undefined): Promise<void> {
  await call({ method: 'POST', path, body: { token_id: id }, signal, finishOnceSent: true }, okSchema)
}
