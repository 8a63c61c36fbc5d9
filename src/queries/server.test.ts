import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { putAway, serveBy } from '@/api/fake-fetch.ts'
import { createQueryClient } from './client.ts'
import { keys } from './keys.ts'
import { serverQuery, type ServerFacts } from './server.ts'

beforeEach(() => vi.stubGlobal('document', { cookie: '' }))
afterEach(putAway)

it('keeps what is known of the settings when the server tells what strangers may know: the session is over', async () => {
  const forStrangers = { Version: '11.2.0', SiteName: 'Kestrel Harbour', SiteURL: 'https://chat.harbour.example' }
  let config: Record<string, string> = { ...forStrangers, EnableUserAccessTokens: 'true' }
  serveBy(() => config)
  const client = createQueryClient()
  const known = await client.fetchQuery(serverQuery())
  expect(known.features.tokensEnabled).toBe(true)

  config = forStrangers
  await expect(client.fetchQuery({ ...serverQuery(), staleTime: 0 })).rejects.toMatchObject({ kind: 'session-expired' })
  expect(client.getQueryData<ServerFacts>(keys.server())).toBe(known)

  config = { ...forStrangers, EnableUserAccessTokens: 'false' }
  const off = await client.fetchQuery({ ...serverQuery(), staleTime: 0 })
  expect(off.features.tokensEnabled).toBe(false)
})
