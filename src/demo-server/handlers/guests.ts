import { touchUser } from '../accounts.ts'
import type { Call } from '../call.ts'
import { Failure } from '../failure.ts'
import { allowsGuests } from '../license.ts'
import { isAdministrator, roleNames } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { TeamMemberRecord, UserRecord } from '../state.ts'
import { userInPath } from './accounts.ts'

export function guestRoutes(routes: Routes): void {
  routes.post('/users/:user_id{[A-Za-z0-9]+}/promote', promote)
  routes.post('/users/:user_id{[A-Za-z0-9]+}/demote', demote)
}

/** Gives somebody the roles, on the server and in the teams, of a guest or of a member. Running sessions have them at once. */
function become(call: Call, user: UserRecord, roles: string, flags: Partial<TeamMemberRecord>): Response {
  user.roles = roles
  touchUser(call.store, user)
  for (const session of call.store.sessionsOfUser.of(user.id)) session.roles = user.roles
  for (const member of call.store.membershipsOf(user.id)) Object.assign(member, flags)
  return call.ok()
}

/** Makes a guest a member. Takes no licence. */
function promote(call: Call): Response {
  call.idParam('user_id')
  call.need('promote_guest')
  const user = userInPath(call)
  if (!roleNames(user.roles).includes('system_guest')) {
    throw new Failure(501, 'api.user.promote_guest_to_user.no_guest.app_error')
  }
  const roles = roleNames(user.roles).map((name) => (name === 'system_guest' ? 'system_user' : name))
  return become(call, user, roles.join(' '), { scheme_guest: false, scheme_user: true })
}

/** Makes a member a guest, and takes all other roles away. What is missing on the server is said before anything else. */
function demote(call: Call): Response {
  call.idParam('user_id')
  if (!call.store.license) throw new Failure(501, 'api.team.demote_user_to_guest.license.error')
  if (!allowsGuests(call.store)) throw new Failure(501, 'api.team.demote_user_to_guest.disabled.error')
  call.need('demote_to_guest')
  const user = userInPath(call)
  if (isAdministrator(user)) call.need('manage_system')
  if (roleNames(user.roles).includes('system_guest')) {
    throw new Failure(501, 'api.user.demote_user_to_guest.already_guest.app_error')
  }
  return become(call, user, 'system_guest', {
    scheme_guest: true,
    scheme_user: false,
    scheme_admin: false,
    explicit_roles: '',
  })
}
