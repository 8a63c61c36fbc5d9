import { callList, call } from './http.ts'
import type { UserId } from './ids.ts'
import { preferenceSchema, type Preference } from './objects/preference.ts'
import { okSchema } from './objects/status.ts'
import type { Rows } from './rows.ts'

/** The server takes so many in one request, and refuses more (400) without saving any. */
export const PREFERENCES_AT_ONCE = 100

/** `GET /users/{id}/preferences` (oneself, or rights over the person): what was ever chosen; nothing chosen is no rows. */
export function listPreferences(userId: UserId, signal?: AbortSignal): Promise<Rows<Preference>> {
  return callList({ path: `/users/${userId}/preferences`, signal }, preferenceSchema)
}

/**
 * `PUT /users/{id}/preferences`: 1 to 100 of them, all of this person. One that is not valid refuses them all (`invalid`); of
 * another person, `forbidden`. The signal ends a wait for the rate limit, not what was sent.
 */
export async function savePreferences(
  userId: UserId,
  preferences: readonly Preference[],
  signal?: AbortSignal,
): Promise<void> {
  const path = `/users/${userId}/preferences`
  await call({ method: 'PUT', path, body: preferences, signal, finishOnceSent: true }, okSchema)
}

/** `POST /users/{id}/preferences/delete`: 1 to 100 of them; those that are not there are no error. Signal as above. */
export async function deletePreferences(
  userId: UserId,
  preferences: readonly Preference[],
  signal?: AbortSignal,
): Promise<void> {
  const path = `/users/${userId}/preferences/delete`
  await call({ method: 'POST', path, body: preferences, signal, finishOnceSent: true }, okSchema)
}
