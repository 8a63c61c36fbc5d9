import { beforeAll, describe, expect, it } from 'vitest'
import { twoColourPng } from './png.ts'
import { createDemoServer } from './server.ts'
import type { DemoServer } from './server.ts'

const START = Date.UTC(2026, 2, 2, 8, 0, 0)
const png = twoColourPng(16, (x, y) => x > y, [0, 0, 0, 255, 255, 255])
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
/** A head with the measures after another segment, and an end: nobody looks between them. */
const jpeg = Buffer.from('ffd8ffe000044a46ffc0000b08001000200101110000ffd9', 'hex')

function withSize(picture: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(picture)
  copy.writeUInt32BE(width, 16)
  copy.writeUInt32BE(height, 20)
  return copy
}

describe('pictures', () => {
  let server: DemoServer
  let authorization = ''

  beforeAll(async () => {
    server = createDemoServer({ clock: () => START })
    const body = JSON.stringify({ login_id: 'ada', password: 'Correct-horse-9' })
    const login = await server.fetch(new Request('http://localhost/api/v4/users/login', { method: 'POST', body }))
    authorization = `Bearer ${login.headers.get('token')}`
  })

  const url = 'http://localhost/api/v4/users/me/image'

  /** The status, and the reason in the id of a refusal. */
  async function send(file: Buffer, headers: Record<string, string> = {}): Promise<string> {
    const form = new FormData()
    form.append('image', new Blob([new Uint8Array(file)]), 'file')
    const request = new Request(url, { method: 'POST', body: form, headers: { authorization, ...headers } })
    const answer = await server.fetch(request)
    const [, reason = ''] = /"api\.user\.upload_profile_user\.(\w+)\.app_error"/.exec(await answer.text()) ?? []
    return `${answer.status} ${reason}`.trim()
  }

  it.each([
    ['image/png', png],
    ['image/gif', gif],
    ['image/jpeg', jpeg],
  ])('keeps %s and answers it as what it is', async (type, file) => {
    expect(await send(file)).toBe('200')
    const answer = await server.fetch(new Request(url, { headers: { authorization } }))
    expect(answer.headers.get('content-type')).toBe(type)
    expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true)
  })

  it('refuses what is no picture, has too many pixels, was cut off, or is too large', async () => {
    expect(await send(Buffer.from('no picture'))).toBe('400 check_image_limits')
    expect(await send(withSize(png, 7681, 4320))).toBe('400 check_image_limits')
    expect(await send(withSize(png, 7680, 4320))).toBe('200')
    expect(await send(png.subarray(0, png.length - 12))).toBe('400 decode')
    expect(await send(gif.subarray(0, 30))).toBe('400 decode')
    expect(await send(jpeg.subarray(0, 20))).toBe('400 decode')
    expect(await send(jpeg.subarray(0, 9))).toBe('400 check_image_limits')
    expect(await send(png, { 'content-length': '104857601' })).toBe('413 too_large')
  })
})
