import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { freshLayer, html, json, OK, okSchema, putAway, refusal, serve } from './fake-fetch.ts'

const EXPIRED = 'api.context.session_expired.app_error'

let http: Awaited<ReturnType<typeof freshLayer>>['http']
let failureOf: Awaited<ReturnType<typeof freshLayer>>['failureOf']

beforeEach(async () => {
  ;({ http, failureOf } = await freshLayer())
})

afterEach(putAway)

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
    [
      'an error behind an "OK"',
      new Response('{"status":"OK"}{"id":"a","message":"b"}', { status: 400 }),
      'invalid',
      400,
    ],
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

  it('is told to who comes later, until there is a session again', async () => {
    serve(refusal(401, EXPIRED), json(OK))
    await expire()
    const late = vi.fn()
    http.onSessionExpired(late)
    expect(late).toHaveBeenCalledTimes(1)
    await http.call({ path: '/x' }, v.unknown())
    const later = vi.fn()
    http.onSessionExpired(later)
    expect(later).not.toHaveBeenCalled()
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
