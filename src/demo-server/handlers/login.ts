import { dropSessionCookie, openSession } from '../authenticate.ts'
import type { Call } from '../call.ts'
import { Failure, badBody } from '../failure.ts'
import { allowsGuests } from '../license.ts'
import { roleNames } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { SessionRecord, UserRecord } from '../state.ts'
import type { Store } from '../store.ts'
import { isWellFormedCode, stepOfCode, unusedCode } from '../totp.ts'
import { describeUserAgent, isMobile } from '../user-agent.ts'
import { ownView } from '../user-view.ts'

/** Failures of signing in that are told as they are. Everything else becomes "wrong name or password". */
const TOLD_AS_THEY_ARE = new Set([
  'mfa.validate_token.authenticate.app_error',
  'api.user.check_user_mfa.bad_code.app_error',
  'api.user.login.blank_pwd.app_error',
  'api.user.login.bot_login_forbidden.app_error',
  'api.user.login.inactive.app_error',
  'api.user.login.not_verified.app_error',
  'api.user.check_user_login_attempts.too_many.app_error',
])

export type OnMfaCode = (asked: { username: string; code: string }) => void

/** @param onMfaCode told the code that would do, whenever a sign-in stops for want of one */
export function loginRoutes(routes: Routes, onMfaCode: OnMfaCode): void {
  routes.post('/users/login', (call) => login(call, onMfaCode), { session: 'none' })
  routes.post('/users/logout', logout, { session: 'none' })
  routes.post('/users/password/reset/send', sendPasswordReset, { session: 'none' })
}

function login(call: Call, onMfaCode: OnMfaCode): Response {
  const field = call.body.map()
  const loginId = field('login_id')
  const audit = (userId: string, text: string): void => {
    const sessionUser = call.session ? ` session_user=${call.session.user_id}` : ''
    call.audit(text + sessionUser, userId)
  }
  audit(field('id'), `attempt - login_id=${loginId}`)
  let user: UserRecord
  let shown: Record<string, unknown>
  try {
    user = findUser(call, field('id'), loginId, field('password'))
    // The answer shows the failed attempts there were before this one has succeeded.
    shown = ownView(user)
    checkPerson(call, user, field('password'), field('token'), onMfaCode)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    audit(field('id'), `failure - login_id=${loginId}`)
    if (TOLD_AS_THEY_ARE.has(error.id)) {
      throw error
    }
    throw wrongCredentials(call.store)
  }
  if (roleNames(user.roles).includes('system_guest') && !allowsGuests(call.store)) throw wrongCredentials(call.store)
  audit(user.id, 'authenticated')
  call.session = newSession(call, user, field('device_id'))
  audit(user.id, 'success')
  call.headers.set('token', call.session.token)
  if (call.header('x-requested-with') === 'XMLHttpRequest') setCookies(call, call.session)
  return call.json(shown)
}

/** Where one may sign in by another service it says so: by the bare settings, which stay on when the licence is gone. */
function wrongCredentials({ config }: Store): Failure {
  const how = config.SamlSettings.Enable || config.GitLabSettings.Enable ? 'sso' : 'email_username'
  return new Failure(401, `api.user.login.invalid_credentials_${how}`)
}

function findUser(call: Call, id: string, loginId: string, password: string): UserRecord {
  if (password === '') throw new Failure(400, 'api.user.login.blank_pwd.app_error')
  const name = loginId.toLowerCase()
  const user = id ? call.store.user(id) : (call.store.userByName(name) ?? call.store.userByEmail(name))
  if (!user) throw wrongCredentials(call.store)
  return user
}

/** The checks of the real server in its order. Whoever is locked out is told so before the password is looked at. */
function checkPerson(call: Call, user: UserRecord, password: string, code: string, onMfaCode: OnMfaCode): void {
  const config = call.store.config
  if (user.auth_service !== '') throw wrongCredentials(call.store)
  if (user.delete_at !== 0) throw new Failure(401, 'api.user.login.inactive.app_error')
  if (user.is_bot) throw new Failure(401, 'api.user.login.bot_login_forbidden.app_error')
  if (user.failed_attempts >= config.ServiceSettings.MaximumLoginAttempts) {
    throw new Failure(401, 'api.user.check_user_login_attempts.too_many.app_error')
  }
  if (user.password === '' || user.password !== password) {
    user.failed_attempts++
    throw wrongCredentials(call.store)
  }
  if (user.mfa_active && config.ServiceSettings.EnableMultifactorAuthentication) checkCode(call, user, code, onMfaCode)
  user.failed_attempts = 0
  if (!user.email_verified && config.EmailSettings.RequireEmailVerification) {
    throw new Failure(401, 'api.user.login.not_verified.app_error')
  }
}

/** A missing code is how clients ask whether one is needed: only a code that is there counts as a failed attempt. */
function checkCode(call: Call, user: UserRecord, code: string, onMfaCode: OnMfaCode): void {
  const isCode = isWellFormedCode(code.trim())
  const step = isCode ? stepOfCode(user.mfa_secret, code.trim(), user.mfa_used, call.store.now()) : null
  if (step === null) {
    if (code !== '') user.failed_attempts++
    else onMfaCode({ username: user.username, code: unusedCode(user.mfa_secret, user.mfa_used, call.store.now()) })
    throw isCode
      ? new Failure(401, 'api.user.check_user_mfa.bad_code.app_error')
      : new Failure(401, 'mfa.validate_token.authenticate.app_error')
  }
  user.mfa_used = [...user.mfa_used.slice(-9), step]
}

function newSession(call: Call, user: UserRecord, deviceId: string): SessionRecord {
  const { store } = call
  const userAgent = call.header('user-agent')
  const now = store.uniqueNow()
  user.last_login = now
  return openSession(store, {
    id: store.id(),
    token: store.id(),
    user_id: user.id,
    create_at: now,
    expires_at: now + store.config.ServiceSettings.SessionLengthWebInHours * 3_600_000,
    last_activity_at: now,
    device_id: deviceId,
    roles: user.roles,
    is_oauth: false,
    props: {
      ...describeUserAgent(userAgent),
      csrf: store.id(),
      isMobile: String(isMobile(userAgent)),
      isOAuthUser: 'false',
      isSaml: 'false',
      is_guest: String(roleNames(user.roles).includes('system_guest')),
    },
  })
}

/** The three cookies of a browser's session. Only the token itself is hidden from scripts. */
function setCookies(call: Call, session: SessionRecord): void {
  const seconds = call.store.config.ServiceSettings.SessionLengthWebInHours * 3600
  const expires = new Date((Math.floor(call.store.now() / 1000) + seconds) * 1000).toUTCString()
  const isSecure = call.header('x-forwarded-proto') === 'https' || call.url.protocol === 'https:'
  const lifetime = `Path=/; Expires=${expires}; Max-Age=${seconds}`
  const secure = isSecure ? '; Secure' : ''
  call.headers.append('set-cookie', `MMAUTHTOKEN=${session.token}; ${lifetime}; HttpOnly${secure}`)
  call.headers.append('set-cookie', `MMUSERID=${session.user_id}; ${lifetime}${secure}`)
  call.headers.append('set-cookie', `MMCSRF=${session.props['csrf'] ?? ''}; ${lifetime}${secure}`)
}

function logout(call: Call): Response {
  call.audit('')
  dropSessionCookie(call)
  if (call.session) call.store.removeSession(call.session)
  return call.ok()
}

/** Says OK for addresses nobody has: who asks must not learn who is here. */
function sendPasswordReset(call: Call): Response {
  const email = call.body.map()('email').toLowerCase()
  if (email === '') throw badBody('email')
  const user = call.store.userByEmail(email)
  if (user && user.auth_service !== '') throw new Failure(400, 'api.user.send_password_reset.sso.app_error')
  if (user) call.audit(`sent=${email}`)
  return call.ok()
}
