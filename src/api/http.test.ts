import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Call } from './http.ts'

const OK = { status: 'OK' }
const okSchema = v.object({ status: v.literal('OK') })
const EXPIRED = 'api.context.session_expired.app_error'

type Reply = Response | Error | ((init: RequestInit) => Promise<Response>)

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers })
}

function refusal(status: number, id: string): Response {
  return json({ id, message: `words for ${id}`, detailed_error: '', request_id: 'req1', status_code: status }, status)
}

const html = (status: number) => new Response('<!doctype html><title>Bad gateway</title>', { status })
const limited = (headers: Record<string, string>) => new Response('limit exceeded\n', { status: 429, headers })

/** Answers the requests with these replies in turn; the last one again and again. */
function serve(...replies: Reply[]) {
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

/** Never answers; rejects as fetch does when its signal aborts. */
const silence: Reply = (init) =>
  new Promise((_resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
  })

let http: typeof import('./http.ts')
let waits: typeof import('./waits.ts')

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  http = await import('./http.ts')
  waits = await import('./waits.ts')
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The error that the call ends with, after all the time it wants has passed. */
async function failureOf(c: Call, schema: v.GenericSchema = okSchema): Promise<unknown> {
  const outcome = http.call(c, schema).then(
    () => null,
    (error: unknown) => error,
  )
  await vi.runAllTimersAsync()
  return outcome
}

describe('what is sent', () => {
  it('asks like a page of the same origin, past every cache, and does not follow redirects', async () => {
    const sent = serve(json(OK))
    await http.call({ path: '/x', query: { page: 0, name: 'a b', skip: undefined, all: true } }, okSchema)
    expect(sent[0]?.url).toBe('/api/v4/x?page=0&name=a+b&all=true')
    expect(sent[0]?.init).toMatchObject({
      method: 'GET',
      body: null,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
    })
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({ 'x-requested-with': 'XMLHttpRequest' })
  })

  it('sends the CSRF token with everything but GET, and a content type only with a body', async () => {
    vi.stubGlobal('document', { cookie: 'MMUSERID=u; MMCSRF=csrf26; other=1' })
    const sent = serve(json(OK))
    await http.call({ path: '/x' }, okSchema)
    await http.call({ method: 'POST', path: '/x' }, okSchema)
    await http.call({ method: 'PUT', path: '/x', body: { a: 1 } }, okSchema)
    expect(sent.map(({ headers }) => headers.get('X-CSRF-Token'))).toEqual([null, 'csrf26', 'csrf26'])
    expect(sent.map(({ headers }) => headers.get('Content-Type'))).toEqual([null, null, 'application/json'])
    expect(sent[2]?.init.body).toBe('{"a":1}')
  })

  it('sends no CSRF header without the cookie', async () => {
    vi.stubGlobal('document', { cookie: 'NOTMMCSRF=1' })
    const sent = serve(json(OK))
    await http.call({ method: 'POST', path: '/x' }, okSchema)
    expect(sent[0]?.headers.has('X-CSRF-Token')).toBe(false)
  })
})

describe('kinds of failure', () => {
  it.each([
    [400, 'api.context.invalid_body_param.app_error', 'invalid'],
    [401, EXPIRED, 'session-expired'],
    [401, 'mfa.activate.bad_token.app_error', 'unauthorized'],
    [403, 'api.context.permissions.app_error', 'forbidden'],
    [404, 'api.context.404.app_error', 'not-found'],
    [413, 'api.context.request_body_too_large.app_error', 'invalid'],
    [501, 'app.user_access_token.disabled', 'unavailable'],
    [500, '', 'server'],
  ])('%i %s is %s', async (status, id, kind) => {
    serve(refusal(status, id))
    expect(await failureOf({ method: 'POST', path: '/x' })).toMatchObject({
      name: 'ApiError',
      kind,
      status,
      id,
      serverMessage: `words for ${id}`,
      requestId: 'req1',
      request: 'POST /x',
    })
  })

  it.each([
    ['an HTML page with 200', html(200), 'not-mattermost', 200],
    ['an HTML page with 404', html(404), 'not-mattermost', 404],
    ['an HTML page with 502', html(502), 'server', 502],
    ['JSON of another server with 403', json({ message: 'Forbidden' }, 403), 'not-mattermost', 403],
    ['plain text with 200', new Response('pong'), 'not-mattermost', 200],
    ['nothing with 200', new Response(''), 'unreadable', 200],
    ['a list followed by an error', new Response('[{"id":"a"}]{"id":"b"}'), 'unreadable', 200],
    ['JSON cut short', new Response('{"status":"O'), 'unreadable', 200],
    ['JSON of another shape', json({ state: 'OK' }), 'unreadable', 200],
    ['a redirect', new Response(null, { status: 302, headers: { Location: '/login' } }), 'not-mattermost', 302],
  ])('%s', async (_what, response, kind, status) => {
    serve(response)
    expect(await failureOf({ path: '/x' })).toMatchObject({ kind, status })
  })

  it('knows the request by its header when the body does not tell', async () => {
    serve(new Response('', { status: 500, headers: { 'X-Request-Id': 'fromheader' } }))
    expect(await failureOf({ path: '/x' })).toMatchObject({ kind: 'server', requestId: 'fromheader' })
  })

  it('keeps values out of the cause of an unreadable answer', async () => {
    serve(json({ token: 'verysecret', status: 1 }))
    const error = await failureOf({ path: '/x' }, v.object({ token: v.number(), status: v.string() }))
    expect(error).toMatchObject({ cause: { message: 'token: expected number; status: expected string' } })
    expect(String(error) + JSON.stringify(error)).not.toContain('verysecret')
  })
})

describe('trying again', () => {
  it.each([
    ['no network', new TypeError('Failed to fetch')],
    ['502', html(502)],
    ['503', refusal(503, 'api.context.server_busy.app_error')],
    ['504', new Response('', { status: 504 })],
  ])('a GET gets over %s', async (_what, reply) => {
    const sent = serve(reply, reply, reply, json(OK))
    expect(await failureOf({ path: '/x' })).toBeNull()
    expect(sent).toHaveLength(4)
  })

  it('gives up after the fourth attempt, waiting longer each time', async () => {
    const sent = serve(html(502))
    const times: number[] = []
    const started = Date.now()
    const counted = http.call({ path: '/x' }, okSchema).catch((error: unknown) => error)
    while (sent.length < 4) {
      await vi.advanceTimersByTimeAsync(10)
      if (times.length < sent.length) times.push(Date.now() - started)
    }
    expect(await counted).toMatchObject({ kind: 'server', status: 502 })
    const [, first = 0, second = 0, third = 0] = times
    expect(first).toBeGreaterThanOrEqual(150)
    expect(second - first).toBeGreaterThanOrEqual(500)
    expect(third - second).toBeGreaterThanOrEqual(1500)
    expect(third).toBeLessThanOrEqual(4400)
    expect(sent).toHaveLength(4)
  })

  it('does not repeat a write, nor a GET that the server refused', async () => {
    const writes = serve(new TypeError('Failed to fetch'))
    expect(await failureOf({ method: 'POST', path: '/x' })).toMatchObject({ kind: 'network', status: 0 })
    expect(writes).toHaveLength(1)
    const refused = serve(refusal(500, 'app.user_access_token.get_all.app_error'))
    expect(await failureOf({ path: '/x' })).toMatchObject({ kind: 'server' })
    expect(refused).toHaveLength(1)
  })

  it('repeats a POST that only reads', async () => {
    const sent = serve(html(502), json(OK))
    expect(await failureOf({ method: 'POST', path: '/x', isRead: true })).toBeNull()
    expect(sent).toHaveLength(2)
  })

  it('stops between attempts when the caller aborts', async () => {
    const sent = serve(html(502))
    const control = new AbortController()
    const outcome = http.call({ path: '/x', signal: control.signal }, okSchema).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(50)
    control.abort()
    expect(await outcome).toMatchObject({ name: 'AbortError' })
    expect(sent).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('time and abort', () => {
  it('is a timeout after 30 s, and is not tried again', async () => {
    const sent = serve(silence)
    const outcome = http.call({ path: '/x' }, okSchema).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await outcome).toMatchObject({ kind: 'timeout' })
    expect(sent).toHaveLength(1)
  })

  it('counts the body in', async () => {
    serve((init) => {
      const body = new ReadableStream({
        start: (stream) => init.signal?.addEventListener('abort', () => stream.error(new Error('cut'))),
      })
      return Promise.resolve(new Response(body))
    })
    expect(await failureOf({ path: '/x', timeoutMs: 10 })).toMatchObject({ kind: 'timeout' })
  })

  it('leaves an abort by the caller an abort', async () => {
    serve(silence)
    const control = new AbortController()
    const outcome = http.call({ path: '/x', signal: control.signal }, okSchema).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(10)
    control.abort(new Error('left the page'))
    expect(await outcome).toMatchObject({ name: 'AbortError' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('sends nothing when aborted before', async () => {
    const sent = serve(json(OK))
    expect(await failureOf({ path: '/x', signal: AbortSignal.abort() })).toMatchObject({ name: 'AbortError' })
    expect(sent).toHaveLength(0)
  })

  it('lets a write finish that is to be finished', async () => {
    let answer = (_response: Response) => {}
    serve(() => new Promise((resolve) => (answer = resolve)))
    const control = new AbortController()
    const c: Call = { method: 'POST', path: '/x', signal: control.signal, finishOnceSent: true }
    const outcome = http.call(c, okSchema)
    await vi.advanceTimersByTimeAsync(10)
    control.abort()
    answer(json(OK))
    expect(await outcome).toEqual(OK)
  })
})

describe('rate limit', () => {
  it.each([
    ['Retry-After', { 'Retry-After': '2', 'X-RateLimit-Reset': '9' }],
    ['X-RateLimit-Reset', { 'X-RateLimit-Reset': '2' }],
  ])('waits as %s says, for a write too, and shows the wait', async (_which, headers) => {
    const sent = serve(limited(headers), json(OK))
    const seen: (number | null)[] = []
    const began = Date.now()
    const unsubscribe = waits.subscribeWaits(() => seen.push(waits.currentWait()?.until ?? null))
    const outcome = http.call({ method: 'POST', path: '/x' }, okSchema)
    await vi.advanceTimersByTimeAsync(1999)
    expect(sent).toHaveLength(1)
    expect(waits.currentWait()).toBe(waits.currentWait())
    await vi.advanceTimersByTimeAsync(1)
    expect(await outcome).toEqual(OK)
    expect(seen).toEqual([began + 2000, null])
    unsubscribe()
  })

  it('understands a date, and does without any header', async () => {
    serve(limited({ 'Retry-After': new Date(Date.now() + 5000).toUTCString() }), limited({}), json(OK))
    const began = Date.now()
    expect(await failureOf({ path: '/x' })).toBeNull()
    expect(Date.now() - began).toBeGreaterThan(5000)
    expect(Date.now() - began).toBeLessThanOrEqual(7000)
  })

  it('holds back other calls meanwhile, then sends one at a time', async () => {
    const answers: ((response: Response) => void)[] = []
    const sent = serve(limited({ 'Retry-After': '1' }), () => new Promise((resolve) => answers.push(resolve)))
    const all = ['/a', '/b', '/c'].map((path, at) =>
      at === 0
        ? http.call({ path }, okSchema)
        : vi.advanceTimersByTimeAsync(1).then(() => http.call({ path }, okSchema)),
    )
    await vi.advanceTimersByTimeAsync(990)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(20)
    for (const count of [2, 3, 4]) {
      expect(sent).toHaveLength(count)
      answers.shift()?.(json(OK))
      await vi.advanceTimersByTimeAsync(1)
    }
    expect(await Promise.all(all)).toEqual([OK, OK, OK])
  })

  it('goes on side by side when the limit has been quiet for a while', async () => {
    serve(limited({ 'Retry-After': '1' }), json(OK))
    expect(await failureOf({ path: '/x' })).toBeNull()
    await vi.advanceTimersByTimeAsync(11_000)
    const sent = serve(silence)
    void failureOf({ path: '/a', timeoutMs: 5 })
    void failureOf({ path: '/b', timeoutMs: 5 })
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toHaveLength(2)
  })

  it('gives up after five waits', async () => {
    const sent = serve(limited({ 'Retry-After': '1' }))
    expect(await failureOf({ path: '/x' })).toMatchObject({ kind: 'rate-limited', status: 429 })
    expect(sent).toHaveLength(6)
  })

  it('does not wait for more than two minutes in all', async () => {
    const sent = serve(limited({ 'Retry-After': '3600' }))
    expect(await failureOf({ path: '/x' })).toMatchObject({ kind: 'rate-limited' })
    expect(sent).toHaveLength(1)
    expect(waits.currentWait()).toBeNull()
    const slow = serve(limited({ 'Retry-After': '50' }))
    expect(await failureOf({ path: '/x' })).toMatchObject({ kind: 'rate-limited' })
    expect(slow).toHaveLength(3)
  })

  it('can be aborted while it waits, and lets the next one pass', async () => {
    const sent = serve(limited({ 'Retry-After': '9' }), json(OK))
    const control = new AbortController()
    const c: Call = { method: 'POST', path: '/x', signal: control.signal, finishOnceSent: true }
    const outcome = http.call(c, okSchema).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(10)
    const next = http.call({ path: '/y' }, okSchema)
    control.abort()
    expect(await outcome).toMatchObject({ name: 'AbortError' })
    await vi.advanceTimersByTimeAsync(9000)
    expect(await next).toEqual(OK)
    expect(sent.map(({ url }) => url)).toEqual(['/api/v4/x', '/api/v4/y'])
  })
})

describe('the end of the session', () => {
  const expire = () => failureOf({ path: '/x' })

  it('is told once, and again only when there was a session in between', async () => {
    const told = vi.fn()
    http.onSessionExpired(told)
    serve(refusal(401, EXPIRED))
    await Promise.all([expire(), expire()])
    await expire()
    expect(told).toHaveBeenCalledTimes(1)
    expect(told.mock.calls[0]?.[0]).toMatchObject({ kind: 'session-expired' })
    serve(json(OK), refusal(401, EXPIRED))
    await expire()
    await expire()
    expect(told).toHaveBeenCalledTimes(2)
  })

  it('is not told for any other 401, for anonymous calls, or to who has left', async () => {
    const told = vi.fn()
    const leave = http.onSessionExpired(told)
    serve(refusal(401, 'api.user.login.invalid_credentials_email_username'))
    await expire()
    serve(refusal(401, EXPIRED))
    await failureOf({ path: '/x', isAnonymous: true })
    leave()
    await expire()
    expect(told).not.toHaveBeenCalled()
  })

  it('is not told for calls made before somebody signed in or out', async () => {
    const told = vi.fn()
    http.onSessionExpired(told)
    serve((init) => new Promise((resolve) => init.signal && setTimeout(() => resolve(refusal(401, EXPIRED)), 100)))
    const before = failureOf({ path: '/x' })
    http.noteSession(true)
    expect(await before).toMatchObject({ kind: 'session-expired' })
    expect(told).not.toHaveBeenCalled()
  })
})

describe('lists and version', () => {
  const row = v.object({ id: v.string() })

  it('leaves out rows it cannot read, and counts them', async () => {
    serve(json([{ id: 'a' }, { id: 1 }, null, { id: 'b', more: true }]))
    expect(await http.callList({ path: '/x' }, row)).toEqual({
      rows: [{ id: 'a' }, { id: 'b' }],
      unreadable: 2,
      received: 4,
    })
  })

  it('takes null for no rows, and nothing else that is not a list', async () => {
    serve(json(null))
    expect(await http.callList({ path: '/x' }, row)).toEqual({ rows: [], unreadable: 0, received: 0 })
    serve(json({ id: 'a' }))
    await expect(http.callList({ path: '/x' }, row)).rejects.toMatchObject({ kind: 'unreadable' })
  })

  it('knows the version from the last answer that told it', async () => {
    expect(http.serverVersion()).toBe('')
    serve(json(OK, 200, { 'X-Version-Id': '11.2.0.11.2.0.9f86d081884c7d65.false' }), json(OK))
    await http.call({ path: '/x' }, okSchema)
    await http.call({ path: '/x' }, okSchema)
    expect(http.serverVersion()).toBe('11.2.0')
  })
})
