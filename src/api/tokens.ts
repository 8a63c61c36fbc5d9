import * as v from 'valibot'
import { call, callList } from './http.ts'
import type { TokenId, UserId } from './ids.ts'
import { userAccessTokenSchema, type UserAccessToken } from './objects/user-access-token.ts'
import type { Page, Rows } from './rows.ts'

/**
 * `GET /users/tokens` (since 4.7, needs `manage_system`): tokens of people and bots, active or not. In no order, and a
 * token that is changed may move to another page.
 */
export function listTokens({ page, perPage }: Page, signal?: AbortSignal): Promise<Rows<UserAccessToken>> {
  return callList({ path: '/users/tokens', query: { page, per_page: perPage }, signal }, userAccessTokenSchema)
}

/** `GET /users/{id}/tokens` (since 4.1, needs `read_user_access_token` and rights over the owner). In no order. */
export function listTokensOfUser(
  userId: UserId,
  { page, perPage }: Page,
  signal?: AbortSignal,
): Promise<Rows<UserAccessToken>> {
  const query = { page, per_page: perPage }
  return callList({ path: `/users/${userId}/tokens`, query, signal }, userAccessTokenSchema)
}

/** `GET /users/tokens/{id}` (since 4.1, rights as for the list). Throws `not-found` before `forbidden`. */
export function getToken(id: TokenId, signal?: AbortSignal): Promise<UserAccessToken> {
  return call({ path: `/users/tokens/${id}`, signal }, userAccessTokenSchema)
}

/**
 * `POST /users/tokens/search` (since 4.7, needs `manage_system`): tokens whose id, owner's id or owner's user name is
 * exactly `term`; on old servers, begins with it. Never descriptions.
 */
export function searchTokens(term: string, signal?: AbortSignal): Promise<Rows<UserAccessToken>> {
  const body = { term }
  return callList({ method: 'POST', path: '/users/tokens/search', body, signal, isRead: true }, userAccessTokenSchema)
}

const countSchema = v.object({ count: v.number() })

/** `GET /users/tokens/non_compliant/count` (since 11.10, needs `manage_system`): active tokens that break the lifetime policy. */
export async function countNonCompliant(signal?: AbortSignal): Promise<number> {
  return (await call({ path: '/users/tokens/non_compliant/count', signal }, countSchema)).count
}
