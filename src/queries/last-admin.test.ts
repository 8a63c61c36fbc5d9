import { afterEach, expect, it, vi } from 'vitest'
import { serveBy } from '@/api/fake-fetch.ts'
import { RefusedHere } from '@/domain/refused-here.ts'
import { user, userId } from '@/domain/test-objects.ts'
import { BulkRun } from '@/lib/bulk-run.ts'
import { createQueryClient } from './client.ts'
import { refuseLastAdmin } from './last-admin.ts'
import { writePerson } from './people-bulk.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

it('of administrators who are to go in one run, the last one stays', async () => {
  const names = ['ada', 'bea', 'cleo']
  const admins = new Map(names.map((name) => [userId(name), user(name, { roles: 'system_user system_admin' })]))
  const sent = serveBy(async (path) => {
    if (path.startsWith('/users?')) return [...admins.values()]
    const off = [...admins.keys()].find((id) => path === `/users/${id}/active`)
    if (off) admins.delete(off)
    return { status: 'OK' }
  })
  const client = createQueryClient()
  const run = new BulkRun([...admins.values()], (admin, signal) =>
    writePerson(client, 'deactivate', admin, { role: undefined, signal }),
  )
  await run.start()
  expect(run.getSnapshot()).toMatchObject({ done: 2, failed: 1 })
  expect(run.getSnapshot().items.find((item) => item.state === 'failed')?.error).toBeInstanceOf(RefusedHere)
  expect([...admins.keys()]).toEqual([userId('cleo')])
  expect(sent.filter(({ path }) => path.endsWith('/active'))).toHaveLength(2)
})

it.each([
  ['a row that cannot be read', [{ ...user('ada', { roles: 'system_admin' }), username: null }]],
  ['no list at all', null],
  ['an empty list', []],
])('lets nobody go by what is no answer: %s', async (_what, answer) => {
  serveBy((path) => (path.startsWith('/users?') ? answer : undefined))
  const ada = user('ada', { roles: 'system_admin' })
  await expect(refuseLastAdmin(createQueryClient(), ada)).rejects.toBeInstanceOf(RefusedHere)
})

it('takes the role from nobody while one active administrator is left, be it from somebody deactivated', async () => {
  const roles = 'system_user system_admin'
  const [ada, mona, dora] = [user('ada', { roles }), user('mona', { roles }), user('dora', { roles, delete_at: 5 })]
  let active = [ada, mona]
  serveBy((path) => (path.startsWith('/users?') ? active : undefined))
  const refusal = (person: typeof ada) => refuseLastAdmin(createQueryClient(), person).catch((error: unknown) => error)
  for (const person of [ada, dora, user('tom')]) expect(await refusal(person)).toBeUndefined()
  active = [ada]
  expect(await refusal(ada)).toMatchObject({ message: 'This is the last active administrator' })
  expect(await refusal(dora)).toMatchObject({ message: 'Only one active administrator is left' })
  // Lost the role already, as in a leaver run that goes on to deactivate: nothing more is taken.
  for (const person of [mona, user('tom')]) expect(await refusal(person)).toBeUndefined()
})
