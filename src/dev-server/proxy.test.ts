import dns from 'node:dns'
import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkMattermost } from './mattermost-check.ts'
import { createProxy } from './proxy.ts'
import { parseMattermostAddress } from './settings.ts'

const servers: http.Server[] = []

function isTcp(address: ReturnType<http.Server['address']>): address is net.AddressInfo {
  return address !== null && typeof address === 'object'
}

async function listen(handler: http.RequestListener): Promise<string> {
  const server = http.createServer(handler)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return isTcp(address) ? `http://127.0.0.1:${address.port}` : ''
}

/** Starts a proxy in front of an address and returns its own. */
function proxyTo(address: string): Promise<string> {
  return listen(createProxy(parseMattermostAddress(address)))
}

async function deadAddress(): Promise<string> {
  const address = await listen(() => undefined)
  await new Promise((resolve) => servers.pop()?.close(resolve))
  return address
}

/** Where every request is answered with 413 at its first bytes, as nginx does it: the rest is read and thrown away. */
async function deafAddress(): Promise<string> {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}'))
    socket.on('data', () => undefined)
    socket.on('end', () => server.close())
    socket.on('error', () => server.close())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return isTcp(address) ? `http://127.0.0.1:${address.port}` : ''
}

afterEach(async () => {
  vi.restoreAllMocks()
  const closing = servers.splice(0).map(
    (server) =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  )
  await Promise.all(closing)
})

describe('createProxy', () => {
  it('passes method, path, query, headers and body on, and the answer back', async () => {
    const target = await listen((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.writeHead(201, { 'Content-Type': 'application/json', 'X-Version-Id': '11.2.0' })
        const { method, url, headers } = request
        response.end(
          JSON.stringify({
            method,
            url,
            origin: headers.origin,
            host: headers.host,
            whose: headers['x-forwarded-for'],
            body: Buffer.concat(chunks).toString(),
          }),
        )
      })
    })
    const own = await proxyTo(`${target}/chat`)
    const response = await fetch(`${own}/api/v4/users/login?x=%20y`, {
      method: 'POST',
      headers: { Origin: own, 'X-Forwarded-For': '192.0.2.7' },
      body: '{"a":"ä"}',
    })
    expect(response.status).toBe(201)
    expect(response.headers.get('x-version-id')).toBe('11.2.0')
    expect(await response.json()).toEqual({
      method: 'POST',
      url: '/chat/api/v4/users/login?x=%20y',
      origin: target,
      host: new URL(target).host,
      whose: '192.0.2.7',
      body: '{"a":"ä"}',
    })
  })

  it('gives cookies that the browser keeps on a plain address', async () => {
    const target = await listen((_request, response) => {
      response.setHeader('Set-Cookie', [
        'MMAUTHTOKEN=a; Path=/chat; Secure; HttpOnly',
        'MMCSRF=b; Path=/chat; Secure; SameSite=None',
      ])
      response.end('{}')
    })
    const response = await fetch(`${await proxyTo(`${target}/chat`)}/api/v4/users/login`, { method: 'POST' })
    expect(response.headers.getSetCookie()).toEqual([
      'MMAUTHTOKEN=a; Path=/; HttpOnly',
      'MMCSRF=b; Path=/; SameSite=Lax',
    ])
  })

  it('passes on the cookies that the target has set, and no others than those and Mattermost’s', async () => {
    const target = await listen((request, response) => {
      response.setHeader('Set-Cookie', 'lb=node2; Path=/')
      response.end(request.headers.cookie ?? '')
    })
    const own = await proxyTo(target)
    const ask = async () =>
      (await fetch(`${own}/api/v4/users/me`, { headers: { Cookie: 'MMCSRF=a; lb=node2; theirs=b' } })).text()
    expect(await ask()).toBe('MMCSRF=a')
    expect(await ask()).toBe('MMCSRF=a; lb=node2')
  })

  it('lets the browser see a redirect instead of following it', async () => {
    const target = await listen((_request, response) =>
      response.writeHead(302, { Location: 'https://sso.test/' }).end(),
    )
    const response = await fetch(`${await proxyTo(target)}/api/v4/users/me`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://sso.test/'])
  })

  it('answers as Mattermost would when nobody is there, with the address and the reason', async () => {
    const dead = await deadAddress()
    const response = await fetch(`${await proxyTo(dead)}/api/v4/users/me`)
    expect(response.status).toBe(502)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toEqual({
      id: 'latchkey.proxy.unreachable',
      message: `The Mattermost server at ${dead} cannot be reached: nothing listens at that address (ECONNREFUSED).`,
      detailed_error: '',
      request_id: '',
      status_code: 502,
    })
  })

  it('says so when https is asked of a server that speaks http', async () => {
    const target = await listen((_request, response) => response.end())
    const response = await fetch(`${await proxyTo(target.replace('http:', 'https:'))}/api/v4/users/me`)
    expect(await response.text()).toMatch(
      /latchkey\.proxy\.unreachable.* cannot be reached: it does not speak TLS there/,
    )
  })

  it('answers for an address that makes no sense', async () => {
    const response = await fetch(`${await proxyTo('gopher://chat')}/api/v4/users/me`)
    expect(await response.json()).toMatchObject({ id: 'latchkey.proxy.unreachable', status_code: 502 })
  })

  it('breaks off where the target breaks off, so that half an answer is not taken for a whole one', async () => {
    const target = await listen((_request, response) => {
      response.writeHead(200, { 'Content-Length': '1000' })
      response.write('[{"id":"a"},', () => response.destroy())
    })
    const response = await fetch(`${await proxyTo(target)}/api/v4/users/tokens`)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it.each([
    ['nobody is there', 502, deadAddress],
    ['the target has heard enough', 413, deafAddress],
  ])('takes a large body to its end although the answer is there already: %s', async (_what, status, target) => {
    const upload = http.request(`${await proxyTo(await target())}/api/v4/users/me/image`, { method: 'POST' })
    const closed = once(upload, 'close')
    const statuses: unknown[] = []
    upload.on('response', (answer) => statuses.push(answer.resume().statusCode))
    upload.end(Buffer.alloc(16_000_000))
    await closed
    expect(statuses).toEqual([status])
    expect(upload.writableFinished).toBe(true)
  })

  it('waits no longer for a connection than for an answer', async () => {
    const own = await listen(createProxy(parseMattermostAddress('http://chat.test'), { silence: 50 }))
    vi.spyOn(dns, 'lookup').mockReturnValue(undefined)
    const response = await fetch(`${own}/api/v4/users/me`)
    expect(await response.text()).toContain('http://chat.test cannot be reached: it said nothing for 0.05 s')
  })

  it('refuses to speak for another site, and knows itself by a name of the settings', async () => {
    let asked = 0
    const target = await listen((_request, response) => {
      asked += 1
      response.end()
    })
    const own = await listen(createProxy(parseMattermostAddress(target), { allowedHosts: ['latchkey.test'] }))
    const askFrom = (origin: string) =>
      fetch(`${own}/api/v4/users/tokens/revoke`, { method: 'POST', headers: { Origin: origin } })
    for (const origin of ['https://evil.test', 'https://latchkey.test.evil.test', 'https://a.latchkey.test', 'null']) {
      const response = await askFrom(origin)
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({ id: 'latchkey.proxy.foreign_origin' })
    }
    expect(asked).toBe(0)
    for (const origin of [own, 'https://latchkey.test', 'https://latchkey.test:8443'])
      expect((await askFrom(origin)).status).toBe(200)
  })
})

describe('checkMattermost', () => {
  const ask = (address: string) => checkMattermost(parseMattermostAddress(address))

  it('knows Mattermost by its ping, under a path too', async () => {
    const target = await listen((request, response) => {
      response.setHeader('X-Version-Id', '9.11.0.9.11.0.abc.false')
      response.statusCode = request.url === '/chat/api/v4/system/ping' ? 200 : 404
      response.end('{"status":"OK"}')
    })
    expect(await ask(`${target}/chat`)).toEqual({ isThere: true, version: '9.11.0' })
  })

  it('takes a Mattermost in trouble for one', async () => {
    const target = await listen((_request, response) => response.writeHead(503).end('<html></html>'))
    expect(await ask(target)).toEqual({ isThere: true, version: '' })
  })

  it('knows what is not Mattermost', async () => {
    const target = await listen((_request, response) => response.end('<!doctype html><title>Shop</title>'))
    expect(await ask(target)).toEqual({
      isThere: false,
      reason: 'something answers there (status 200), but it is not Mattermost',
    })
  })

  it.each([
    ['https://sso.test/?next=/api/v4/system/ping', 'https://sso.test/?next=/api/v4/system/ping'],
    ['https://new.test/chat/api/v4/system/ping', 'https://new.test/chat'],
    ['/chat/api/v4/system/ping', '<itself>/chat'],
  ])('names the place a wrong address sends visitors to: %s', async (location, told) => {
    const target = await listen((_request, response) => response.writeHead(301, { Location: location }).end())
    expect(await ask(target)).toEqual({
      isThere: false,
      reason: `it sends visitors on to ${told.replace('<itself>', target)}, which may be the right address`,
    })
  })

  it('knows https where http:// was written', async () => {
    const target = await listen((_request, response) =>
      response.writeHead(400).end('Client sent an HTTP request to an HTTPS server.\n'),
    )
    expect(await ask(target)).toEqual({
      isThere: false,
      reason: 'it speaks TLS there, so the address should begin with https://',
    })
  })

  it('knows that nobody is there', async () => {
    expect(await ask(await deadAddress())).toEqual({
      isThere: false,
      reason: 'nothing listens at that address (ECONNREFUSED)',
    })
  })
  it('has no more patience than it was given', async () => {
    const target = await listen((request, response) => {
      if (request.url?.startsWith('/slow')) response.writeHead(200).write('{')
    })
    vi.spyOn(dns, 'lookup').mockReturnValue(undefined)
    // Nobody looks up the name; nothing is answered; the answer does not end.
    for (const address of ['http://chat.test', target, `${target}/slow`]) {
      expect(await checkMattermost(parseMattermostAddress(address), 50)).toEqual({
        isThere: false,
        reason: 'it did not answer within 0.05 s',
      })
    }
  })
})
