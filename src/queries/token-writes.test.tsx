import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { tokenIdSchema, userIdSchema } from '@/api/ids.ts'
import { createQueryClient } from './client.ts'
import { keys } from './keys.ts'
import { useTokenWrite, writeToken } from './token-writes.ts'

const tokenId = v.parse(tokenIdSchema, 't'.repeat(26))
const ownerId = v.parse(userIdSchema, 'a'.repeat(26))
const administrator = v.parse(userIdSchema, 'b'.repeat(26))

vi.mock('@/api/token-writes.ts', async (original) => ({
  ...(await original<object>()),
  disableToken: () => Promise.resolve(),
}))
vi.mock('@/api/tokens.ts', async (original) => ({
  ...(await original<object>()),
  getToken: () =>
    Promise.resolve({ id: 't'.repeat(26), user_id: 'a'.repeat(26), description: 'deploy', is_active: false }),
}))

it('has the audits of the one who acted read again, not only of the owner', async () => {
  const client = createQueryClient()
  for (const id of [ownerId, administrator]) client.setQueryData(keys.auditsOfUser(id), { rows: [] })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => useTokenWrite('disable'), { wrapper })
  await result.current.mutateAsync({ tokenId, ownerId })
  expect(client.getQueryState(keys.auditsOfUser(ownerId))?.isInvalidated).toBe(true)
  expect(client.getQueryState(keys.auditsOfUser(administrator))?.isInvalidated).toBe(true)
})

it('lets no list of tokens pass for read again that was only put right in part', async () => {
  const client = createQueryClient()
  const readAt = Date.now() - 60_000
  const list = (id: string) => ({
    tokens: [{ id, description: 'deploy', is_active: true }],
    verdict: { complete: true },
  })
  const state = (owner: typeof ownerId) => client.getQueryState(keys.tokensOfUser(owner))
  for (const [owner, id] of [
    [ownerId, tokenId],
    [administrator, 'another'],
  ] as const) {
    client.setQueryData(keys.tokensOfUser(owner), list(id), { updatedAt: readAt })
    await client.invalidateQueries({ queryKey: keys.tokensOfUser(owner) })
  }
  // Whose list was not read again yet: the write of a bulk run, whose lists are settled at its end.
  await writeToken(client, 'disable', tokenId, new AbortController().signal)
  expect(state(ownerId)?.data).toMatchObject({ tokens: [{ id: tokenId, is_active: false }] })
  expect(state(administrator)?.data).toEqual(list('another'))
  for (const owner of [ownerId, administrator]) {
    expect(state(owner)).toMatchObject({ isInvalidated: true, dataUpdatedAt: readAt })
  }
})
