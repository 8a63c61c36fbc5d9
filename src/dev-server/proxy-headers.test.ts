import { describe, expect, it } from 'vitest'
import { fitCookie, requestHeaders, responseHeaders } from './proxy-headers.ts'

const atRoot = new URL('https://chat.example.com')
const underPath = new URL('https://example.com/chat')

describe('requestHeaders', () => {
  it('makes a request look as if it came from a page of the target', () => {
    const headers = requestHeaders(
      {
        host: '127.0.0.1:4173',
        origin: 'http://127.0.0.1:4173',
        referer: 'http://127.0.0.1:4173/tokens',
        cookie: 'MMAUTHTOKEN=a',
        'x-csrf-token': 'b',
        'x-requested-with': 'XMLHttpRequest',
      },
      underPath,
    )
    expect(headers).toEqual({
      host: 'example.com',
      origin: 'https://example.com',
      referer: 'https://example.com/chat',
      cookie: 'MMAUTHTOKEN=a',
      'x-csrf-token': 'b',
      'x-requested-with': 'XMLHttpRequest',
    })
  })

  it('says nothing about how the browser came here, nor keeps what is between two neighbours', () => {
    const headers = requestHeaders(
      { connection: 'keep-alive', 'x-forwarded-proto': 'https', 'x-real-ip': '10.0.0.1', accept: '*/*' },
      atRoot,
      { client: '127.0.0.1' },
    )
    expect(headers).toEqual({ host: 'chat.example.com', accept: '*/*' })
  })

  it.each([
    ['MMAUTHTOKEN=a=b; theirs=1;MMCSRF=c; lb=2; XMM=3', 'MMAUTHTOKEN=a=b; MMCSRF=c; lb=2'],
    ['theirs=1', undefined],
  ])('passes on no cookie of another program of this machine: %s', (cookie, passed) => {
    expect(requestHeaders({ cookie }, atRoot, { setByTarget: new Set(['lb']) }).cookie).toBe(passed)
  })

  it.each([
    [undefined, '192.0.2.7', '192.0.2.7'],
    [undefined, '::ffff:192.0.2.7', '192.0.2.7'],
    ['10.0.0.1', '2001:db8::7', '10.0.0.1, 2001:db8::7'],
    // Our own computer: what stands in front of us, or nobody.
    ['10.0.0.1', '::ffff:127.0.0.1', '10.0.0.1'],
    [undefined, '::1', undefined],
  ])('says whose request it is: %s by way of %s', (came, client, told) => {
    const headers = requestHeaders(came === undefined ? {} : { 'x-forwarded-for': came }, atRoot, { client })
    expect(headers['x-forwarded-for']).toBe(told)
  })
})

describe('responseHeaders', () => {
  it('fits every cookie and leaves the rest alone', () => {
    const headers = responseHeaders(
      {
        'set-cookie': ['A=1; Path=/; Secure', 'B=2; Path=/; Domain=example.com'],
        'strict-transport-security': 'max-age=1',
        'transfer-encoding': 'chunked',
        'x-version-id': '11.2.0',
      },
      atRoot,
      false,
    )
    expect(headers).toEqual({ 'set-cookie': ['A=1; Path=/', 'B=2; Path=/'], 'x-version-id': '11.2.0' })
  })
})

describe('fitCookie', () => {
  it.each([
    ['A=1; Path=/; Domain=.example.com; Max-Age=5; HttpOnly', 'A=1; Path=/; Max-Age=5; HttpOnly'],
    ['A=1; Path=/; Secure; SameSite=None', 'A=1; Path=/; SameSite=Lax'],
    ['A=1; Path=/; secure; samesite=none', 'A=1; Path=/; SameSite=Lax'],
    ['A=1; Path=/; SameSite=Strict', 'A=1; Path=/; SameSite=Strict'],
    ['A=b=c==; Path=/', 'A=b=c==; Path=/'],
    [
      'A=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0',
      'A=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0',
    ],
  ])('on http: %s', (cookie, fitted) => {
    expect(fitCookie(cookie, atRoot, false)).toBe(fitted)
  })

  it('on https keeps what makes a cookie safe', () => {
    const cookie = 'A=1; Path=/; Secure; SameSite=None; HttpOnly'
    expect(fitCookie(cookie, atRoot, true)).toBe(cookie)
  })

  it.each([
    ['A=1; Path=/chat', 'A=1; Path=/'],
    ['A=1; Path=/chat/', 'A=1; Path=/'],
    ['A=1; Path=/chat/api', 'A=1; Path=/api'],
    ['A=1; Path=/chatter', 'A=1; Path=/chatter'],
    ['A=1; Path=/', 'A=1; Path=/'],
  ])('takes the path of the target off: %s', (cookie, fitted) => {
    expect(fitCookie(cookie, underPath, false)).toBe(fitted)
  })
})
