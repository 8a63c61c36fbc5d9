import { expect, it } from 'vitest'
import { rowFacts } from './inventory-flags.ts'
import { NOW, features, token, user } from './test-objects.ts'

it.each([
  ['system_guest', true, false],
  ['  system_user  system_guest', true, false],
  ['system_user system_guest_manager', false, false],
  ['my_system_guest', false, false],
  ['system_user system_admin', false, true],
  ['system_user system_administration', false, false],
  ['', false, false],
])('takes %j for roles by their whole names', (roles, isGuest, isAdministrator) => {
  const owner = user('tom', { roles })
  const sources = { token: token('a', 'tom'), owner, bot: null, botOwner: null }
  expect(rowFacts(sources, { now: NOW, features: features() })).toMatchObject({ isGuest, isAdministrator })
})
