import { afterEach, expect, it } from 'vitest'
import { putAway, serveBy } from '@/api/fake-fetch.ts'
import { userId } from '@/domain/test-objects.ts'
import { createQueryClient } from './client.ts'
import { commandsMadeByQuery } from './leaver-reads.ts'

afterEach(putAway)

it('knows that teams are missing from the list where one right to it is', async () => {
  serveBy((path) => (path.startsWith('/teams?') ? [] : undefined))
  const viewer = {
    id: userId('ada'),
    permissions: new Set(['list_public_teams']),
    teams: new Map(),
    commandPermission: 'manage_own_slash_commands' as const,
  }
  expect(await createQueryClient().fetchQuery(commandsMadeByQuery(userId('leo'), viewer))).toMatchObject({
    rows: [],
    teams: 0,
    unlisted: 'private teams not listed (needs list_private_teams)',
  })
})
