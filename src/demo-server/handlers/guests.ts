import { touchUser } from '../accounts.ts'
import type { Call } from '../call.ts'
import { Failure } from '../failure.ts'
import { roleNames } from '../permits.ts'
import type { Routes } from '../routes.ts'
import { userInPath } from './accounts.ts'

export function guestRoutes(routes: Routes): void {
  routes.post('/users/:user_id{[A-Za-z0-9]+}/promote', promote)
  routes.post('/users/:user_id{[A-Za-z0-9]+}/demote', demote)
}

/** Makes a guest a member, on the server and in the teams. Takes no licence. */
function promote(call: Call): Response {
  call.idParam('user_id')
  call.need('promote_guest')
  const user = userInPath(call)
  if (!roleNames(user.roles).includes('system_guest')) {
    throw new Failure(501, 'api.user.promote_guest_to_user.no_guest.app_error')
  }
  const roles = roleNames(user.roles).map((name) => (name === 'system_guest' ? 'system_user' : name))
  user.roles = roles.join(' ')
  touchUser(call.store, user)
  for (const session of call.store.sessionsOfUser.of(user.id)) session.roles = user.roles
  for (const member of call.store.membershipsOf(user.id)) {
    Object.assign(member, { scheme_guest: false, scheme_user: true })
  }
  return call.ok()
}

/** Guests take a licence, and there is none: that is said before anybody's rights are looked at. */
function demote(call: Call): Response {
  call.idParam('user_id')
  throw new Failure(501, 'api.team.demote_user_to_guest.license.error')
}
