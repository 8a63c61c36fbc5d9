import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it } from 'vitest'
import { putAway, serveBy } from '@/api/fake-fetch.ts'
import { features } from '@/domain/test-objects.ts'
import { allRolesQuery } from './all-roles.ts'

const DESK = { id: 'r'.repeat(26), name: 'desk', display_name: 'Desk', permissions: [] }

afterEach(putAway)

it.each([
  ['all were understood', true, [DESK], true],
  ['one was not understood', true, [DESK, { id: 7 }], false],
  ['only some were asked for', false, [DESK], false],
])('the list of roles is complete or not: %s', async (_what, canListAll, rows, isComplete) => {
  serveBy(() => rows)
  const found = await new QueryClient().fetchQuery(allRolesQuery(features(), canListAll))
  expect(found.roles.map((role) => role.name)).toContain('desk')
  expect(found.isComplete).toBe(isComplete)
})
