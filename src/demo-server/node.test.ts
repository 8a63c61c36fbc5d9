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

  it('closes the socket when the connection is to drop', async () => {
    demo.faults.add({ kind: 'drop', match: { path: '/system/ping' }, times: 1 })
    await expect(fetch(`${root}/system/ping`)).rejects.toThrow('fetch failed')
    expect((await fetch(`${root}/system/ping`)).status).toBe(200)
  })
})
