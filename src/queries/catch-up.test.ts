import { expect, it } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { InventoryIndex } from '@/domain/inventory.ts'
import { features, NOW, userId } from '@/domain/test-objects.ts'
import type { AllUsers } from './all-users.ts'
import { catchUp } from './catch-up.ts'
import { createQueryClient } from './client.ts'
import type { InventorySnapshot } from './inventory.ts'
import { keys } from './keys.ts'
import { snapshotOf } from './test-snapshot.ts'

const WHOLE: AllUsers = {
  people: [],
  isComplete: true,
  readAt: NOW,
  read: 0,
  total: 0,
  unreadable: 0,
  source: 'report',
  error: null,
}

function snapshot(more: Partial<InventorySnapshot>): InventorySnapshot {
  return snapshotOf(new InventoryIndex({ now: NOW, features: features() }), more)
}

const error = new ApiError({ kind: 'session-expired', request: 'GET /users/tokens' })

it.each([
  ['a whole list stays', snapshot({}), false],
  [
    'one with a page missing is read again',
    snapshot({ verdict: { complete: false, failedPages: [1], error, unreadable: 0 } }),
    true,
  ],
  ['one with owners missing is read again', snapshot({ owners: { failed: [userId('ada')], error } }), true],
  ['one without bots is read again', snapshot({ botsRead: false }), true],
])('tokens: %s', (_what, shown, isReadAgain) => {
  const client = createQueryClient()
  client.setQueryData(keys.inventory(), shown)
  catchUp(client)
  expect(client.getQueryState(keys.inventory())?.isInvalidated).toBe(isReadAgain)
})

it('reads again what is small, and everybody only where some are missing; an act under way keeps its plan', () => {
  const client = createQueryClient()
  client.setQueryData(keys.allUsers(), WHOLE)
  client.setQueryData(keys.allUsersOfTeam('none'), { ...WHOLE, isComplete: false })
  client.setQueryData(keys.peopleBeforeAct(1), {})
  client.setQueryData(keys.user(userId('ada')), {})
  catchUp(client)
  const stale = client
    .getQueryCache()
    .findAll({ stale: true })
    .map(({ queryKey }) => queryKey)
  expect(stale).toEqual([keys.allUsersOfTeam('none'), keys.user(userId('ada'))])
})
