import { runInNewContext } from 'node:vm'
import { afterEach, expect, it, vi } from 'vitest'
import { EARLY_CALLS } from '../src/api/early-calls.ts'
import { getClientConfig } from '../src/api/system.ts'
import { readViewer } from '../src/queries/read-viewer.ts'
import { earlyScript } from '../src/dev-server/early-script.ts'

const USER = 'abcdefghijkmnopqrstuvwxyz1'
const COOKIE = `MMCSRF=zyxwvutsrqponmkjihgfedcba9; other=1; MMUSERID=${USER}`

type Sent = [url: string, init: RequestInit]

/** What the script sends in a page with these cookies at this path. */
function sentEarly(cookie: string, pathname: string): { sent: Sent[]; keys: string[] } {
  const sent: Sent[] = []
  const window: { latchkeyEarly?: Record<string, unknown> } = {}
  const fetch = (...call: Sent): Promise<never> => {
    sent.push(call)
    return Promise.reject(new Error('no network'))
  }
  runInNewContext(earlyScript('/api/v4', EARLY_CALLS), { window, document: { cookie }, location: { pathname }, fetch })
  return { sent, keys: Object.keys(window.latchkeyEarly ?? {}) }
}

/** A request without what differs from one to the next. */
function plain([url, init]: Sent): unknown {
  const { method, headers, body, credentials, cache, redirect } = init
  return { url, method, headers, body, credentials, cache, redirect }
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
}

afterEach(() => vi.unstubAllGlobals())

it('sends, word for word, what the app itself would send first', async () => {
  const asked: Sent[] = []
  vi.stubGlobal('document', { cookie: COOKIE })
  vi.stubGlobal('fetch', (...call: Sent) => {
    asked.push(call)
    return Promise.resolve(json(call[0].endsWith('/me') ? { id: USER, username: 'ada', roles: 'system_user' } : []))
  })
  await Promise.allSettled([readViewer(), getClientConfig()])
  const { sent } = sentEarly(COOKIE, '/tokens')
  expect(sent).toHaveLength(EARLY_CALLS.length)
  expect(asked.map(plain)).toEqual(expect.arrayContaining(sent.map(plain)))
})

it('has its answers taken once, and the app then asks for nothing twice', async () => {
  const { keys } = sentEarly(COOKIE, '/tokens')
  const early: Record<string, Promise<Response>> = {}
  for (const key of keys) early[key] = Promise.resolve(json(key.includes('/me ') ? { id: USER, roles: '' } : []))
  const fetch = vi.fn(() => Promise.reject(new Error('asked twice')))
  vi.stubGlobal('document', { cookie: COOKIE })
  vi.stubGlobal('window', { latchkeyEarly: early })
  vi.stubGlobal('fetch', fetch)
  await Promise.allSettled([readViewer(), getClientConfig()])
  expect(Object.keys(early)).toEqual([])
  expect(fetch).not.toHaveBeenCalled()
})

it('sends nothing for nobody, nor on the way to the sign-in page', () => {
  expect(sentEarly('theme=dark', '/tokens').sent).toEqual([])
  expect(sentEarly('MMUSERID="><script>', '/tokens').sent).toEqual([])
  expect(sentEarly(COOKIE, '/latchkey/sign-in').sent).toEqual([])
})
