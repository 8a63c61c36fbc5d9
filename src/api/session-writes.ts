import { call } from './http.ts'
import type { SessionId, UserId } from './ids.ts'
import { okSchema } from './objects/status.ts'

/**
 * `POST /users/{id}/sessions/revoke` (rights as for the list): ends one session. One that is gone is `invalid` with
 * `app.session.get.app_error`. A token's session comes back with its next use.
 */
export async function revokeSession(userId: UserId, sessionId: SessionId, signal?: AbortSignal): Promise<void> {
  const path = `/users/${userId}/sessions/revoke`
  await call({ method: 'POST', path, body: { session_id: sessionId }, signal, finishOnceSent: true }, okSchema)
}

/** `POST /users/{id}/sessions/revoke/all` (rights as for the list): ends them all, the caller's own too if it is theirs. */
export async function revokeAllSessions(userId: UserId, signal?: AbortSignal): Promise<void> {
  await call({ method: 'POST', path: `/users/${userId}/sessions/revoke/all`, signal, finishOnceSent: true }, okSchema)
}
