import { writePreference } from '../lib/local-preference.ts'

/** In ms since the page was opened. What has not been taken by then tells of another time. */
const FRESH_FOR = 20_000

declare global {
  interface Window {
    /** The early calls, by method, address and body. `null`: taken, or made by the app itself, and not to be sent any more. */
    latchkeyEarly?: Partial<Record<string, Promise<Response> | null>>
    /** How many of them are under way. */
    latchkeyUnanswered?: number
  }
}

/**
 * The answer to a call that is under way already, once; undefined for any other call. What the app asks for by itself is
 * noted, so that it is not sent early after all: only a GET could be, and of nothing else is the body kept, which may be
 * a password.
 */
export function takeEarly(method: string, url: string, body: string): Promise<Response> | undefined {
  const early = performance.now() < FRESH_FOR ? globalThis.window?.latchkeyEarly : undefined
  const key = `${method} ${url} ${body}`
  const answer = early?.[key]
  if (early && (method === 'GET' || answer)) early[key] = null
  return answer ?? undefined
}

/** Whether early calls were sent, and all of them have been answered by now. */
export function areEarlyAnswered(): boolean {
  return window.latchkeyUnanswered === 0
}

/** Forgets what nobody has taken, and which lists were allowed: that was for somebody who is signed in no longer. */
export function dropEarly(): void {
  if (!globalThis.window) return
  delete globalThis.window.latchkeyEarly
  writePreference('early', null)
}
