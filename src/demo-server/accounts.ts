import { Failure } from './failure.ts'
import { isAdministrator, roleNames } from './permits.ts'
import type { Store } from './store.ts'
import type { UserRecord } from './state.ts'

/** What is asked for a new person or bot. */
export interface NewAccount {
  username: string
  email: string
  password: string
  roles: string
  nickname?: string
  first_name?: string
  last_name?: string
  position?: string
  locale?: string
  is_bot?: boolean
  bot_description?: string
}

function defaultNotifications(): Record<string, string> {
  return {
    channel: 'true',
    comments: 'never',
    desktop: 'mention',
    desktop_sound: 'true',
    desktop_threads: 'all',
    email: 'true',
    email_threads: 'all',
    first_name: 'false',
    mention_keys: '',
    push: 'mention',
    push_status: 'online',
    push_threads: 'all',
  }
}

/** A record as it is when somebody has just signed up. @param now ms since epoch */
export function newUserRecord(id: string, now: number, account: NewAccount): UserRecord {
  return {
    id,
    username: account.username,
    email: account.email,
    email_verified: false,
    nickname: account.nickname ?? '',
    first_name: account.first_name ?? '',
    last_name: account.last_name ?? '',
    position: account.position ?? '',
    roles: account.roles,
    auth_service: '',
    auth_data: null,
    password: account.password,
    mfa_active: false,
    mfa_secret: '',
    mfa_used: [],
    failed_attempts: 0,
    create_at: now,
    update_at: now,
    delete_at: 0,
    last_password_update: now,
    last_picture_update: 0,
    last_login: 0,
    last_activity_at: 0,
    locale: account.locale || 'en',
    is_bot: account.is_bot ?? false,
    bot_description: account.bot_description ?? '',
    notify_props: defaultNotifications(),
    timezone: { automaticTimezone: '', manualTimezone: '', useAutomaticTimezone: 'true' },
    props: {},
    picture: null,
  }
}

/** The preferences that everybody who signs up starts with. */
export function addFirstPreferences(store: Store, userId: string): void {
  const first = [
    { category: 'recommended_next_steps', name: 'hide', value: 'false' },
    { category: 'tutorial_step', name: userId, value: '0' },
    { category: 'system_notice', name: 'GMasDM', value: 'true' },
  ]
  for (const preference of first) store.setPreference({ user_id: userId, ...preference })
}

/** Lengths are counted in bytes, and braces are no symbols. @throws Failure 400 that names what the password breaks */
export function checkPasswordPolicy(store: Store, password: string): void {
  const rules = store.config.PasswordSettings
  const bytes = new TextEncoder().encode(password).length
  if (bytes < rules.MinimumLength) throw new Failure(400, 'model.user.is_valid.pwd_min_length.app_error')
  if (bytes > 72) throw new Failure(400, 'model.user.is_valid.pwd_max_length.app_error')
  const broken =
    (rules.Lowercase && !/[a-z]/.test(password) ? '_lowercase' : '') +
    (rules.Uppercase && !/[A-Z]/.test(password) ? '_uppercase' : '') +
    (rules.Number && !/[0-9]/.test(password) ? '_number' : '') +
    (rules.Symbol && !/[ -/:-@[-`|~]/.test(password) ? '_symbol' : '')
  if (broken !== '') throw new Failure(400, `model.user.is_valid.pwd${broken}.app_error`)
}

/** Writes a change of a person: time of change included, which also changes the ETag. */
export function touchUser(store: Store, user: UserRecord): void {
  user.update_at = store.uniqueNow()
}

/** Gives a person other roles. Their running sessions have them at once; their tokens stay. */
export function setRoles(store: Store, user: UserRecord, roles: string): void {
  for (const name of roleNames(roles)) {
    if (!store.roles.has(name)) throw new Failure(400, 'app.role.check_roles_exist.role_not_found')
  }
  const isDemoted = isAdministrator(user) && !roles.includes('system_admin')
  if (isDemoted && activeAdministrators(store) <= 1) throw new Failure(400, 'app.user.update.lastAdmin.app_error')
  if (roles.length > 256) throw new Failure(400, 'model.user.is_valid.roles_limit.app_error')
  user.roles = roles
  touchUser(store, user)
  for (const session of store.sessionsOfUser.of(user.id)) session.roles = roles
}

/** While there is one alone, the role is taken from nobody: not from a deactivated person or a bot either. */
function activeAdministrators(store: Store): number {
  return store.usersByUsername().filter((user) => user.delete_at === 0 && !user.is_bot && isAdministrator(user)).length
}

/** Deactivates, or activates again. Deactivation ends the sessions and switches off the bots; tokens only fall asleep. */
export function setActive(store: Store, user: UserRecord, isActive: boolean): void {
  const now = store.uniqueNow()
  user.delete_at = isActive ? 0 : now
  user.update_at = now
  if (isActive) return
  // Going offline is activity, as far as the status table goes.
  user.last_activity_at = now
  store.removeSessionsOf(user.id)
  for (const bot of store.bots.values()) {
    if (bot.owner_id !== user.id || bot.delete_at !== 0) continue
    bot.delete_at = now
    bot.update_at = now
    const account = store.user(bot.user_id)
    if (account) setActive(store, account, false)
  }
}
