import { runInNewContext } from 'node:vm'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { EARLY_CALLS, FIRST_CALLS, noteFirstCall, dropEarly, takeEarly } from '../src/api/early-calls.ts'
import { parseUserId } from '../src/api/ids.ts'
import { getClientConfig } from '../src/api/system.ts'
import { parsePeopleQuery } from '../src/domain/people-filters.ts'
import { planPeople } from '../src/domain/people-plan.ts'
import { features } from '../src/domain/test-objects.ts'
import { inventoryQuery } from '../src/queries/inventory.ts'
import { peoplePagesQuery } from '../src/queries/people-pages.ts'
import { tokensOfUserQuery } from '../src/queries/tokens.ts'
import { readViewer } from '../src/queries/read-viewer.ts'
import { earlyScript } from '../src/dev-server/early-script.ts'

const USER = 'abcdefghijkmnopqrstuvwxyz1'
const COOKIE = `MMCSRF=zyxwvutsrqponmkjihgfedcba9; other=1; MMUSERID=${USER}`

type Sent = [url: string, init: RequestInit]

/** What the script sends in a page with these cookies at this address, and with this in its storage. */
function sentEarly(cookie: string, address: string, stored: string | null = null): { sent: Sent[]; keys: string[] } {
  const sent: Sent[] = []
  const window: { latchkeyEarly?: Record<string, unknown> } = {}
  const fetch = (...call: Sent): Promise<never> => {
    sent.push(call)
    return Promise.reject(new Error('no network'))
  }
  const { pathname, search } = new URL(address, 'https://latchkey.example')
  const script = earlyScript({ base: '/latchkey/', root: '/api/v4', calls: EARLY_CALLS, firsts: FIRST_CALLS })
  runInNewContext(script, {
    window,
    document: { cookie },
    location: { pathname, search },
    localStorage: { getItem: (key: string) => (key === 'latchkey:early' ? stored : null) },
    fetch,
  })
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
  const { sent } = sentEarly(COOKIE, '/latchkey/tokens')
  expect(sent).toHaveLength(EARLY_CALLS.length)
  expect(asked.map(plain)).toEqual(expect.arrayContaining(sent.map(plain)))
})

it('has its answers taken once, and the app then asks for nothing twice', async () => {
  const { keys } = sentEarly(COOKIE, '/latchkey/tokens')
  const early: Record<string, Promise<Response>> = {}
  for (const key of keys) early[key] = Promise.resolve(json(key.includes('/me ') ? { id: USER, roles: '' } : []))
  const fetch = vi.fn(() => Promise.reject(new Error('asked twice')))
  vi.stubGlobal('document', { cookie: COOKIE })
  vi.stubGlobal('window', { latchkeyEarly: early })
  vi.stubGlobal('performance', { now: () => 1000 })
  vi.stubGlobal('fetch', fetch)
  await Promise.allSettled([readViewer(), getClientConfig()])
  expect(Object.keys(early)).toEqual([])
  expect(fetch).not.toHaveBeenCalled()
})

it('sends nothing for nobody, nor on the way to the sign-in page', () => {
  expect(sentEarly('theme=dark', '/latchkey/tokens').sent).toEqual([])
  expect(sentEarly('MMUSERID="><script>', '/latchkey/tokens').sent).toEqual([])
  expect(sentEarly(COOKIE, '/latchkey/sign-in').sent).toEqual([])
})

/** The storage of a browser. */
function stubStorage(): Map<string, string> {
  const stored = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  })
  return stored
}

it('sends the first call of a list where it was answered before, word for word as the list does', async () => {
  const asked: Sent[] = []
  const stored = stubStorage()
  vi.stubGlobal('document', { cookie: COOKIE })
  vi.stubGlobal('fetch', (...call: Sent) => {
    asked.push(call)
    return Promise.resolve(json([]))
  })
  const client = new QueryClient()
  const me = parseUserId(USER)
  if (!me) throw new Error('no id')
  await client.fetchQuery(inventoryQuery(features()))
  await client.fetchQuery(tokensOfUserQuery(me))
  const plan = planPeople(
    parsePeopleQuery(new URLSearchParams(), {
      hasReport: true,
      isTold: true,
      hasTokens: true,
      canFilterTeam: () => true,
    }).query,
    true,
  )
  if (plan.by === 'server') await client.fetchInfiniteQuery(peoplePagesQuery(plan.source, plan.request))
  const early = stored.get('latchkey:early') ?? null
  for (const address of ['/latchkey/tokens?f.kind=bot', '/latchkey/account/tokens/', '/latchkey/users']) {
    const { sent } = sentEarly(COOKIE, address, early)
    expect(sent).toHaveLength(EARLY_CALLS.length + 1)
    expect(asked.map(plain)).toContainEqual(plain(sent.at(-1) ?? ['', {}]))
  }
  for (const address of [
    '/latchkey/',
    '/latchkey/users?q=ada',
    `/latchkey/users/${USER}`,
    '/latchkey/account/tokensx',
  ]) {
    expect(sentEarly(COOKIE, address, early).sent).toHaveLength(EARLY_CALLS.length)
  }
})

it('asks for no list early that was refused, never answered, or was somebody else’s', () => {
  const stored = stubStorage()
  vi.stubGlobal('document', { cookie: COOKIE })
  const sentAtTokens = () => sentEarly(COOKIE, '/latchkey/tokens', stored.get('latchkey:early')).sent.length
  const [tokens] = FIRST_CALLS
  expect(sentAtTokens()).toBe(EARLY_CALLS.length)
  noteFirstCall(tokens?.path ?? '', true)
  noteFirstCall('/users/tokens?page=1&per_page=200', true)
  expect(sentAtTokens()).toBe(EARLY_CALLS.length + 1)
  noteFirstCall(tokens?.path ?? '', false)
  expect(sentAtTokens()).toBe(EARLY_CALLS.length)
  noteFirstCall(tokens?.path ?? '', true)
  dropEarly()
  expect(sentAtTokens()).toBe(EARLY_CALLS.length)
  noteFirstCall('/users/abcdefghijkmnopqrstuvwxyz9/tokens?page=0&per_page=200', true)
  expect(stored.get('latchkey:early')).toBe('[]')
})

it('takes no answer that has waited for long', () => {
  const answer = Promise.resolve(json({}))
  vi.stubGlobal('window', { latchkeyEarly: { 'GET /api/v4/users/me ': answer } })
  vi.stubGlobal('performance', { now: () => 60_000 })
  expect(takeEarly('GET', '/api/v4/users/me', '')).toBeUndefined()
  vi.stubGlobal('performance', { now: () => 1000 })
  expect(takeEarly('GET', '/api/v4/users/me', '')).toBe(answer)
})
