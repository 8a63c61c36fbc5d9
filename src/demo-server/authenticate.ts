import type { Call } from './call.ts'
import { Failure, sessionExpired } from './failure.ts'
import { roleNames } from './permits.ts'
import type { Store } from './store.ts'
import type { SessionRecord } from './state.ts'
import { knowsExpiry } from './token-policy.ts'

const CENTURY_MS = 100 * 365 * 24 * 3_600_000
/** A person may have this many sessions; more, and the one used longest ago ends. */
const MOST_SESSIONS = 500

/** The value of a cookie of the request, or null. */
export function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key = '', ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}

interface Credential {
  token: string
  from: 'cookie' | 'header' | 'query'
}

/** Where the token is looked for, in this order: cookie, Authorization (two ways), query. */
function credentialOf(request: Request, url: URL): Credential | null {
  const cookie = cookieOf(request, 'MMAUTHTOKEN')
  if (cookie) return { token: cookie.slice(0, 50), from: 'cookie' }
  const header = request.headers.get('authorization') ?? ''
  if (/^bearer /i.test(header) && header.length > 7) return { token: header.slice(7, 57), from: 'header' }
  if (/^token /i.test(header) && header.length > 6) return { token: header.slice(6, 56), from: 'header' }
  const query = url.searchParams.get('access_token')
  return query ? { token: query.slice(0, 50), from: 'query' } : null
}

/** The token a request carries, whether it is good for anything or not; null when there is none. */
export function sessionTokenOf(request: Request, url: URL): string | null {
  return credentialOf(request, url)?.token ?? null
}

/** Deletes the session cookie in the browser. The other two cookies stay. */
export function dropSessionCookie(call: Call): void {
  call.headers.append('set-cookie', 'MMAUTHTOKEN=; Path=/; Max-Age=0; HttpOnly')
}

/** Adds a session, after ending the longest idle ones of a person who has too many. */
export function openSession(store: Store, session: SessionRecord): SessionRecord {
  const others = store.sessionsOfUser.of(session.user_id)
  if (others.length >= MOST_SESSIONS) {
    const idle = [...others].toSorted((a, b) => b.last_activity_at - a.last_activity_at).slice(MOST_SESSIONS - 1)
    for (const old of idle) store.removeSession(old)
  }
  store.addSession(session)
  return session
}

/** The session that the first use of a personal access token makes; null when the token may not be used. */
function sessionForToken(store: Store, secret: string): SessionRecord | null {
  const token = store.tokenBySecret(secret)
  const user = token && store.user(token.user_id)
  if (!token || !user || !token.is_active || user.delete_at !== 0) return null
  if (!store.config.ServiceSettings.EnableUserAccessTokens && !user.is_bot) return null
  const now = store.uniqueNow()
  const end = knowsExpiry(store) ? token.expires_at : 0
  if (end !== 0 && end <= store.now()) return null
  return openSession(store, {
    id: store.id(),
    token: secret,
    user_id: user.id,
    create_at: now,
    expires_at: end === 0 ? now + CENTURY_MS : Math.min(end, now + CENTURY_MS),
    last_activity_at: now,
    device_id: '',
    roles: user.roles,
    is_oauth: false,
    props: {
      is_guest: String(roleNames(user.roles).includes('system_guest')),
      type: 'UserAccessToken',
      user_access_token_id: token.id,
      ...(user.is_bot ? { is_bot: 'true' } : {}),
    },
  })
}

function liveSession(store: Store, token: string): SessionRecord | null {
  const session = store.sessionByToken(token) ?? sessionForToken(store, token)
  return session && session.expires_at > store.now() ? session : null
}

/** A request that a cookie signs must show that it comes from the app: by the CSRF token, or by a header no form can set. */
function passesCsrf(call: Call, session: SessionRecord): boolean {
  return (
    call.header('x-csrf-token') === (session.props['csrf'] ?? '') ||
    call.header('x-requested-with') === 'XMLHttpRequest'
  )
}

/**
 * Finds out who asks, in the order of the real server: token, CSRF, session.
 * @param route `sessionRequired`: refuse strangers; `trusted`: no CSRF check
 * @throws Failure 401 `session_expired`; the session cookie is deleted for a dead session and for a CSRF failure
 */
export function authenticate(call: Call, route: { sessionRequired: boolean; trusted: boolean }): void {
  const credential = credentialOf(call.request, call.url)
  if (credential) {
    const session = liveSession(call.store, credential.token)
    if (!session) {
      if (route.sessionRequired) {
        dropSessionCookie(call)
        throw sessionExpired()
      }
      return
    }
    if (credential.from === 'query' && !session.is_oauth) {
      throw new Failure(401, 'api.context.token_provided.app_error')
    }
    const checkCsrf = credential.from === 'cookie' && !route.trusted && call.request.method !== 'GET'
    if (checkCsrf && !passesCsrf(call, session)) {
      dropSessionCookie(call)
      throw sessionExpired()
    }
    call.session = session
  }
  if (route.sessionRequired) refuseUseless(call)
}

/** No session at all, or that of a person's token while tokens are switched off: both end here, without touching cookies. */
function refuseUseless(call: Call): void {
  const session = call.session
  if (!session) throw sessionExpired()
  const isPersonsToken = session.props['type'] === 'UserAccessToken' && session.props['is_bot'] !== 'true'
  if (isPersonsToken && !call.store.config.ServiceSettings.EnableUserAccessTokens) throw sessionExpired()
}

/** Notes that a session is in use. Only some calls do it, and a note holds for five minutes. */
export function touchSession(call: Call): void {
  const session = call.viewer
  const now = call.store.now()
  if (now - session.last_activity_at >= 5 * 60_000) session.last_activity_at = now
}
