import { checkPasswordPolicy } from '../accounts.ts'
import type { Call } from '../call.ts'
import { Failure, badBody } from '../failure.ts'
import { isAdministrator } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { UserRecord } from '../state.ts'

export function passwordRoutes(routes: Routes): void {
  routes.put('/users/:user_id{[A-Za-z0-9]+}/password', changePassword)
}

/** The attempt is noted before anything is checked, and so is the failure: even that of somebody without the right. */
function changePassword(call: Call): Response {
  const userId = call.idParam('user_id')
  const field = call.body.map()
  call.audit('attempted')
  const isOwn = userId === call.viewer.user_id
  if (isOwn && field('already_hashed') === 'true' && !call.may('manage_system')) {
    call.audit('failed')
    throw new Failure(401, 'api.user.update_password.user_and_hashed.app_error')
  }
  // Left out, it is a bad request and not a failed change: no second row.
  if (isOwn && field('already_hashed') !== 'true' && field('current_password') === '') throw badBody('current_password')
  try {
    const user = isOwn ? checkOwn(call, field('current_password')) : checkOther(call, userId)
    setPassword(call, user, field('new_password'))
  } catch (error) {
    call.audit('failed')
    throw error
  }
  call.audit('completed')
  return call.ok()
}

function checkOwn(call: Call, current: string): UserRecord {
  const user = call.viewerUser
  if (user.auth_data) throw new Failure(400, 'api.user.update_password.oauth.app_error')
  if (user.failed_attempts >= call.store.config.ServiceSettings.MaximumLoginAttempts) {
    throw new Failure(401, 'api.user.check_user_login_attempts.too_many.app_error')
  }
  if (user.password !== current) {
    user.failed_attempts++
    throw new Failure(400, 'api.user.update_password.incorrect.app_error')
  }
  user.failed_attempts = 0
  return user
}

/** An unknown person is refused like somebody one may not touch. */
function checkOther(call: Call, userId: string): UserRecord {
  const user = call.store.user(userId)
  const permission = user && isAdministrator(user) ? 'manage_system' : 'sysconsole_write_user_management_users'
  if (!user || !call.may(permission)) throw new Failure(403, 'api.user.update_password.context.app_error')
  return user
}

/** Whoever signed in another way signs in by e-mail from now on. */
function setPassword(call: Call, user: UserRecord, password: string): void {
  const { store } = call
  checkPasswordPolicy(store, password)
  const now = store.uniqueNow()
  Object.assign(user, { password, auth_data: null, auth_service: '', failed_attempts: 0 })
  Object.assign(user, { update_at: now, last_password_update: now })
  if (!store.config.ServiceSettings.TerminateSessionsOnPasswordChange) return
  for (const session of [...store.sessionsOfUser.of(user.id)]) {
    if (session.id !== call.viewer.id) store.removeSession(session)
  }
}
