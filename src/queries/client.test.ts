import { expect, it } from 'vitest'
import { createQueryClient } from './client.ts'

/** What builds rely on: they leave out what React Query does otherwise (`build/slim-query.ts`). */
it('tries nothing again, waits for no network and leaves none of this to the library', () => {
  const client = createQueryClient()
  const { queries, mutations } = client.getDefaultOptions()
  expect(queries).toMatchObject({ retry: false, networkMode: 'always', refetchOnReconnect: true })
  expect(mutations).toMatchObject({ retry: false, networkMode: 'always' })
  expect([typeof queries?.gcTime, typeof mutations?.gcTime]).toEqual(['number', 'number'])
  expect([client.getQueryCache().config, client.getMutationCache().config]).toEqual([{}, {}])
})
