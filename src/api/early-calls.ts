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

declare global {
  interface Window {
    /** The early calls that nobody has taken yet, by method, address and body. */
    latchkeyEarly?: Partial<Record<string, Promise<Response>>>
  }
}

/** The answer to a call that is under way already, once; undefined for any other call. */
export function takeEarly(method: string, url: string, body: string): Promise<Response> | undefined {
  const early = globalThis.window?.latchkeyEarly
  const key = `${method} ${url} ${body}`
  const answer = early?.[key]
  if (answer) delete early[key]
  return answer
}

/** Forgets what nobody has taken: it was asked for by somebody who is signed in no longer. */
export function dropEarly(): void {
  if (globalThis.window) delete globalThis.window.latchkeyEarly
}
