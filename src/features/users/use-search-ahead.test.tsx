import { QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import type { PeopleKnowledge, PeopleQuery } from '@/domain/people-filters.ts'
import { planPeople } from '@/domain/people-plan.ts'
import { createQueryClient } from '@/queries/client.ts'
import { peoplePagesQuery } from '@/queries/people-pages.ts'
import { useSearchAhead } from './use-search-ahead.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const EVERYBODY: PeopleQuery = { q: '', filters: {}, sort: null, columns: null }
const KNOWN: PeopleKnowledge = {
  hasReport: true,
  isTold: true,
  tellsAttempts: true,
  canFilterTeam: () => true,
  hasTokens: true,
}

/** A server that does not answer, and what it was asked for: the text, and whether it still counts. */
function silentServer(): { text: string | null; signal: AbortSignal | null | undefined }[] {
  const asked: ReturnType<typeof silentServer> = []
  vi.stubGlobal('fetch', (url: string, { signal }: RequestInit) => {
    asked.push({ text: new URL(url, location.href).searchParams.get('search_term'), signal })
    return new Promise(() => {})
  })
  return asked
}

function search() {
  const client = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const setText = vi.fn()
  const { result } = renderHook(() => useSearchAhead(EVERYBODY, KNOWN, setText), { wrapper })
  return { type: result.current, setText, wrapper }
}

it('asks for what a key searches for before anything is drawn, and calls off what no list has come to', async () => {
  const asked = silentServer()
  const { type, setText } = search()
  type('a')
  await waitFor(() => expect(asked.map(({ text }) => text)).toEqual(['a']))
  type('ad')
  await waitFor(() => expect(asked.map(({ text }) => text)).toEqual(['a', 'ad']))
  expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false])
  expect(setText.mock.calls).toEqual([['a'], ['ad']])
})

it('leaves alone what a list waits for, which finds it under way', async () => {
  const asked = silentServer()
  const { type, wrapper } = search()
  type('a')
  const plan = planPeople({ ...EVERYBODY, q: 'a' }, true)
  if (plan.by !== 'server') throw new Error('the server is not asked')
  renderHook(() => useInfiniteQuery(peoplePagesQuery(plan.source, plan.request)), { wrapper })
  type('ad')
  await waitFor(() => expect(asked.map(({ text }) => text)).toEqual(['a', 'ad']))
  expect(asked.map(({ signal }) => signal?.aborted)).toEqual([false, false])
})
