import type { SessionRecord, UserRecord } from '../state.ts'
import { isFixed } from './demo-people.ts'
import { DAY, HOUR, MINUTE, type Making } from './making.ts'
import type { TokenPlan } from './tokens.ts'

/** What the company's config says: web and mobile sessions last 30 days. */
export const SESSION_HOURS = 720
const SESSION_LENGTH = SESSION_HOURS * HOUR
const CENTURY = 100 * 365 * DAY
const LATEST_APP = '2.34.0'

/** platform, os, browser as the server reads them from the User-Agent header. */
const DESKTOPS: readonly (readonly [string, string, string])[] = [
  ['Windows', 'Windows 10', 'Chrome/141.0'],
  ['Windows', 'Windows 10', 'Edge/141.0'],
  ['Windows', 'Windows 10', 'Desktop App/6.0.1'],
  ['Windows', 'Windows 10', 'Firefox/143.0'],
  ['Macintosh', 'Mac OS', 'Safari/18.6'],
  ['Macintosh', 'Mac OS', 'Chrome/140.0'],
  ['Macintosh', 'Mac OS', 'Desktop App/5.13.1'],
  ['Linux', 'Linux', 'Firefox/144.0'],
  ['Linux', 'Chrome OS', 'Chrome/139.0'],
  ['Unknown', '', 'Unknown/0.0'],
]
const PHONES: readonly (readonly [string, string])[] = [
  ['iPhone', 'iOS'],
  ['iPad', 'iOS'],
  ['Linux', 'Android'],
  ['Linux', 'Android'],
]

function isGuest(user: UserRecord): string {
  return String(user.roles.includes('system_guest'))
}

/** The session a token has had since its first use; nothing in it tells where from. */
function tokenSession({ random, version }: Making, plan: TokenPlan, owner: UserRecord): SessionRecord {
  const { record } = plan
  return {
    id: random.id(),
    token: record.token,
    user_id: owner.id,
    create_at: plan.firstUse,
    // Before 11.9 tokens do not expire, and neither do their sessions.
    expires_at: (version !== '11.2' && record.expires_at) || plan.firstUse + CENTURY,
    last_activity_at: plan.lastUse,
    device_id: '',
    roles: owner.roles,
    is_oauth: false,
    props: {
      user_access_token_id: record.id,
      type: 'UserAccessToken',
      is_guest: isGuest(owner),
      ...(owner.is_bot ? { is_bot: 'true' } : {}),
    },
  }
}

function deviceProps(making: Making, isMobile: boolean): { device: string; props: Record<string, string> } {
  const { random } = making
  if (!isMobile) {
    const [platform, os, browser] = random.pick(DESKTOPS)
    return { device: '', props: { platform, os, browser } }
  }
  const [platform, os] = random.pick(PHONES)
  const version = random.chance(0.7) ? LATEST_APP : `2.${random.int(18, 33)}.0`
  const maker = os === 'iOS' ? 'apple' : 'android'
  return {
    device: `${maker}_rn-v2:${random.id()}${random.id()}`,
    props: { platform, os, browser: `Mobile App/${version}`, mobile_version: version },
  }
}

/** A sign-in that still counts. Posting makes a session longer, so some are older than a session's length. */
function signedIn(making: Making, user: UserRecord, newest: number): SessionRecord {
  const { now, random } = making
  const isMobile = random.chance(0.28)
  const { device, props } = deviceProps(making, isMobile)
  const wasExtended = random.chance(0.35)
  const oldest = Math.min(wasExtended ? 80 * DAY : SESSION_LENGTH - 30 * MINUTE, now - user.create_at)
  const created = now - Math.floor(newest + (oldest - newest) * random.next())
  const idle = wasExtended ? Math.min(25 * DAY, now - created) : now - created
  const active = now - Math.floor(idle * random.next() ** 2 * 0.95)
  return {
    id: random.id(),
    token: random.id(),
    user_id: user.id,
    create_at: created,
    expires_at: (wasExtended ? active : created) + SESSION_LENGTH,
    last_activity_at: active,
    device_id: device,
    roles: user.roles,
    is_oauth: false,
    props: {
      ...props,
      csrf: random.id(),
      isMobile: String(isMobile),
      isOAuthUser: String(user.auth_service === 'gitlab'),
      isSaml: String(user.auth_service === 'saml'),
      is_guest: isGuest(user),
    },
  }
}

/** One to four sessions for most of the people who can sign in; the account then says when it was last seen. */
export function webSessions(making: Making, users: readonly UserRecord[], share: number): SessionRecord[] {
  const { now, random } = making
  const sessions: SessionRecord[] = []
  for (const user of users) {
    const canSignIn = user.delete_at === 0 && !user.is_bot && user.email_verified && user.failed_attempts < 10
    if (!canSignIn || !(isFixed(user.id) || random.chance(share))) {
      lastSeenBefore(making, user)
      continue
    }
    const count = random.chance(0.45) ? 1 : random.int(1, 4)
    const newest = Math.min(20 * MINUTE, (now - user.create_at) / 2)
    for (let i = 0; i < count; i++) {
      const session = signedIn(making, user, newest)
      user.last_login = Math.max(user.last_login, session.create_at)
      user.last_activity_at = Math.max(user.last_activity_at, session.last_activity_at)
      sessions.push(session)
    }
  }
  return sessions
}

/** Without a session: last seen some time before their last session ran out, before they left, or never. */
function lastSeenBefore({ now, random }: Making, user: UserRecord): void {
  if (user.is_bot || !user.email_verified || random.chance(0.08)) return
  const end = user.delete_at || now - SESSION_LENGTH
  if (end <= user.create_at) return
  user.last_login = end - Math.floor((end - user.create_at) * random.next() ** 3)
  user.last_activity_at = Math.min(end, user.last_login + random.int(1, 300) * MINUTE)
}

/** The sessions of all tokens that were used and whose owner can still use them. */
export function tokenSessions(
  making: Making,
  plans: readonly TokenPlan[],
  people: ReadonlyMap<string, UserRecord>,
): SessionRecord[] {
  const sessions: SessionRecord[] = []
  for (const plan of plans) {
    const owner = plan.lastUse === 0 ? undefined : people.get(plan.record.user_id)
    if (!owner || owner.delete_at !== 0 || !plan.record.is_active) continue
    sessions.push(tokenSession(making, plan, owner))
    owner.last_activity_at = Math.max(owner.last_activity_at, plan.lastUse)
  }
  return sessions
}
