import type { AuditRecord, SessionRecord, UserRecord } from '../state.ts'
import { DAY, HOUR, type Making } from './making.ts'
import type { TokenPlan } from './tokens.ts'

/** How far back the audits of the company reach. */
export const AUDIT_DAYS = 90
const API = '/api/v4'
const LOGIN = `${API}/users/login`

/** Where somebody acts from: addresses of the private and the documentation ranges only. */
function someAddress({ random }: Making): string {
  const dice = random.next()
  if (dice < 0.55) return `10.20.${random.int(0, 15)}.${random.int(2, 250)}`
  if (dice < 0.65) return `192.168.${random.int(0, 3)}.${random.int(2, 250)}`
  if (dice < 0.78) return `198.51.100.${random.int(1, 254)}`
  if (dice < 0.92) return `203.0.113.${random.int(1, 254)}`
  return `2001:db8:${random.int(1, 200).toString(16)}::${random.int(1, 60_000).toString(16)}`
}

/** Writes audit rows the way the server does: the path as action, the actor as user, the result in `extra_info`. */
export class AuditBook {
  readonly rows: AuditRecord[] = []
  readonly #making: Making
  readonly #addresses = new Map<string, string[]>()
  readonly #sessions = new Map<string, SessionRecord[]>()

  /** @param sessions what people act through; tokens' sessions are not among them */
  constructor(making: Making, sessions: readonly SessionRecord[]) {
    this.#making = making
    for (const session of sessions) {
      const own = this.#sessions.get(session.user_id)
      if (own) own.push(session)
      else this.#sessions.set(session.user_id, [session])
    }
  }

  /** One of the two addresses that person is usually seen at. */
  addressOf(userId: string): string {
    let own = this.#addresses.get(userId)
    if (!own) {
      own = [someAddress(this.#making), someAddress(this.#making)]
      this.#addresses.set(userId, own)
    }
    return own[this.#making.random.chance(0.8) ? 0 : 1] ?? ''
  }

  /** Session id of a person at that time; one that has ended since, and is in no table, where none is that old. */
  sessionAt(userId: string, at: number): string {
    const own = this.#sessions.get(userId)?.find((one) => one.create_at <= at)
    return own?.id ?? this.#making.random.id()
  }

  write(at: number, userId: string, action: string, extra: string, ip: string, sessionId: string): void {
    this.rows.push({
      id: this.#making.random.id(),
      create_at: Math.min(Math.floor(at), this.#making.now),
      user_id: userId,
      action,
      extra_info: extra,
      ip_address: ip,
      session_id: sessionId,
    })
  }

  /** The rows of one call by somebody signed in: one for each of `results`. */
  act(at: number, userId: string, path: string, results: readonly string[]): void {
    const ip = this.addressOf(userId)
    const session = this.sessionAt(userId, at)
    for (const [i, result] of results.entries()) this.write(at + i * 4, userId, `${API}${path}`, result, ip, session)
  }

  /**
   * A sign-in that went well: three rows, and only the last one knows the session. By SAML and GitLab people come in at
   * doors of their own, and GitLab's writes one row only.
   */
  signIn(at: number, user: UserRecord, sessionId: string): void {
    const ip = this.addressOf(user.id)
    if (user.auth_service === 'gitlab') {
      this.write(at, user.id, '/signup/gitlab/complete', 'success', ip, sessionId)
      return
    }
    const isSaml = user.auth_service === 'saml'
    const action = isSaml ? '/login/sso/saml' : LOGIN
    this.write(at - 90, '', action, isSaml ? 'attempt' : `attempt - login_id=${user.username}`, ip, '')
    this.write(at - 12, user.id, action, isSaml ? 'obtained user' : 'authenticated', ip, '')
    this.write(at, user.id, action, `success session_user=${user.id}`, ip, sessionId)
  }

  /** A sign-in that failed: nobody is the actor of it. */
  failedSignIn(at: number, loginId: string, ip: string): void {
    this.write(at, '', LOGIN, `attempt - login_id=${loginId}`, ip, '')
    this.write(at + 70, '', LOGIN, `failure - login_id=${loginId}`, ip, '')
  }
}

/** Sign-ins behind the sessions there are, and `more` behind sessions that ended since, a third with a sign-out. */
export function signInAudits(
  book: AuditBook,
  { now, random }: Making,
  users: readonly UserRecord[],
  sessions: readonly SessionRecord[],
  more: number,
): void {
  const byId = new Map(users.map((user) => [user.id, user]))
  for (const session of sessions) {
    const user = byId.get(session.user_id)
    if (user && session.create_at > now - AUDIT_DAYS * DAY) book.signIn(session.create_at, user, session.id)
  }
  const people = users.filter((user) => !user.is_bot && user.last_login > 0)
  for (let i = 0; i < more; i++) {
    const user = random.pick(people)
    const start = Math.max(user.create_at, now - AUDIT_DAYS * DAY)
    if (user.last_login <= start) continue
    const at = start + random.next() * (user.last_login - start)
    const ended = random.id()
    book.signIn(at, user, ended)
    if (random.chance(0.3)) {
      const out = Math.min(at + random.int(1, 60) * HOUR, user.delete_at || now)
      book.write(out, user.id, `${API}/users/logout`, '', book.addressOf(user.id), ended)
    }
  }
}

/** Slips of the pen through the whole time, leo's ten, and one night in which somebody tried sixty names. */
export function failedSignInAudits(book: AuditBook, { now, random }: Making, users: readonly UserRecord[]): void {
  for (let i = 0; i < 170; i++) {
    const user = random.pick(users)
    book.failedSignIn(now - random.next() * AUDIT_DAYS * DAY, user.username, book.addressOf(user.id))
  }
  for (const user of users) {
    for (let i = user.failed_attempts; i > 0; i--) {
      book.failedSignIn(now - 26 * HOUR - i * 9_000, user.username, book.addressOf(user.id))
    }
  }
  const night = now - 17 * DAY
  for (let i = 0; i < 60; i++) {
    const name = i % 6 === 0 ? 'root' : random.pick(users).username
    book.failedSignIn(night + i * 2_400 + random.int(0, 900), name, '203.0.113.77')
  }
}

/** Birth and disabling of tokens: seven in ten of those born since the audits begin; older ones left no trace. */
export function tokenAudits(
  book: AuditBook,
  { now, random }: Making,
  plans: readonly TokenPlan[],
  admin: string,
): void {
  const start = now - AUDIT_DAYS * DAY
  for (const { record, created, creator, disabledAt } of plans) {
    const done = `success - token_id=${record.id}`
    if (created > start && random.chance(0.7)) {
      const path = creator === record.user_id && random.chance(0.8) ? 'me' : record.user_id
      book.act(created, creator, `/users/${path}/tokens`, ['', done])
    }
    if (disabledAt > start) {
      const actor = random.chance(0.5) ? admin : creator
      book.act(disabledAt, actor, '/users/tokens/disable', ['', done])
      const isAgain = disabledAt > start + 10 * DAY && disabledAt - 9 * DAY > created && random.chance(0.3)
      if (isAgain) {
        book.act(disabledAt - 9 * DAY, actor, '/users/tokens/disable', ['', done])
        book.act(disabledAt - 8 * DAY, actor, '/users/tokens/enable', ['', done])
      }
    }
  }
}

/** Tokens that are gone: their rows of birth and end are all that is left. And a few calls the server refused. */
export function goneTokenAudits(
  book: AuditBook,
  { now, random }: Making,
  owners: readonly UserRecord[],
  denied: string,
): void {
  for (let i = 0; i < 25; i++) {
    const owner = random.pick(owners).id
    const done = `success - token_id=${random.id()}`
    const made = now - random.int(20, AUDIT_DAYS - 1) * DAY
    book.act(made, owner, '/users/me/tokens', ['', done])
    book.act(made + random.int(1, 19) * DAY, owner, '/users/tokens/revoke', ['', done])
  }
  for (const days of [3, 3.001, 31]) book.act(now - days * DAY, denied, '/users/tokens/enable', [''])
}

/** What tokens did that leaves a row: changes of a profile, through the session of the token. */
export function tokenUseAudits(book: AuditBook, { now, random }: Making, sessions: readonly SessionRecord[]): void {
  for (const session of sessions) {
    if (session.last_activity_at < now - AUDIT_DAYS * DAY || !random.chance(0.3)) continue
    const first = Math.max(session.create_at, now - AUDIT_DAYS * DAY)
    for (let i = random.int(1, 4); i > 0; i--) {
      const at = first + random.next() * (session.last_activity_at - first)
      book.write(at, session.user_id, `${API}/users/me/patch`, '', book.addressOf(session.user_id), session.id)
    }
  }
}
