import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import * as v from 'valibot'
import { beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { tokenIdSchema, userIdSchema } from '@/api/ids.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import { InventoryIndex } from '@/domain/inventory.ts'
import { features, NOW } from '@/domain/test-objects.ts'
import { deferred } from '@/lib/deferred.ts'
import { createQueryClient } from './client.ts'
import { keys } from './keys.ts'
import { snapshotOf } from './test-snapshot.ts'
import type { TokensOfUser } from './tokens.ts'
import { useRotateToken, useTokenWrite, writeToken } from './token-writes.ts'

const tokenId = v.parse(tokenIdSchema, 't'.repeat(26))
const ownerId = v.parse(userIdSchema, 'a'.repeat(26))
const administrator = v.parse(userIdSchema, 'b'.repeat(26))

/** What the server answers to a write, and then tells of the token. */
const server = vi.hoisted(() => ({ write: () => Promise.resolve(), read: (): Promise<unknown> => Promise.resolve() }))
vi.mock('@/api/token-writes.ts', async (original) => ({
  ...(await original<object>()),
  disableToken: () => server.write(),
  rotateToken: () => server.write(),
  revokeToken: () => server.write(),
}))
vi.mock('@/api/tokens.ts', async (original) => ({ ...(await original<object>()), getToken: () => server.read() }))

const disabled = { id: tokenId, user_id: ownerId, description: 'deploy', is_active: false }

beforeEach(() => {
  server.write = () => Promise.resolve()
  server.read = () => Promise.resolve(disabled)
})

function renderHookWith<T>(client: ReturnType<typeof createQueryClient>, use: () => T) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  return renderHook(use, { wrapper }).result
}

const renderWrite = (client: ReturnType<typeof createQueryClient>) => renderHookWith(client, () => useTokenWrite())

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

it.each(['disable', 'revoke'] as const)(
  'an answer that was on its way all that time undoes nothing that was done since: %s',
  async (verb) => {
    const client = createQueryClient()
    const active = { ...disabled, is_active: true }
    const index = new InventoryIndex({ now: NOW, features: features() })
    index.addTokens([active])
    client.setQueryData(keys.inventory(), snapshotOf(index))
    client.setQueryData(keys.tokensOfUser(ownerId), { tokens: [active] })
    const told = () => [
      index.rowOf(tokenId)?.token.is_active,
      client.getQueryData<TokensOfUser>(keys.tokensOfUser(ownerId))?.tokens[0]?.is_active,
      client.getQueryData<UserAccessToken>(keys.token(tokenId))?.is_active,
    ]

    // A rotate does not wait for its token to be read again.
    const late = deferred()
    server.read = () => late.promise.then(() => active)
    const rotating = renderHookWith(client, () => useRotateToken(() => undefined))
    await rotating.current.mutateAsync({ tokenId, ownerId, expiresAt: 0 })
    // Of what was disabled the answer of the write is all there is.
    server.read = () => fail({})
    await renderWrite(client).current.mutateAsync({ verb, tokenId, ownerId })
    const now = verb === 'disable' ? [false, false, undefined] : [undefined, undefined, undefined]
    expect(told()).toEqual(now)
    late.resolve()
    await new Promise(setImmediate)
    expect(told()).toEqual(now)
  },
)
