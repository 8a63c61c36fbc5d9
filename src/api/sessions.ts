import { callList } from './http.ts'
import type { UserId } from './ids.ts'
import { sessionSchema, type Session } from './objects/session.ts'
import type { Rows } from './rows.ts'

/**
 * `GET /users/{id}/sessions` (oneself, or rights over the person): all of them, latest activity first, not paged. A
 * token's session is among them from its first use on. An unknown id has none; the owner of a bot may not ask for it.
 */
export function listSessions(userId: UserId, signal?: AbortSignal): Promise<Rows<Session>> {
  return callList({ path: `/users/${userId}/sessions`, signal }, sessionSchema)
}
