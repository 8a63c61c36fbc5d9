import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseFaults } from './faults.ts'
import { createDemoServer } from './server.ts'
import type { DemoServer } from './server.ts'
import { signIn, textOf } from './test-client.ts'
import type { TestClient } from './test-client.ts'

describe('parseFaults', () => {
  it('reads the short notation', () => {
    expect(parseFaults('latency=300&rate-limit=/users/tokens/disable:2')).toEqual([
      { kind: 'latency', match: {}, ms: 300 },
      { kind: 'rate-limit', match: { path: '/users/tokens/disable' }, times: 2 },
    ])
    expect(parseFaults('latency=2000@GET /users/tokens?page=3')).toEqual([
      { kind: 'latency', match: { method: 'GET', path: '/users/tokens?page=3' }, ms: 2000 },
    ])
    expect(parseFaults('drop=POST ~^/users/tokens/(revoke|disable):1+4')).toEqual([
      { kind: 'drop', match: { method: 'POST', path: /^\/users\/tokens\/(revoke|disable)/ }, times: 1, after: 4 },
    ])
    expect(parseFaults('session-ended=+5')).toEqual([{ kind: 'session-ended', match: {}, after: 5 }])
    expect(parseFaults('empty')).toEqual([{ kind: 'empty', match: {} }])
    expect(parseFaults('')).toEqual([])
  })

  it('names a fault it does not know', () => {
    expect(() => parseFaults('latency=3&flood=1')).toThrow('Unknown fault "flood"')
  })
})

describe('faults', () => {
  let server: DemoServer
  let ada: TestClient

  beforeEach(async () => {
    server = createDemoServer({ data: 'company' })
    ada = await signIn(server, 'ada')
  })
  afterEach(() => vi.useRealTimers())

  it('limits the rate in plain text, so many times', async () => {
    server.faults.add({ kind: 'rate-limit', match: { path: '/users/tokens' }, times: 1, ms: 1500 })
    const limited = await ada.get('/users/tokens?per_page=1')
    expect(limited).toMatchObject({ status: 429, body: 'limit exceeded\n' })
    expect(limited.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(limited.headers.get('retry-after')).toBe('2')
    expect(limited.headers.get('x-ratelimit-reset')).toBe('2')
    expect(limited.headers.has('x-request-id')).toBe(false)
    expect(await ada.get('/users/tokens?per_page=1')).toMatchObject({ status: 200 })
  })

  it('lets some requests pass first, and leaves others alone', async () => {
    server.faults.add({ kind: 'bad-gateway-html', match: { method: 'GET', path: /page=\d/ }, after: 1, times: 1 })
    const statuses: number[] = []
    for (const path of ['/users/tokens?page=0', '/users/me', '/users/tokens?page=1', '/users/tokens?page=2']) {
      statuses.push((await ada.get(path)).status)
    }
    expect(statuses).toEqual([200, 200, 502, 200])
  })

  it('does nothing of what was asked when it refuses', async () => {
    const before = server.state.tokens.size
    const token_id = server.state.tokens.all()[0]?.id
    for (const kind of ['rate-limit', 'bad-gateway-html', 'not-json', 'empty'] as const) {
      server.faults.add({ kind, match: { path: '/users/tokens/revoke' }, times: 1 })
      const answer = await ada.post('/users/tokens/revoke', { token_id })
      expect(answer.body).not.toEqual({ status: 'OK' })
    }
    expect(server.state.tokens.size).toBe(before)
  })

  it('drops the connection', async () => {
    server.faults.add({ kind: 'drop' })
    await expect(ada.get('/users/me')).rejects.toThrow('dropped')
    server.faults.clear()
    expect(await ada.get('/users/me')).toMatchObject({ status: 200 })
    expect(server.requests.at(-2)).toMatchObject({ path: '/api/v4/users/me', status: 0 })
  })

  it('ends the session for good', async () => {
    server.faults.add({ kind: 'session-ended', match: { path: '/users/tokens' }, times: 1 })
    expect(await ada.get('/users/tokens')).toMatchObject({
      status: 401,
      body: { id: 'api.context.session_expired.app_error' },
    })
    expect(await ada.get('/users/me')).toMatchObject({ status: 401 })
  })

  it('waits, and stops waiting when nobody does any more', async () => {
    vi.useFakeTimers()
    server.faults.add({ kind: 'latency', ms: 5000 })
    const abort = new AbortController()
    const url = 'http://localhost/api/v4/system/ping'
    const first = server.fetch(new Request(url))
    const second = server.fetch(new Request(url, { signal: abort.signal }))
    abort.abort()
    await expect(second).rejects.toThrow('aborted')
    await vi.advanceTimersByTimeAsync(5000)
    expect((await first).status).toBe(200)
  })

  it('takes a fault from a request header, for that request', async () => {
    const get = (fault: string) => ada.get('/users/me', { 'x-demo-fault': fault })
    expect(await get('bad-gateway-html')).toMatchObject({ status: 502 })
    expect(await ada.get('/users/me')).toMatchObject({ status: 200 })
    expect(await get('bad-gateway-html=GET /users/me:1')).toMatchObject({ status: 502 })
    for (const other of ['=POST /users/me', '=/users/tokens', '=/users/me+1']) {
      expect(await get(`bad-gateway-html${other}`), other).toMatchObject({ status: 200 })
    }
  })

  it('says so when the fault in the header is mistyped', async () => {
    const answer = await ada.get('/users/me', { 'x-demo-fault': 'flood=1' })
    expect(answer).toMatchObject({ status: 400, body: { id: 'demo.bad_fault' } })
    expect(textOf(answer, 'message')).toMatch(/^Unknown fault "flood"\./)
    expect(await ada.get('/users/me', { 'x-demo-fault': 'drop=~(' })).toMatchObject({ status: 400 })
  })

  it('keeps a log of what was asked', async () => {
    await ada.post('/users/tokens/search', { term: 'tom' })
    expect(server.requests.at(-1)).toEqual({
      method: 'POST',
      path: '/api/v4/users/tokens/search',
      body: '{"term":"tom"}',
      userId: server.state.userByName('ada')?.id,
      status: 200,
    })
  })
})
