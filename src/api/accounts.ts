import * as v from 'valibot'
import { call } from './http.ts'
import type { UserId } from './ids.ts'
import { okSchema } from './objects/status.ts'

/**
 * Changes of somebody's account. All of them finish once sent: the signal ends a wait for the rate limit only, so that
 * nobody has to guess whether a change was made.
 */
async function write(
  method: 'POST' | 'PUT',
  path: string,
  body: Record<string, unknown> | undefined,
  signal?: AbortSignal,
): Promise<void> {
  await call({ method, path, ...(body === undefined ? {} : { body }), signal, finishOnceSent: true }, okSchema)
}

/**
 * `PUT /users/{id}/roles` (needs `manage_roles`): replaces the whole string, so that every role to be kept must be in it.
 * Throws `invalid` for a role that does not exist, for one that takes a licence (`…license…`), and for the last
 * administrator (`app.user.update.lastAdmin.app_error`) — which servers up to 5.x do not refuse.
 */
export function setRoles(id: UserId, roles: readonly string[], signal?: AbortSignal): Promise<void> {
  return write('PUT', `/users/${id}/roles`, { roles: roles.join(' ') }, signal)
}

/**
 * `PUT /users/{id}/active` (needs `sysconsole_write_user_management_users`, for an administrator `manage_system`).
 * Deactivating ends all sessions and switches off the bots they own; their tokens stay, and work again on activation.
 * Throws `forbidden` for somebody managed by LDAP, `unauthorized` for a guest where guests are switched off.
 */
export function setActive(id: UserId, isActive: boolean, signal?: AbortSignal): Promise<void> {
  return write('PUT', `/users/${id}/active`, { active: isActive }, signal)
}

/** `PUT /users/{id}/mfa` (oneself, or rights over the person): takes the second factor away. It ends no session. */
export function resetMfa(id: UserId, signal?: AbortSignal): Promise<void> {
  return write('PUT', `/users/${id}/mfa`, { activate: false }, signal)
}

/**
 * `PUT /users/{id}/password` of somebody else (needs `sysconsole_write_user_management_users`, for an administrator
 * `manage_system`). Whoever signed in by another service signs in by e-mail from now on. Throws `invalid` with the first
 * rule of the policy that it breaks.
 */
export function setPassword(id: UserId, password: string): Promise<void> {
  return write('PUT', `/users/${id}/password`, { new_password: password })
}

/** The same of oneself. A wrong current password is `invalid` (`…incorrect…`) and counts as a wrong try to sign in. */
export function changeOwnPassword(id: UserId, current: string, password: string): Promise<void> {
  return write('PUT', `/users/${id}/password`, { current_password: current, new_password: password })
}

/**
 * `POST /users/{id}/reset_failed_attempts` (in 10.10, not in 9.11; needs `sysconsole_write_user_management_users`, for an
 * administrator `manage_system`): lets somebody who was locked out try again. `not-found` on older servers.
 */
export function resetFailedAttempts(id: UserId, signal?: AbortSignal): Promise<void> {
  return write('POST', `/users/${id}/reset_failed_attempts`, undefined, signal)
}

/**
 * `PUT /users/{id}/auth` (needs `manage_system`): from now on the person signs in by `service`, where they are `data`. Wipes the
 * password. The server takes any name for a service, and a wrong one locks the person out: only known ones are to be
 * offered. It cannot lead back to e-mail; setting a password does. Throws `invalid` when another account has this `data`.
 */
export async function setAuthMethod(id: UserId, auth: { service: string; data: string }): Promise<void> {
  const body = { auth_service: auth.service, auth_data: auth.data }
  await call({ method: 'PUT', path: `/users/${id}/auth`, body }, v.object({ auth_service: v.string() }))
}
