import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import * as v from 'valibot'
import { beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { tokenIdSchema, userIdSchema } from '@/api/ids.ts'
import { createQueryClient } from './client.ts'
import { keys } from './keys.ts'
import { useTokenWrite, writeToken } from './token-writes.ts'

const tokenId = v.parse(tokenIdSchema, 't'.repeat(26))
const ownerId = v.parse(userIdSchema, 'a'.repeat(26))
const administrator = v.parse(userIdSchema, 'b'.repeat(26))

/** What the server answers to a write, and then tells of the token. */
const server = vi.hoisted(() => ({ write: () => Promise.resolve(), read: (): Promise<unknown> => Promise.resolve() }))
vi.mock('@/api/token-writes.ts', async (original) => ({
  ...(await original<object>()),
  disableToken: () => server.write(),
  revokeToken: () => server.write(),
}))
vi.mock('@/api/tokens.ts', async (original) => ({ ...(await original<object>()), getToken: () => server.read() }))

const disabled = { id: tokenId, user_id: ownerId, description: 'deploy', is_active: false }

beforeEach(() => {
  server.write = () => Promise.resolve()
  server.read = () => Promise.resolve(disabled)
})

function renderWrite(client: ReturnType<typeof createQueryClient>) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  return renderHook(() => useTokenWrite(), { wrapper }).result
}

it('has the audits of the one who acted read again, not only of the owner', async () => {
  const client = createQueryClient()
  for (const id of [ownerId, administrator]) client.setQueryData(keys.auditsOfUser(id), { rows: [] })
  const result = renderWrite(client)
  await expect(result.current.mutateAsync({ verb: 'disable', tokenId, ownerId })).resolves.toBe(false)
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

const gone = () => fail({ kind: 'not-found', id: 'app.user_access_token.get_by_user.app_error' })
function fail(facts: Partial<ConstructorParameters<typeof ApiError>[0]>): Promise<never> {
  return Promise.reject(new ApiError({ kind: 'timeout', request: 'POST /users/tokens/disable', ...facts }))
}

it.each([
  ['disable', () => Promise.resolve(disabled), true],
  ['disable', () => Promise.resolve({ ...disabled, is_active: true }), false],
  ['disable', () => fail({}), false],
  ['disable', gone, false],
  ['revoke', gone, true],
  ['revoke', () => Promise.resolve(disabled), false],
] as const)(
  'a write whose answer is lost is done where the token turns out to be so: %s, %s',
  async (verb, read, isDone) => {
    const result = renderWrite(createQueryClient())
    server.write = () => fail({})
    server.read = read
    const outcome = result.current.mutateAsync({ verb, tokenId, ownerId })
    await (isDone ? expect(outcome).resolves.toBe(true) : expect(outcome).rejects.toMatchObject({ kind: 'timeout' }))
    // What the server itself refused is not done, whatever the token is like.
    server.write = () => fail({ kind: 'forbidden' })
    const refused = result.current.mutateAsync({ verb, tokenId, ownerId })
    await expect(refused).rejects.toMatchObject({ kind: 'forbidden' })
  },
)

it('a write of a bulk run whose answer is lost leaves the lists with what the token turns out to be', async () => {
  const client = createQueryClient()
  const list = () => client.getQueryData(keys.tokensOfUser(ownerId))
  client.setQueryData(keys.tokensOfUser(ownerId), { tokens: [{ ...disabled, is_active: true }] })
  server.write = () => fail({})
  server.read = () => Promise.resolve(disabled)
  const run = writeToken(client, 'disable', tokenId, new AbortController().signal)
  await expect(run).rejects.toMatchObject({ kind: 'timeout' })
  await waitFor(() => expect(list()).toEqual({ tokens: [disabled] }))
})
