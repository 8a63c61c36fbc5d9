import type { TokenId } from '@/api/ids.ts'
import { tokenOfSession, type Session } from '@/api/objects/session.ts'
import { signedInWith, type SignedInWith } from './person-credentials.ts'
import { splitRoles } from './roles.ts'

export const SIGNED_IN_WITH_WORDS: Record<SignedInWith, string> = {
  browser: 'Browser',
  desktop: 'Desktop app',
  mobile: 'Mobile app',
  token: 'Access token',
  app: 'OAuth app',
}

/** A session as a row of a table. Times in ms since epoch. */
export interface SessionRow {
  session: Session
  kind: SignedInWith
  /** "iPhone", "Windows 10", "" when the server knows nothing. */
  system: string
  /** "Firefox 144.0", "Mobile app 2.34.0", "" when the server knows nothing. */
  app: string
  /** The token whose use made it. */
  tokenId: TokenId | null
  /** Used then or later: the server notes only some calls, at most every five minutes. */
  lastActivity: number
  /** Over, but listed until the server cleans up. */
  isOver: boolean
  /** How long it has been idle, in ms. */
  idle: number
  /**
   * Roles it has and the account not, and the other way round; null when they are the same. It acts with its own: the
   * server gives it those of the account whenever they change, and where that failed the two differ.
   */
  drift: { extra: readonly string[]; missing: readonly string[] } | null
  /** Lower-case text to search in. */
  text: string
}

function known(text: string | undefined): string {
  return text === undefined || text === 'Unknown' ? '' : text
}

function systemOf({ props }: Session): string {
  const platform = known(props['platform'])
  const os = known(props['os'])
  if (os === '' || os === platform) return platform
  // "iPhone, iOS" says more than either; "Windows, Windows 10" does not.
  // Android calls its platform Linux, and a Macintosh speaks for itself.
  return platform === '' || os.startsWith(platform) || ['Macintosh', 'Linux'].includes(platform)
    ? os
    : `${platform}, ${os}`
}

function appOf({ props }: Session): string {
  const [name = '', version = ''] = (props['browser'] ?? '').split('/')
  if (known(name) === '') return ''
  return `${name.replace(' App', ' app')} ${version}`.trim()
}

function driftOf(session: Session, roles: string): SessionRow['drift'] {
  const own = splitRoles(session.roles)
  const account = splitRoles(roles)
  const extra = own.filter((role) => !account.includes(role))
  const missing = account.filter((role) => !own.includes(role))
  return extra.length === 0 && missing.length === 0 ? null : { extra, missing }
}

/** A century, which the session of a token is given, is no date to show: it lasts as long as its token. */
const NO_DATE_AFTER = 50 * 365 * 86_400_000

/** When it ends, or null when it lasts as long as its token. */
export function sessionEnd({ session, kind }: SessionRow): number | null {
  const isWithToken = kind === 'token' && session.expires_at - session.create_at > NO_DATE_AFTER
  return session.expires_at === 0 || isWithToken ? null : session.expires_at
}

/**
 * What can be told of a session. `roles`: those the person has now; `tokenNames`: descriptions of their tokens by id, as
 * far as they were read; `now` in ms since epoch.
 */
export function sessionRow(
  session: Session,
  { roles, tokenNames, now }: { roles: string; tokenNames: ReadonlyMap<string, string>; now: number },
): SessionRow {
  const kind = signedInWith(session)
  const tokenId = tokenOfSession(session)
  const system = systemOf(session)
  const app = appOf(session)
  const lastActivity = Math.max(session.last_activity_at, session.create_at)
  const name = tokenId === null ? '' : (tokenNames.get(tokenId) ?? '')
  return {
    session,
    kind,
    system,
    app,
    tokenId,
    lastActivity,
    isOver: session.expires_at > 0 && session.expires_at <= now,
    idle: Math.max(0, now - lastActivity),
    drift: driftOf(session, roles),
    text: [SIGNED_IN_WITH_WORDS[kind], system, app, name, tokenId ?? '', session.id].join('\n').toLowerCase(),
  }
}
