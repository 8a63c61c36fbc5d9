import type { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it } from 'vitest'
import { putAway, serveBy } from '@/api/fake-fetch.ts'
import { bot, user } from '@/domain/test-objects.ts'
import { createQueryClient } from './client.ts'
import { keys } from './keys.ts'
import { reportOfUserQuery } from './person-report.ts'
import { rereadAllOf, rereadAround } from './reread-person.ts'

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

const [TOM, BOT] = [user('tom'), user('ci', { is_bot: true })]

/** What of these is no longer taken for what is so now. */
function staleAfter(act: (client: QueryClient) => Promise<void>): Promise<boolean[]> {
  const client = createQueryClient()
  const known = [
    [keys.user(TOM.id), TOM],
    [keys.user(BOT.id), BOT],
    [keys.bot(BOT.id), bot('ci', TOM.id)],
    [keys.roles(['system_user']), []],
  ] as const
  for (const [queryKey, data] of known) client.setQueryData(queryKey, data)
  return act(client).then(() => known.map(([queryKey]) => client.getQueryState(queryKey)?.isInvalidated ?? false))
}

it('reads the owner of a bot and the roles again with it', async () => {
  serveBy(() => [])
  expect(await staleAfter((client) => rereadAllOf(client, BOT.id))).toEqual([true, true, true, true])
})

it('takes no bot for active that went off with its owner, and reads nobody twice', async () => {
  expect(await staleAfter((client) => rereadAround(client, [TOM.id]))).toEqual([false, true, true, false])
  expect(await staleAfter((client) => rereadAround(client, [BOT.id]))).toEqual([false, false, true, false])
})
