import { afterEach, expect, it, vi } from 'vitest'
import { serveBy } from '@/api/fake-fetch.ts'
import { user } from '@/domain/test-objects.ts'
import { readPeople } from './people-by-ids.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

it('tells people by user name, in whatever order the server has them', async () => {
  const [ann, bob, cid, dee] = [user('ann'), user('bob'), user('cid'), user('dee')]
  serveBy(() => [cid, ann, bob])
  const { people, gone } = await readPeople([bob.id, dee.id, cid.id, ann.id])
  expect(people.map(({ username }) => username)).toEqual(['ann', 'bob', 'cid'])
  expect(gone).toEqual([dee.id])
})
