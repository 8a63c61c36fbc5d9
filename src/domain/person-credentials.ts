import { tokenOfSession, type Session } from '@/api/objects/session.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import type { ServerFeatures } from './server-features.ts'
import { tokenStatus, type TokenStatus } from './token-status.ts'

/** What somebody is signed in with. `token`: made by using a personal access token. `app`: an OAuth application. */
export type SignedInWith = 'browser' | 'desktop' | 'mobile' | 'token' | 'app'

/** What a session was made with, as its properties tell. */
export function signedInWith(session: Session): SignedInWith {
  const { props } = session
  if (props['type'] === 'UserAccessToken' || tokenOfSession(session) !== null) return 'token'
  if (session.is_oauth) return 'app'
  if (session.device_id !== '' || props['isMobile'] === 'true') return 'mobile'
  return (props['browser'] ?? '').startsWith('Desktop App') ? 'desktop' : 'browser'
}

/** The sessions that count now: the server lists ended ones until it cleans up, once a day. `now` in ms since epoch. */
export function liveSessions(sessions: readonly Session[], now: number): Session[] {
  return sessions.filter((session) => session.expires_at === 0 || session.expires_at > now)
}

/** How many live sessions there are of each kind. */
export function countSessions(sessions: readonly Session[], now: number): Record<SignedInWith, number> {
  const counts = { browser: 0, desktop: 0, mobile: 0, token: 0, app: 0 }
  for (const session of liveSessions(sessions, now)) counts[signedInWith(session)] += 1
  return counts
}

/** The sessions a person signed in to themselves, live ones only: not those of tokens. */
export function ownSessions(sessions: readonly Session[], now: number): Session[] {
  return liveSessions(sessions, now).filter((session) => signedInWith(session) !== 'token')
}

/** When the person or something of theirs was last seen, in ms since epoch: a lower bound. Null without any session. */
export function lastSeen(sessions: readonly Session[]): number | null {
  const times = sessions.map((session) => Math.max(session.last_activity_at, session.create_at))
  return times.length === 0 ? null : Math.max(...times)
}

/** How many tokens of one owner there are of each state. */
export function countTokens(
  tokens: readonly UserAccessToken[],
  owner: User,
  now: number,
  features: Pick<ServerFeatures, 'tokensEnabled'>,
): Record<TokenStatus, number> {
  const counts: Record<TokenStatus, number> = {
    active: 0,
    asleep: 0,
    disabled: 0,
    expired: 0,
    blocked: 0,
    ownerless: 0,
    unread: 0,
  }
  for (const token of tokens) counts[tokenStatus(token, owner, now, features)] += 1
  return counts
}
