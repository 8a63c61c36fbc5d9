import { addFirstPreferences, checkPasswordPolicy, newUserRecord, setActive, setRoles } from '../accounts.ts'
import { isObject } from '../body.ts'
import type { Call } from '../call.ts'
import { Failure, badBody, forbidden, noAccount } from '../failure.ts'
import { isFull } from '../license.ts'
import { isAdministrator, roleNames } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { UserRecord } from '../state.ts'
import { ownView } from '../user-view.ts'

/** Roles that are given only with a licence. */
const LICENSED_ROLES = ['system_user_manager', 'system_read_only_admin', 'system_manager']

/** Making people, and what only administrators change about them. */
export function accountRoutes(routes: Routes): void {
  routes.post('/users', createUser, { session: 'none' })
  routes.put('/users/:user_id{[A-Za-z0-9]+}/roles', changeRoles)
  routes.put('/users/:user_id{[A-Za-z0-9]+}/active', changeActive)
  routes.post('/users/:user_id{[A-Za-z0-9]+}/reset_failed_attempts', unlock)
  routes.put('/users/:user_id{[A-Za-z0-9]+}/auth', changeSignInMethod, { trusted: true })
}

/** The person in the path. @throws Failure 404, or the status given */
export function userInPath(call: Call, status = 404): UserRecord {
  const user = call.store.user(call.idParam('user_id'))
  if (!user) throw noAccount(status)
  return user
}

/** The first person becomes administrator; after that, people sign up only on an open server, administrators make others. */
function createUser(call: Call): Response {
  const { store } = call
  const body = call.body.struct('user')
  const username = body.text('username').toLowerCase()
  const email = body.text('email').toLowerCase()
  const isFirst = store.userCount === 0
  const isAdministrators = call.session !== null && call.may('manage_system')
  if (!isAdministrators && !isFirst && !store.config.TeamSettings.EnableOpenServer) {
    throw new Failure(403, 'api.user.create_user.no_open_server')
  }
  if (isFull(store)) {
    throw new Failure(400, `api.user.create_user.${store.license ? 'license_user' : 'user'}_limits.exceeded`)
  }
  checkPasswordPolicy(store, body.text('password'))
  if (!/^[a-z][a-z0-9._-]{0,63}$/.test(username)) throw new Failure(400, 'model.user.is_valid.username.app_error')
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Failure(400, 'model.user.is_valid.email.app_error')
  if (store.userByName(username)) throw new Failure(400, 'app.user.save.username_exists.app_error')
  if (store.userByEmail(email)) throw new Failure(400, 'app.user.save.email_exists.app_error')
  const user = newUserRecord(store.id(), store.uniqueNow(), {
    username,
    email,
    password: body.text('password'),
    roles: isFirst ? 'system_admin system_user' : 'system_user',
    nickname: body.text('nickname'),
    first_name: body.text('first_name'),
    last_name: body.text('last_name'),
    position: body.text('position'),
    locale: body.text('locale'),
  })
  store.addUser(user)
  addFirstPreferences(store, user.id)
  return call.json(ownView(user), 201)
}

function changeRoles(call: Call): Response {
  const userId = call.idParam('user_id')
  const roles = call.body.map()('roles')
  const names = roleNames(roles)
  const isWellFormed = names.every((name) => /^[a-z0-9_]{1,64}$/.test(name))
  if (!isWellFormed || (names.length === 1 && names[0] === 'system_admin')) throw badBody('roles')
  if (!call.store.license && names.some((name) => LICENSED_ROLES.includes(name))) {
    throw new Failure(400, 'api.user.update_user_roles.license.app_error')
  }
  call.need('manage_roles')
  const user = call.store.user(userId)
  if (!user) throw noAccount(400)
  setRoles(call.store, user, roles)
  call.audit(`user=${userId} roles=${roles}`)
  return call.ok()
}

function changeActive(call: Call): Response {
  const userId = call.idParam('user_id')
  const body = call.body.value()
  const isActive = isObject(body) ? body['active'] : undefined
  if (typeof isActive !== 'boolean') throw badBody('active')
  const isOwnLeave = !isActive && userId === call.viewer.user_id
  if (!isOwnLeave && !call.may('sysconsole_write_user_management_users')) {
    throw new Failure(403, 'api.user.update_active.permissions.app_error')
  }
  if (isOwnLeave && !call.store.config.TeamSettings.EnableUserDeactivation) {
    throw new Failure(401, 'api.user.update_active.not_enable.app_error')
  }
  const user = userInPath(call)
  if (isAdministrator(user) && !call.may('manage_system')) throw forbidden()
  const { license, config } = call.store
  if (isActive && roleNames(user.roles).includes('system_guest') && !config.GuestAccountsSettings.Enable) {
    throw new Failure(401, 'api.user.update_active.cannot_enable_guest_when_guest_feature_is_disabled.app_error')
  }
  if (user.auth_service === 'ldap') {
    throw new Failure(403, 'api.user.update_active.cannot_modify_status_when_user_is_managed_by_ldap.app_error')
  }
  // Somebody who is active already is refused like anybody else.
  if (isActive && isFull(call.store)) {
    throw new Failure(400, `app.user.update_active.${license ? 'license_user' : 'user'}_limit.exceeded`)
  }
  setActive(call.store, user, isActive)
  call.audit(`user_id=${userId} active=${isActive}`)
  return call.ok()
}

/** Since 10.x: lets somebody who is locked out try again. */
function unlock(call: Call): Response {
  call.idParam('user_id')
  if (!call.may('sysconsole_write_user_management_users')) {
    throw new Failure(403, 'api.user.reset_password_failed_attempts.permissions.app_error')
  }
  const user = userInPath(call)
  if (isAdministrator(user) && !call.may('manage_system')) throw forbidden()
  if (user.auth_service !== '' && user.auth_service !== 'ldap') {
    throw new Failure(400, 'api.user.reset_password_failed_attempts.ldap_and_email_only.app_error')
  }
  user.failed_attempts = 0
  return call.ok()
}

/** Takes any service name and wipes the password, so a wrong one locks the person out; an unknown person is no error. */
function changeSignInMethod(call: Call): Response {
  call.need('manage_system')
  const userId = call.idParam('user_id')
  const body = call.body.struct('user')
  const data = body.text('auth_data')
  const service = body.text('auth_service')
  if (data === '' || service === '') throw new Failure(400, 'api.user.update_user_auth.invalid_request')
  const { store } = call
  // Whatever the service is: the id is unique by itself.
  const other = store.usersByUsername().find((user) => user.auth_data === data)
  if (other && other.id !== userId) throw new Failure(400, 'app.user.update_auth_data.email_exists.app_error')
  const user = store.user(userId)
  if (user) {
    Object.assign(user, { auth_data: data, auth_service: service, password: '', failed_attempts: 0 })
    user.update_at = store.uniqueNow()
    user.last_password_update = user.update_at
  }
  call.audit(`updated user ${userId} auth to service=${service}`)
  return call.json({ auth_data: data, auth_service: service })
}
