import { afterEach, expect, it } from 'vitest'
import { putAway, serveBy } from '@/api/fake-fetch.ts'
import { isAllRead } from '@/api/sweep.ts'
import { token, user } from '@/domain/test-objects.ts'
import { createQueryClient } from './client.ts'
import { tokensOfUserQuery } from './tokens.ts'

afterEach(putAway)

it('the tokens of one owner are not all told as read when a row came twice', async () => {
  const client = createQueryClient()
  const all = Array.from({ length: 250 }, (_, at) => token(`row${String(at)}x`, 'ada'))
  serveBy((path) => {
    if (path.includes('page=0&')) return all.slice(0, 200)
    // One that had come went to the end, and another moved up past the page.
    return [...all.slice(201), all[0]]
  })
  const list = await client.fetchQuery(tokensOfUserQuery(user('ada').id))
  expect(list.tokens).toHaveLength(249)
  expect(isAllRead(list.verdict)).toBe(false)
})
