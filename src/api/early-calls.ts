/** A call that can be written down before anybody knows who asks: `{userId}` in its path stands for the person signed in. */
interface EarlyCall {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
  /** Sent only once it is known that the viewer lacks this permission. */
  unless?: string
}

/** What nearly everybody's roles are. Asking for them before it is known whose they are saves a round trip. */
export const USUAL_ROLES = ['system_user', 'system_admin', 'system_user_access_token', 'team_user', 'team_admin']

/** Whoever has this permission has every right in every team, member or not: their memberships say nothing about it. */
export const RIGHTS_IN_ALL_TEAMS = 'manage_system'

/**
 * What every page behind the sign-in begins with. The script in the head of a built page (`build/early-script.ts`)
 * sends these while the app's own code is still on its way; whoever makes one of them finds it under way.
 */
export const EARLY_CALLS: readonly EarlyCall[] = [
  { method: 'GET', path: '/users/me' },
  { method: 'GET', path: '/config/client?format=old' },
  { method: 'GET', path: '/users/{userId}/teams/members', unless: RIGHTS_IN_ALL_TEAMS },
  { method: 'POST', path: '/roles/names', body: USUAL_ROLES },
]
