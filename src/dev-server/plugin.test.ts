import { expect, it } from 'vitest'
import { siteUrl } from './plugin.ts'

it.each([
  [{ local: ['http://127.0.0.1:4173/'], network: [] }, 'http://127.0.0.1:4173'],
  [
    { local: ['http://localhost:4173/latchkey/'], network: ['http://192.0.2.7:4173/latchkey/'] },
    'http://localhost:4173',
  ],
  [{ local: [], network: ['http://192.0.2.7:4173/'] }, 'http://192.0.2.7:4173'],
  [{ local: [], network: [] }, null],
  [null, null],
])('the demo is at the root of the address the server listens at: %j', (addresses, url) => {
  expect(siteUrl(addresses)).toBe(url)
})
