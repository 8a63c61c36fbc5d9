import { InfiniteQueryObserver } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { serveBy } from '@/api/fake-fetch.ts'
import { userId } from '@/domain/test-objects.ts'
import { auditPagesQuery, auditsOfPages } from './audit-pages.ts'
import { createQueryClient } from './client.ts'
import { keys } from './keys.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A server that has noted so many rows, newest first, of which each page has 200. */
function serveAudits(count: number) {
  const server = { count, pages: new Array<number>() }
  serveBy((path) => {
    const page = Number(new URL(path, 'http://localhost').searchParams.get('page'))
    server.pages.push(page)
    return Array.from({ length: Math.min(200, server.count - page * 200) }, (_, at) => {
      const number = server.count - page * 200 - at
      return { id: `a${String(number)}`, create_at: number }
    })
  })
  return server
}

it.each([
  ['on one page', 60, [0]],
  ['on several', 450, [0, 1, 2]],
])('reads only what is newer again of audits loaded far back, %s', async (_where, newer, pages) => {
  const server = serveAudits(900)
  const client = createQueryClient()
  const options = auditPagesQuery(userId('tom'))
  const observer = new InfiniteQueryObserver(client, options)
  observer.subscribe(() => undefined)
  await client.fetchInfiniteQuery(options)
  await observer.fetchNextPage()
  await observer.fetchNextPage()
  const shown = (): number[] => {
    const { data } = observer.getCurrentResult()
    return data ? auditsOfPages(data).map((audit) => audit.create_at) : []
  }
  expect(shown()).toHaveLength(600)
  for (let time = 1; time <= 2; time += 1) {
    server.count += newer
    server.pages.length = 0
    await client.invalidateQueries({ queryKey: keys.auditsOfUsers() })
    expect(server.pages).toEqual(pages)
    const rows = shown()
    expect(rows).toEqual(Array.from({ length: 600 + time * newer }, (_, at) => server.count - at))
  }
  while (observer.getCurrentResult().hasNextPage) await observer.fetchNextPage()
  expect(shown()).toEqual(Array.from({ length: server.count }, (_, at) => server.count - at))
})
