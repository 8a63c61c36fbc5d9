import { QueryClient, type InfiniteData } from '@tanstack/react-query'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { userSchema } from '@/api/objects/user.ts'
import type { AllUsers } from './all-users.ts'
import { keys } from './keys.ts'
import { putPersonIntoLists, type PeoplePage } from './people-pages.ts'

const user = (name: string, facts: object = {}) =>
  v.parse(userSchema, { id: name.padEnd(26, 'u'), username: name, ...facts })

it('puts somebody just read in their place in every list, and leaves the others and counts alone', () => {
  const client = new QueryClient()
  const people = [
    { user: user('ada'), lastLogin: 5 },
    { user: user('bob'), lastLogin: 7 },
  ]
  const all = { people, isComplete: true, readAt: 1, read: 2, total: 2, unreadable: 0, source: 'report', error: null }
  const page = { people, unreadable: 0, next: null, isCut: false, readAt: 1 }
  client.setQueryData(keys.allUsers(), all)
  client.setQueryData(keys.userList('report', 'x'), { pages: [page], pageParams: [null] })
  client.setQueryData(keys.userCount('x'), 2)
  client.setQueryData(keys.activeAdmins(), [people[0]?.user])
  const bob = user('bob', { delete_at: 9 })
  putPersonIntoLists(client, bob)
  const wanted = [people[0], { user: bob, lastLogin: 7 }]
  expect(client.getQueryData<AllUsers>(keys.allUsers())?.people).toEqual(wanted)
  const list = client.getQueryData<InfiniteData<PeoplePage>>(keys.userList('report', 'x'))
  expect(list?.pages[0]?.people).toEqual(wanted)
  expect(client.getQueryData(keys.userCount('x'))).toBe(2)
  expect(client.getQueryData(keys.activeAdmins())).toEqual([people[0]?.user])

  putPersonIntoLists(client, user('stranger'))
  expect(client.getQueryData<AllUsers>(keys.allUsers())?.people).toEqual(wanted)
})
