import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { tokenIdSchema, userIdSchema } from '@/api/ids.ts'
import { createQueryClient } from './client.ts'
import { keys } from './keys.ts'
import { useTokenWrite } from './token-writes.ts'

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
