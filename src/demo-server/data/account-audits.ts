import type { UserRecord } from '../state.ts'
import { AUDIT_DAYS, type AuditBook } from './audits.ts'
import { DAY, HOUR, type Making } from './making.ts'

/** Whether Mattermost itself knows the password of somebody; another service does of the others. */
function hasPassword(user: UserRecord): boolean {
  return user.auth_service === ''
}

/** Whether Mattermost itself may ask somebody for a second factor. */
function mayHaveMfa(user: UserRecord): boolean {
  return hasPassword(user) || user.auth_service === 'ldap'
}

/** Changes people make to their own account: profile, picture, password, second factor, sessions. */
function ownChanges(book: AuditBook, at: number, user: UserRecord, { random }: Making): void {
  const dice = random.next()
  if (dice < 0.1) book.act(at, user.id, `/users/${user.id}/image`, [''])
  else if (dice < 0.25) book.act(at, user.id, `/users/${user.id}/sessions/revoke`, [''])
  else if (dice < 0.45 && hasPassword(user))
    book.act(at, user.id, `/users/${user.id}/password`, ['attempted', random.chance(0.8) ? 'completed' : 'failed'])
  else if (dice < 0.5 && hasPassword(user))
    book.write(at, '', '/api/v4/users/password/reset/send', `sent=${user.email}`, book.addressOf(user.id), '')
  else if (dice < 0.6 && mayHaveMfa(user))
    book.act(at, user.id, `/users/${user.id}/mfa`, ['attempt', 'success - mfa updated'])
  else book.act(at, user.id, '/users/me/patch', [''])
}

/**
 * What administrators did to somebody: role given or taken, new password, sessions ended, way to sign in changed. A new
 * password makes an account one that signs in with it, so nobody else has been given one.
 */
function adminChange(book: AuditBook, at: number, admin: string, user: UserRecord, { random }: Making): void {
  const dice = random.next()
  if (dice < 0.2 && hasPassword(user)) book.act(at, admin, `/users/${user.id}/password`, ['attempted', 'completed'])
  else if (dice < 0.27 && mayHaveMfa(user))
    book.act(at, admin, `/users/${user.id}/mfa`, ['attempt', 'success - mfa updated'])
  else if (dice < 0.72) {
    const base = user.roles.includes('system_guest') ? 'system_guest' : 'system_user'
    const roles = random.chance(0.7) ? user.roles : base
    book.act(at, admin, `/users/${user.id}/roles`, [`user=${user.id} roles=${roles}`])
  } else if (dice < 0.92) book.act(at, admin, `/users/${user.id}/sessions/revoke/all`, [''])
  else if (user.auth_service === '') book.act(at, admin, '/config', ['updateConfig'])
  else book.act(at, admin, `/users/${user.id}/auth`, [`updated user ${user.id} auth to service=${user.auth_service}`])
}

/**
 * Everything about accounts: deactivations, when owners got the right to tokens, and `count` other changes.
 * @param admins ids of the administrators who did it; all of them still there
 */
export function accountAudits(
  book: AuditBook,
  making: Making,
  users: readonly UserRecord[],
  admins: readonly string[],
  count: number,
): void {
  const { now, random } = making
  const start = now - AUDIT_DAYS * DAY
  for (const user of users) {
    if (user.delete_at > start && user.auth_service !== 'ldap') {
      const admin = random.pick(admins)
      book.act(user.delete_at, admin, `/users/${user.id}/active`, [`user_id=${user.id} active=false`])
    }
    const gotRight = user.create_at + 2 * HOUR
    if (gotRight > start && gotRight < now && user.roles !== 'system_user' && !user.is_bot) {
      const extra = `user=${user.id} roles=${user.roles}`
      book.act(gotRight, random.pick(admins), `/users/${user.id}/roles`, [extra])
    }
  }
  const active = users.filter((user) => user.delete_at === 0 && !user.is_bot && user.email_verified)
  for (let i = 0; i < count; i++) {
    const user = random.pick(active)
    const first = Math.max(start, user.create_at)
    const at = first + random.next() * (now - HOUR - first)
    if (random.chance(0.8)) ownChanges(book, at, user, making)
    else adminChange(book, at, random.pick(admins), user, making)
  }
}
