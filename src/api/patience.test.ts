import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { freshLayer, html, json, limited, OK, okSchema, putAway, refusal, serve, silence } from './fake-fetch.ts'
import type { Call } from './http.ts'

let http: Awaited<ReturnType<typeof freshLayer>>['http']
let waits: Awaited<ReturnType<typeof freshLayer>>['waits']
let failureOf: Awaited<ReturnType<typeof freshLayer>>['failureOf']

beforeEach(async () => {
  ;({ http, waits, failureOf } = await freshLayer())
})

afterEach(putAway)

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
    ['a Retry-After that came twice', { 'Retry-After': '2, 2' }],
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

  it('ends when it was to end though the clock is set back meanwhile, and so does the time of one at a time', async () => {
    serve(limited({ 'Retry-After': '2' }), json(OK))
    const control = new AbortController()
    http.call({ path: '/x', signal: control.signal }, okSchema).catch(() => {})
    await vi.advanceTimersByTimeAsync(1000)
    const next = http.call({ path: '/y' }, okSchema)
    vi.setSystemTime(Date.now() - 3_600_000)
    // The one that waits for the pause gives way to the next, which looks at how long it still is.
    control.abort()
    await vi.advanceTimersByTimeAsync(1001)
    expect(await next).toEqual(OK)
    await vi.advanceTimersByTimeAsync(10_000)
    const sent = serve(() => new Promise(() => {}))
    for (const path of ['/a', '/b']) void http.call({ path }, okSchema)
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toHaveLength(2)
  })

  it('counts its patience whatever the clock is set to', async () => {
    const sent = serve(limited({ 'Retry-After': '50' }))
    const outcome = http.call({ path: '/x' }, okSchema).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(10)
    vi.setSystemTime(Date.now() - 3_600_000)
    await vi.advanceTimersByTimeAsync(100_000)
    expect(sent).toHaveLength(3)
    expect(await outcome).toMatchObject({ kind: 'rate-limited' })
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
