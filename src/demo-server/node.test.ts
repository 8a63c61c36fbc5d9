import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeHandler } from './node.ts'
import { createDemoServer } from './server.ts'

const demo = createDemoServer()
const http: Server = createServer(nodeHandler(demo))
let root = ''

function isBound(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}

beforeAll(async () => {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  if (!isBound(address)) throw new Error('not listening')
  root = `http://127.0.0.1:${address.port}/api/v4`
})
afterAll(() => new Promise((resolve) => http.close(resolve)))

describe('nodeHandler', () => {
  it('passes the body, the cookies one by one, and the address of the client', async () => {
    const answer = await fetch(`${root}/users/login`, {
      method: 'POST',
      headers: { 'x-requested-with': 'XMLHttpRequest' },
      body: JSON.stringify({ login_id: 'alice', password: 'Correct-horse-9' }),
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()).toHaveLength(3)
    expect(demo.state.audits.at(-1)).toMatchObject({ action: '/api/v4/users/login', ip_address: '127.0.0.1' })
  })

  it('writes an IPv4 client of a socket for both into the audits as any other', async () => {
    const both = createServer((incoming, outgoing) => {
      Object.defineProperty(incoming.socket, 'remoteAddress', { value: '::ffff:192.0.2.7' })
      nodeHandler(demo)(incoming, outgoing)
    }).listen(0, '127.0.0.1')
    await once(both, 'listening')
    const address = both.address()
    const own = `http://127.0.0.1:${isBound(address) ? address.port : 0}/api/v4`
    await fetch(`${own}/users/login`, { method: 'POST', body: JSON.stringify({ login_id: 'alice', password: 'x' }) })
    expect(demo.state.audits.at(-1)).toMatchObject({ action: '/api/v4/users/login', ip_address: '192.0.2.7' })
    await new Promise((resolve) => both.close(resolve))
  })

  it('answers pictures as they are', async () => {
    const login = await fetch(`${root}/users/login`, {
      method: 'POST',
      body: JSON.stringify({ login_id: 'alice', password: 'Correct-horse-9' }),
    })
    const authorization = `Bearer ${login.headers.get('token')}`
    const picture = await fetch(`${root}/users/me/image`, { headers: { authorization } })
    const bytes = new Uint8Array(await picture.arrayBuffer())
    expect([...bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  })

  it('compresses what is worth it, when told to, for those who can read it', async () => {
    const login = await demo.fetch(
      new Request(`${root}/users/login`, {
        method: 'POST',
        body: JSON.stringify({ login_id: 'ada', password: 'Correct-horse-9' }),
      }),
    )
    const compressing = createServer(nodeHandler(demo, { gzip: true })).listen(0, '127.0.0.1')
    await once(compressing, 'listening')
    const address = compressing.address()
    const encodingOf = async (path: string, accepted: string): Promise<[string | null, unknown]> => {
      const answer = await fetch(`http://127.0.0.1:${isBound(address) ? address.port : 0}/api/v4${path}`, {
        headers: { authorization: `Bearer ${login.headers.get('token')}`, 'accept-encoding': accepted },
      })
      return [answer.headers.get('content-encoding'), await answer.json()]
    }
    const rows: unknown = expect.objectContaining({ length: 200 })
    expect(await encodingOf('/users/tokens?per_page=200', 'br, gzip')).toEqual(['gzip', rows])
    expect(await encodingOf('/users/tokens?per_page=200', 'identity')).toEqual([null, rows])
    expect(await encodingOf('/users/stats', 'gzip')).toEqual([null, expect.anything()])
    await new Promise((resolve) => compressing.close(resolve))
  })

  it('closes the socket when the connection is to drop', async () => {
    demo.faults.add({ kind: 'drop', match: { path: '/system/ping' }, times: 1 })
    await expect(fetch(`${root}/system/ping`)).rejects.toThrow('fetch failed')
    expect((await fetch(`${root}/system/ping`)).status).toBe(200)
  })
})
