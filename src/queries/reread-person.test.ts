import { afterEach, expect, it } from 'vitest'
import { putAway, serveBy } from '@/api/fake-fetch.ts'
import { user } from '@/domain/test-objects.ts'
import { createQueryClient } from './client.ts'
import { reportOfUserQuery } from './person-report.ts'
import { rereadAllOf } from './reread-person.ts'

afterEach(putAway)

it('reads the last sign-in of somebody again too, which the account does not tell', async () => {
  const tom = user('tom')
  let lastLogin = 1
  serveBy((path) => (path.startsWith('/reports/users') ? [{ ...tom, last_login: lastLogin }] : undefined))
  const client = createQueryClient()
  const query = reportOfUserQuery(tom)
  expect(await client.fetchQuery(query)).toMatchObject({ last_login: 1 })
  lastLogin = 2
  await rereadAllOf(client, tom.id)
  expect(await client.fetchQuery(query)).toMatchObject({ last_login: 2 })
})
