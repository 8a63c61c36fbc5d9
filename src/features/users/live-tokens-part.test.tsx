import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { clientConfigSchema } from '@/api/objects/client-config.ts'
import { ServerContext } from '@/components/viewer-context.tsx'
import { InventoryIndex } from '@/domain/inventory.ts'
import { NOW, token, user, userId } from '@/domain/test-objects.ts'
import { createQueryClient } from '@/queries/client.ts'
import type { InventorySnapshot } from '@/queries/inventory.ts'
import { keys } from '@/queries/keys.ts'
import { serverFactsOf } from '@/queries/server.ts'
import { snapshotOf } from '@/queries/test-snapshot.ts'
import type { LiveTokens } from './live-tokens.ts'
import { LiveTokensPart } from './live-tokens-part.tsx'

const SERVER = serverFactsOf(v.parse(clientConfigSchema, { EnableUserAccessTokens: 'true' }), '11.10.0')
const error = new ApiError({ kind: 'server', request: 'POST /users/ids' })

/** What the column is told of an inventory in which Tom has two tokens, one of them off, and Ann's account was not read. */
function toldOf(more: Partial<InventorySnapshot>): LiveTokens | undefined {
  const index = new InventoryIndex({ now: NOW, features: SERVER.features })
  index.addTokens([token('on', 'tom'), token('off', 'tom', { is_active: false }), token('one', 'ann')])
  index.setOwners([user('tom')], [])
  const client = createQueryClient()
  client.setQueryData<InventorySnapshot>(keys.inventory(), snapshotOf(index, more))
  const onTokens = vi.fn<(tokens: LiveTokens) => void>()
  const { unmount } = render(
    <ServerContext value={SERVER}>
      <QueryClientProvider client={client}>
        <LiveTokensPart onTokens={onTokens} />
      </QueryClientProvider>
    </ServerContext>,
  )
  unmount()
  return onTokens.mock.lastCall?.[0]
}

it('counts the tokens that work, and says of nobody without knowing that there are none', () => {
  const tokens = toldOf({ verdict: { complete: true, unreadable: 0 } })
  expect(tokens?.state).toBe('complete')
  expect([userId('tom'), userId('nobody'), userId('ann')].map((id) => tokens?.countOf(id))).toEqual([1, 0, null])
})

it.each<[string, Partial<InventorySnapshot>, LiveTokens['state']]>([
  ['is still read', { verdict: null }, 'reading'],
  ['lacks a page', { verdict: { complete: false, failedPages: [1], error, unreadable: 0 } }, 'partial'],
  ['has a row that could not be read', { verdict: { complete: true, unreadable: 1 } }, 'partial'],
  ['lacks an owner', { owners: { failed: [userId('ann')], error } }, 'partial'],
])('takes an inventory that %s for no complete one', (_what, more, state) => {
  expect(toldOf(more)?.state).toBe(state)
})
