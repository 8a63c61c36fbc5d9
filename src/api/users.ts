import * as v from 'valibot'
import { chunks, mapParallel } from '../lib/parallel.ts'
import { API_ROOT, call, callList } from './http.ts'
import type { TeamId, UserId } from './ids.ts'
import { userSchema, type User } from './objects/user.ts'
import { joinRows, readableRows, type Rows } from './rows.ts'

/** A body of more than about 10 000 ids is too large for the server; far fewer keep one answer quick to check. */
const IDS_AT_ONCE = 500

/** `GET /users/me`: the person signed in, with what only they may see. `session-expired` when nobody is. */
export function getMe(signal?: AbortSignal): Promise<User> {
  return call({ path: '/users/me', signal }, userSchema)
}

/** `GET /users/{id}`: one person or bot, deactivated ones too. Throws `not-found`, or `forbidden` for a guest's strangers. */
export function getUser(id: UserId, signal?: AbortSignal): Promise<User> {
  return call({ path: `/users/${id}`, signal }, userSchema)
}

/** `POST /users/ids`: people and bots by id. Ids the server does not know are missing in the answer. No ids, no request. */
export async function getUsersByIds(ids: UserId[], signal?: AbortSignal): Promise<Rows<User>> {
  const parts = await mapParallel(chunks(ids, IDS_AT_ONCE), 2, (body) =>
    callList({ method: 'POST', path: '/users/ids', body, signal, isRead: true }, userSchema),
  )
  return joinRows(parts)
}

const foundSchema = v.object({ users: v.nullish(v.array(v.unknown()), []) })

/**
 * `GET /users/autocomplete`: up to 25 active people and bots whose user name, nickname or name begins with `name`, as far
 * as the viewer may see names. Never matches e-mail addresses. Unreadable ones are left out.
 */
export async function autocompleteUsers(name: string, signal?: AbortSignal): Promise<User[]> {
  const found = await call({ path: '/users/autocomplete', query: { name, limit: 25 }, signal }, foundSchema)
  return readableRows(found.users, userSchema).rows
}

/**
 * `POST /users/search`: people and bots, each word of `term` being part of a name or (for administrators) of the e-mail
 * address, or all of it the user id. `term` may not be empty; `limit` 1 to 1000. Not paged. Narrowed by role, and by a team
 * (needs `view_team`) or `none` for people without one. An unknown role finds nobody.
 */
export function searchUsers(
  asked: { term: string; allowInactive: boolean; limit: number; role?: string; team?: TeamId | 'none' },
  signal?: AbortSignal,
): Promise<Rows<User>> {
  const { term, allowInactive, limit, role, team } = asked
  const body = {
    term,
    allow_inactive: allowInactive,
    limit,
    ...(role ? { role } : {}),
    ...(team === 'none' ? { without_team: true } : team ? { team_id: team } : {}),
  }
  return callList({ method: 'POST', path: '/users/search', body, signal, isRead: true }, userSchema)
}

/** Address of a person's picture (PNG), for `<img>`. It changes with the picture: the server lets browsers keep one a day. */
export function pictureUrl(id: UserId, lastPictureUpdate: number): string {
  return `${API_ROOT}/users/${id}/image?_=${lastPictureUpdate}`
}
