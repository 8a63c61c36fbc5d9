import { chunks, mapParallel } from '../lib/parallel.ts'
import { callList } from './http.ts'
import type { TeamId } from './ids.ts'
import { userSchema, type User } from './objects/user.ts'
import { joinRows, type Page, type Rows } from './rows.ts'

/** Far below what the server takes in one body, and quick to check. */
const NAMES_AT_ONCE = 500

/** What `GET /users` can be narrowed to. */
export interface UserListFilter {
  /** A role's name; an unknown one is `invalid`, save on 5.x. */
  role?: string
  /** Members of this team (needs `view_team`), or `none` for people without one (needs `list_users_without_team`). */
  team?: TeamId | 'none'
  state?: 'active' | 'deactivated'
}

/**
 * `GET /users`: people and bots by user name, deactivated ones too, page by page up to 200. For any member, guests see
 * those they share a team with. Administrators get sign-in method and failed attempts as well.
 */
export function listUsers(
  { page, perPage, ...filter }: Page & UserListFilter,
  signal?: AbortSignal,
): Promise<Rows<User>> {
  const query = {
    page,
    per_page: perPage,
    role: filter.role,
    // Both at once make the server send a list with an error behind it.
    active: filter.state === 'active' ? true : undefined,
    inactive: filter.state === 'deactivated' ? true : undefined,
    in_team: filter.team === 'none' ? undefined : filter.team,
    without_team: filter.team === 'none' ? true : undefined,
  }
  return callList({ path: '/users', query, signal }, userSchema)
}

/** `POST /users/usernames`: people and bots by exact user name, which is lower-case. Unknown ones are missing in the answer. */
export async function getUsersByUsernames(names: readonly string[], signal?: AbortSignal): Promise<Rows<User>> {
  const parts = await mapParallel(chunks([...names], NAMES_AT_ONCE), 2, (body) =>
    callList({ method: 'POST', path: '/users/usernames', body, signal, isRead: true }, userSchema),
  )
  return joinRows(parts)
}
