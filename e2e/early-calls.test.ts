import { runInNewContext } from 'node:vm'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { actions } from '../src/access/actions.ts'
import { FIRST_CALLS } from '../src/access/first-calls.ts'
import { dropEarly, takeEarly } from '../src/api/early-answers.ts'
import { EARLY_CALLS } from '../src/api/early-calls.ts'
import { parseUserId } from '../src/api/ids.ts'
import { getClientConfig } from '../src/api/system.ts'
import { parsePeopleQuery } from '../src/domain/people-filters.ts'
import { planPeople } from '../src/domain/people-plan.ts'
import { PREFIX } from '../src/lib/local-preference.ts'
import { features } from '../src/domain/test-objects.ts'
import { inventoryQuery } from '../src/queries/inventory.ts'
import { peoplePagesQuery } from '../src/queries/people-pages.ts'
import { tokensOfUserQuery } from '../src/queries/tokens.ts'
import { readViewer } from '../src/queries/read-viewer.ts'
import { earlyScript } from '../src/build/early-script.ts'

const USER = 'abcdefghijkmnopqrstuvwxyz1'
const COOKIE = `MMCSRF=zyxwvutsrqponmkjihgfedcba9; other=1; MMUSERID=${USER}`

/** The clock of a page just opened, however long this process has run other tests before. */
const YOUNG = { now: () => 1000 }

type Sent = [url: string, init: RequestInit]

/** What the server says of the viewer; nothing where it cannot be reached. */
interface Told {
  roles: string
  permissions: string[]
  version?: string
}

function json(body: unknown, version = '11.2.0.11.2.0.hash.false'): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json', 'X-Version-Id': version },
  })
}

/** What a browser keeps from one page to the next. */
function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

/**
 * Runs the script in a page with these cookies at this address, and gives what it has sent once all is answered.
 * `meanwhile`: what the app does before anything is answered.
 */
async function runEarly(
  cookie: string,
  address: string,
  told: Told | null = null,
  meanwhile = () => {},
  localStorage = storage(),
) {
  const sent: Sent[] = []
  const window: { latchkeyEarly?: Record<string, Promise<Response> | null> } = {}
  const fetch = (...call: Sent): Promise<Response> => {
    sent.push(call)
    if (!told) return Promise.reject(new Error('no network'))
    const { roles, permissions, version } = told
    if (call[0].endsWith('/users/me')) return Promise.resolve(json({ id: USER, roles }, version))
    return Promise.resolve(
      json(call[0].endsWith('/roles/names') ? [{ name: 'system_admin', permissions }] : [], version),
    )
  }
  const { pathname, search } = new URL(address, 'https://latchkey.example')
  const script = earlyScript({
    base: '/latchkey/',
    root: '/api/v4',
    calls: EARLY_CALLS,
    firsts: FIRST_CALLS,
    rememberedIn: `${PREFIX}early`,
  })
  runInNewContext(script, { window, document: { cookie }, location: { pathname, search }, fetch, localStorage })
  vi.stubGlobal('window', window)
  vi.stubGlobal('performance', YOUNG)
  meanwhile()
  vi.unstubAllGlobals()
  // Reading an answer takes a few turns.
  await new Promise((resolve) => setTimeout(resolve))
  return { sent, keys: Object.keys(window.latchkeyEarly ?? {}) }
}

/** A request without what differs from one to the next. */
function plain([url, init]: Sent): unknown {
  const { method, headers, body, credentials, cache, redirect } = init
  return { url, method, headers, body, credentials, cache, redirect }
}

/** What is sent at once, and what waits until the viewer's rights are known. */
const AT_ONCE = EARLY_CALLS.filter(({ unless }) => unless === undefined).length
const MEMBERSHIPS = `/api/v4/users/${USER}/teams/members`

afterEach(() => vi.unstubAllGlobals())

it('sends, word for word, what the app itself would send first', async () => {
  const asked: Sent[] = []
  vi.stubGlobal('document', { cookie: COOKIE })
  vi.stubGlobal('fetch', (...call: Sent) => {
    asked.push(call)
    return Promise.resolve(json(call[0].endsWith('/me') ? { id: USER, username: 'ada', roles: 'system_user' } : []))
  })
  await Promise.allSettled([readViewer(), getClientConfig()])
  const { sent } = await runEarly(COOKIE, '/latchkey/tokens', { roles: 'system_user', permissions: [] })
  expect(sent).toHaveLength(EARLY_CALLS.length)
  expect(asked.map(plain)).toEqual(expect.arrayContaining(sent.map(plain)))
})

it('has its answers taken once, and the app then asks for nothing twice', async () => {
  const { keys } = await runEarly(COOKIE, '/latchkey/tokens', { roles: 'system_user', permissions: [] })
  expect(keys).toHaveLength(EARLY_CALLS.length)
  const early: Record<string, Promise<Response> | null> = {}
  for (const key of keys)
    early[key] = Promise.resolve(json(key.includes('/me ') ? { id: USER, username: 'ada', roles: 'system_user' } : []))
  const fetch = vi.fn(() => Promise.reject(new Error('asked twice')))
  vi.stubGlobal('document', { cookie: COOKIE })
  vi.stubGlobal('window', { latchkeyEarly: early })
  vi.stubGlobal('performance', YOUNG)
  vi.stubGlobal('fetch', fetch)
  await Promise.allSettled([readViewer(), getClientConfig()])
  expect(Object.values(early).every((answer) => answer === null)).toBe(true)
  expect(fetch).not.toHaveBeenCalled()
})

it('sends nothing for nobody, nor on the way to the sign-in page', async () => {
  expect((await runEarly('theme=dark', '/latchkey/tokens')).sent).toEqual([])
  expect((await runEarly('MMUSERID="><script>', '/latchkey/tokens')).sent).toEqual([])
  expect((await runEarly(COOKIE, '/latchkey/sign-in')).sent).toEqual([])
})

const ADMIN: Told = {
  roles: 'system_user system_admin',
  permissions: ['manage_system', 'read_user_access_token', 'sysconsole_read_user_management_users'],
}

it('sends the first call of a list as soon as the viewer is known to have the right, word for word as the list does', async () => {
  const asked: Sent[] = []
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
      tellsAttempts: true,
      hasTokens: true,
      canFilterTeam: () => true,
    }).query,
    true,
  )
  if (plan.by === 'server') await client.fetchInfiniteQuery(peoplePagesQuery(plan.source, plan.request))
  for (const address of ['/latchkey/tokens?f.kind=bot', '/latchkey/account/tokens/', '/latchkey/users']) {
    const { sent } = await runEarly(COOKIE, address, ADMIN)
    expect(sent).toHaveLength(AT_ONCE + 1)
    expect(asked.map(plain)).toContainEqual(plain(sent.at(-1) ?? ['', {}]))
  }
  for (const address of [
    '/latchkey/',
    '/latchkey/users?q=ada',
    `/latchkey/users/${USER}`,
    '/latchkey/account/tokensx',
  ]) {
    expect((await runEarly(COOKIE, address, ADMIN)).sent).toHaveLength(AT_ONCE)
  }
})

it('takes the right that the list itself takes', () => {
  expect(FIRST_CALLS.map(({ need }) => ({ permission: need }))).toEqual([
    actions['token.inventory'].need,
    actions['token.read.own'].need,
    // As `canReport` has it.
    { permission: 'sysconsole_read_user_management_users' },
  ])
})

it.each([
  {
    name: 'the permission is in a role of somebody else',
    told: { ...ADMIN, roles: 'system_user' },
    later: [MEMBERSHIPS],
  },
  { name: 'the role does not have it', told: { ...ADMIN, permissions: ['manage_roles'] }, later: [MEMBERSHIPS] },
  { name: 'the server is too old for it', told: { ...ADMIN, version: '5.37.0.5.37.0.hash.false' }, later: [] },
  { name: 'nothing is answered', told: null, later: [] },
])('asks for no list early where $name', async ({ told, later }) => {
  const { sent } = await runEarly(COOKIE, '/latchkey/users', told)
  expect(sent.slice(AT_ONCE).map(([url]) => url)).toEqual(later)
})

it('asks for the memberships of nobody who has every right in every team', async () => {
  const roles = [
    { id: 'r1', name: 'system_user', permissions: [] },
    { id: 'r2', name: 'system_admin', permissions: ADMIN.permissions },
  ]
  for (const [own, isAsked] of [
    ['system_user system_admin', false],
    ['system_user', true],
  ] as const) {
    const asked: string[] = []
    vi.stubGlobal('document', { cookie: COOKIE })
    vi.stubGlobal('fetch', (...[url]: Sent) => {
      asked.push(url)
      if (url.endsWith('/me')) return Promise.resolve(json({ id: USER, username: 'ada', roles: own }))
      return Promise.resolve(json(url.endsWith('/names') ? roles : []))
    })
    expect((await readViewer()).user.roles).toBe(own)
    expect(asked.includes(MEMBERSHIPS)).toBe(isAsked)
    // What the script sends is what the app then asks for.
    expect(
      (await runEarly(COOKIE, '/latchkey/', { ...ADMIN, roles: own })).sent.some(([url]) => url === MEMBERSHIPS),
    ).toBe(isAsked)
  }
})

it('does not ask for what the app has asked for by then, nor once the session is another', async () => {
  const ask = () => expect(takeEarly('GET', '/api/v4/users/tokens?page=0&per_page=50', '')).toBeUndefined()
  expect((await runEarly(COOKIE, '/latchkey/tokens', ADMIN, ask)).sent).toHaveLength(AT_ONCE)
  expect((await runEarly(COOKIE, '/latchkey/tokens', ADMIN, dropEarly)).sent).toHaveLength(AT_ONCE)
})

it('keeps nothing of a call that is no GET, whose body may hold a password', () => {
  const early = {}
  vi.stubGlobal('window', { latchkeyEarly: early })
  vi.stubGlobal('performance', YOUNG)
  void takeEarly('PUT', `/api/v4/users/${USER}/password`, '{"new_password":"Correct-horse-9"}')
  void takeEarly('GET', '/api/v4/users/me', '')
  expect(Object.keys(early)).toEqual(['GET /api/v4/users/me '])
})

it('takes no answer that has waited for long', () => {
  const answer = Promise.resolve(json({}))
  vi.stubGlobal('window', { latchkeyEarly: { 'GET /api/v4/users/me ': answer } })
  vi.stubGlobal('performance', { now: () => 60_000 })
  expect(takeEarly('GET', '/api/v4/users/me', '')).toBeUndefined()
  vi.stubGlobal('performance', { now: () => 1000 })
  expect(takeEarly('GET', '/api/v4/users/me', '')).toBe(answer)
})

describe('what was allowed on the last visit', () => {
  const FIRST = '/api/v4/users/tokens?page=0&per_page=50'
  const sentAtOnce = async (address: string, kept: ReturnType<typeof storage>) =>
    (await runEarly(COOKIE, address, null, undefined, kept)).sent.slice(0, AT_ONCE + 1).map(([url]) => url)

  it('is sent at once on the next, by itself', async () => {
    const kept = storage()
    expect(await sentAtOnce('/latchkey/tokens', kept)).not.toContain(FIRST)
    await runEarly(COOKIE, '/latchkey/users', ADMIN, undefined, kept)
    expect(await sentAtOnce('/latchkey/tokens', kept)).toContain(FIRST)
    expect(await sentAtOnce('/latchkey/', kept)).not.toContain(FIRST)
  })

  it('is sent once, though the answers allow it again', async () => {
    const kept = storage()
    await runEarly(COOKIE, '/latchkey/tokens', ADMIN, undefined, kept)
    const { sent } = await runEarly(COOKIE, '/latchkey/tokens', ADMIN, undefined, kept)
    expect(sent.filter(([url]) => url === FIRST)).toHaveLength(1)
  })

  it('is forgotten when the right is gone, and when the session ends', async () => {
    const kept = storage()
    await runEarly(COOKIE, '/latchkey/tokens', ADMIN, undefined, kept)
    await runEarly(COOKIE, '/latchkey/tokens', { ...ADMIN, permissions: [] }, undefined, kept)
    expect(await sentAtOnce('/latchkey/tokens', kept)).not.toContain(FIRST)

    await runEarly(COOKIE, '/latchkey/tokens', ADMIN, undefined, kept)
    vi.stubGlobal('window', {})
    vi.stubGlobal('localStorage', kept)
    dropEarly()
    expect(await sentAtOnce('/latchkey/tokens', kept)).not.toContain(FIRST)
  })

  it('is nothing where storage is switched off', async () => {
    const blocked = {
      ...storage(),
      getItem: () => {
        throw new Error('storage is switched off')
      },
    }
    const { sent } = await runEarly(COOKIE, '/latchkey/tokens', ADMIN, undefined, blocked)
    expect(sent.map(([url]) => url)).toContain(FIRST)
  })
})
