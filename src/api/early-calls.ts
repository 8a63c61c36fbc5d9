import { readCookie } from '../lib/cookie.ts'
import { readPreference, writePreference } from '../lib/local-preference.ts'

/** A call that can be written down before anybody knows who asks: `{userId}` in its path stands for the person signed in. */
interface EarlyCall {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
}

/** What nearly everybody's roles are. Asking for them before it is known whose they are saves a round trip. */
export const USUAL_ROLES = ['system_user', 'system_admin', 'system_user_access_token', 'team_user', 'team_admin']

/**
 * What every page behind the sign-in begins with. The script in the head of a built page (`dev-server/early-script.ts`)
 * sends these while the app's own code is still on its way; whoever makes one of them finds it under way.
 */
export const EARLY_CALLS: readonly EarlyCall[] = [
  { method: 'GET', path: '/users/me' },
  { method: 'GET', path: '/config/client?format=old' },
  { method: 'GET', path: '/users/{userId}/teams/members' },
  { method: 'POST', path: '/roles/names', body: USUAL_ROLES },
]

/** What a list begins with: the address of its page, path and query, as a pattern, and the path of a GET. */
interface FirstCall {
  page: string
  path: string
}

/**
 * The first calls of the lists one comes in by. They are sent early too where they have been answered before: whoever may
 * not read a list does not ask for it.
 */
export const FIRST_CALLS: readonly FirstCall[] = [
  { page: '^/tokens(/|\\?|$)', path: '/users/tokens?page=0&per_page=200' },
  { page: '^/account/tokens(/|\\?|$)', path: '/users/{userId}/tokens?page=0&per_page=200' },
  { page: '^/users/?$', path: '/reports/users?sort_column=Username&sort_direction=asc&page_size=100' },
]

/** In ms since the page was opened. What has not been taken by then tells of another time. */
const FRESH_FOR = 20_000

/** The paths of the first calls that were answered; the early script reads them under the same name. */
function answeredBefore(): string[] {
  return readPreference('early', (stored) =>
    FIRST_CALLS.map(({ path }) => path).filter((path) => Array.isArray(stored) && stored.includes(path)),
  )
}

/** Remembers of a first call whether it was answered, until the session ends. `path` as it was sent, below the API's root. */
export function noteFirstCall(path: string, isAnswered: boolean): void {
  const first = FIRST_CALLS.find((call) => call.path.replace('{userId}', readCookie('MMUSERID')) === path)
  if (!first) return
  const before = answeredBefore()
  if (before.includes(first.path) === isAnswered) return
  const others = before.filter((known) => known !== first.path)
  writePreference('early', isAnswered ? [...others, first.path] : others)
}

declare global {
  interface Window {
    /** The early calls that nobody has taken yet, by method, address and body. */
    latchkeyEarly?: Partial<Record<string, Promise<Response>>>
  }
}

/** The answer to a call that is under way already, once; undefined for any other call. */
export function takeEarly(method: string, url: string, body: string): Promise<Response> | undefined {
  const early = performance.now() < FRESH_FOR ? globalThis.window?.latchkeyEarly : undefined
  const key = `${method} ${url} ${body}`
  const answer = early?.[key]
  if (answer) delete early[key]
  return answer
}

/** Forgets what nobody has taken, and what to ask for early: that was for somebody who is signed in no longer. */
export function dropEarly(): void {
  if (globalThis.window) delete globalThis.window.latchkeyEarly
  if (answeredBefore().length > 0) writePreference('early', [])
}
