import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import * as v from 'valibot'
import { afterEach, expect, it, vi } from 'vitest'
import { refusal, serve, json } from '@/api/fake-fetch.ts'
import { clientConfigSchema } from '@/api/objects/client-config.ts'
import { ServerContext } from '@/components/viewer-context.tsx'
import type { PeopleKnowledge, PeopleQuery } from '@/domain/people-filters.ts'
import { planPeople } from '@/domain/people-plan.ts'
import { user } from '@/domain/test-objects.ts'
import { createQueryClient } from '@/queries/client.ts'
import { peoplePagesQuery } from '@/queries/people-pages.ts'
import { serverFactsOf } from '@/queries/server.ts'
import { joinPages, usePeopleList } from './use-people-list.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const SERVER = serverFactsOf(v.parse(clientConfigSchema, {}), '11.10.0')
const EVERYBODY: PeopleQuery = { q: '', filters: {}, sort: null, columns: null }
const KNOWN: PeopleKnowledge = {
  hasReport: true,
  isTold: true,
  tellsAttempts: true,
  canFilterTeam: () => true,
  hasTokens: true,
}

/** The list of everybody, on its page. */
function list() {
  const client = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <ServerContext value={SERVER}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </ServerContext>
  )
  const stateOf = (q: string) => ({
    query: { ...EVERYBODY, q },
    ignored: [],
    toQuery: () => '/',
    text: q,
    setText: () => undefined,
    restedText: q,
  })
  const { result, rerender } = renderHook((q: string) => usePeopleList(stateOf(q), KNOWN), {
    wrapper,
    initialProps: '',
  })
  return { client, result, rerender }
}

it('does not ask again for a search that failed before the list came to it, until it is to be read again', async () => {
  const asked = serve(json([]), refusal(403, 'api.context.permissions.app_error'))
  const { client, result, rerender } = list()
  await waitFor(() => expect(result.current.isPending).toBe(false))
  // What the key does, and the drawing of it comes late.
  const plan = planPeople({ ...EVERYBODY, q: 'a' }, true)
  if (plan.by !== 'server') throw new Error('the server is not asked')
  await client.prefetchInfiniteQuery(peoplePagesQuery(plan.source, plan.request))
  expect(asked).toHaveLength(2)
  rerender('a')
  expect(result.current).toMatchObject({ isPending: true, isFetching: false, error: { status: 403 } })
  expect(asked).toHaveLength(2)
  // As after signing in again over the page.
  void client.invalidateQueries()
  await waitFor(() => expect(asked).toHaveLength(3))
})

it('is complete only when each row could be read, the file of all who match too', async () => {
  serve(json([user('tom'), { id: 7 }]))
  const { result } = list()
  await waitFor(() => expect(result.current.isPending).toBe(false))
  expect(result.current).toMatchObject({ unreadable: 1, isComplete: false, total: null, all: null, rest: null })
  const page = { people: [{ user: user('tom'), lastLogin: 0 }], next: null, isCut: false, readAt: 1 }
  const pages = [
    { ...page, unreadable: 0 },
    { ...page, unreadable: 1 },
  ]
  expect(joinPages(pages)).toEqual({ rows: page.people, unreadable: 1, isCut: false, isComplete: false })
  expect(joinPages(pages.slice(0, 1))).toMatchObject({ isComplete: true })
})
