import * as v from 'valibot'
import { vi } from 'vitest'
import type { Call } from './http.ts'

/** For the tests of the fetch layer: a `fetch` that answers what it is told, and time that passes when told. */

export const OK = { status: 'OK' }
export const okSchema = v.object({ status: v.literal('OK') })

type Reply = Response | Error | ((init: RequestInit) => Promise<Response>)

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers })
}

export function refusal(status: number, id: string): Response {
  return json({ id, message: `words for ${id}`, detailed_error: '', request_id: 'req1', status_code: status }, status)
}

export function html(status: number): Response {
  return new Response('<!doctype html><title>Bad gateway</title>', { status })
}

export function limited(headers: Record<string, string>): Response {
  return new Response('limit exceeded\n', { status: 429, headers })
}

/** Answers the requests with these replies in turn; the last one again and again. */
export function serve(...replies: Reply[]) {
  const sent: { url: string; init: RequestInit; headers: Headers }[] = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({ url, init, headers: new Headers(init.headers) })
    const reply = replies[Math.min(sent.length, replies.length) - 1]
    if (typeof reply === 'function') return reply(init)
    if (reply instanceof Response) return Promise.resolve(reply.clone())
    return Promise.reject(reply ?? new TypeError('Failed to fetch'))
  })
  return sent
}

/**
 * Answers each request by what it asks for: `path` is what follows `/api/v4`. What `answer` gives is the body, or the
 * whole response; undefined for no answer until the request is aborted. Returns what was sent.
 */
export function serveBy(answer: (path: string, init: RequestInit) => unknown): { path: string; init: RequestInit }[] {
  const sent: { path: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const path = url.replace('/api/v4', '')
    sent.push({ path, init })
    const gone = silence(init)
    const body = await Promise.race([answer(path, init), gone])
    if (body instanceof Response) return body
    return body === undefined ? gone : json(body)
  })
  return sent
}

/** Never answers; rejects as fetch does when its signal aborts. */
export function silence(init: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
  })
}

/** The fetch layer as a freshly opened page has it, with time standing still. */
export async function freshLayer() {
  vi.useFakeTimers()
  vi.resetModules()
  const http = await import('./http.ts')
  const waits = await import('./waits.ts')
  /** The error that the call ends with, after all the time it wants has passed; null for a success. */
  const failureOf = async (c: Call, schema: v.GenericSchema = okSchema): Promise<unknown> => {
    const outcome = http.call(c, schema).then(
      () => null,
      (error: unknown) => error,
    )
    await vi.runAllTimersAsync()
    return outcome
  }
  return { http, waits, failureOf }
}

export function putAway(): void {
  vi.useRealTimers()
  vi.unstubAllGlobals()
}
