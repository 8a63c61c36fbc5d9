import { beforeEach, describe, expect, it } from 'vitest'
import { createDemoServer } from './server.ts'
import type { DemoServer } from './server.ts'
import { TestClient, rowsOf, signIn, textOf } from './test-client.ts'

const START = Date.UTC(2026, 2, 2, 8, 0, 0)
const DAY = 86_400_000

describe('tokens of 11.10', () => {
  let now = START
  let server: DemoServer
  let ada: TestClient
  let tom: TestClient

  beforeEach(async () => {
    now = START
    server = createDemoServer({ clock: () => now })
    server.state.configure((config) => {
      config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays = 0
    })
    ada = await signIn(server, 'ada')
    tom = await signIn(server, 'tom')
  })

  function limitLifetime(days: number): void {
    server.state.configure((config) => {
      config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays = days
    })
  }

  it('shows an expiry on every token', async () => {
    const created = await tom.post('/users/me/tokens', { description: 'new' })
    expect(created.body).toMatchObject({ expires_at: 0 })
    const list = await ada.get('/users/tokens?per_page=200')
    expect(rowsOf(list)).toHaveLength(200)
    expect(rowsOf(list).every((token) => Number.isInteger(token['expires_at']))).toBe(true)
    expect(rowsOf(list).some((token) => 'token' in token)).toBe(false)
  })

  it.each([START, START - 1, -5])('refuses an expiry that is not in the future: %d', async (expires_at) => {
    const answer = await tom.post('/users/me/tokens', { description: 'late', expires_at })
    expect(answer).toMatchObject({ status: 400, body: { id: 'app.user_access_token.expires_at_in_past.app_error' } })
  })

  it('asks for an expiry within the limit when there is one', async () => {
    limitLifetime(30)
    const id = async (expires_at?: number): Promise<string> =>
      textOf(await tom.post('/users/me/tokens', { description: 'x', expires_at }), 'id')
    expect(await id()).toBe('app.user_access_token.expires_at_required.app_error')
    expect(await id(now + 30 * DAY + 1)).toBe('app.user_access_token.expires_at_too_far.app_error')
    expect(await id(now + 30 * DAY)).toHaveLength(26)
  })

  it('deletes active tokens that have expired, every hour after the start, with their sessions', async () => {
    const own = async (): Promise<string[]> =>
      rowsOf(await tom.get('/users/me/tokens')).map((token) => String(token['description']))
    const create = (description: string) => tom.post('/users/me/tokens', { description, expires_at: now + 60_000 })
    const used = textOf(await create('used'), 'token')
    await tom.post('/users/tokens/disable', { token_id: textOf(await create('disabled'), 'id') })
    await new TestClient(server, { authorization: `Bearer ${used}` }).get('/users/me')
    const story = server.state.tokens
      .all()
      .find((token) => token.is_active && token.expires_at > 0 && token.expires_at < START)
    expect(story).toBeDefined()
    now += 3_600_000 - 1
    expect(await own()).toEqual(expect.arrayContaining(['used', 'disabled']))
    expect(server.state.tokens.get(story?.id ?? '')).toBe(story)
    now += 1
    expect(await own()).not.toContain('used')
    expect(await own()).toContain('disabled')
    expect(server.state.tokens.get(story?.id ?? '')).toBeUndefined()
    expect(server.state.sessionByToken(used)).toBeUndefined()
    await create('later')
    now += 3_600_000
    expect(await own()).not.toContain('later')
  })

  it('lets bots of plugins have any expiry, and bots of people only what people may have', async () => {
    limitLifetime(30)
    const { bots } = server.state
    const ownerIsPerson = (id: string): boolean => server.state.user(id) !== undefined
    const plugins = [...bots.values()].find((bot) => !ownerIsPerson(bot.owner_id))
    const persons = [...bots.values()].find((bot) => ownerIsPerson(bot.owner_id) && bot.delete_at === 0)
    const create = (id = '', expires_at = 0): Promise<{ status: number }> =>
      ada.post(`/users/${id}/tokens`, { description: 'x', expires_at })
    expect(await create(plugins?.user_id)).toMatchObject({ status: 200 })
    expect(await create(plugins?.user_id, 1)).toMatchObject({ status: 200, body: { expires_at: 1 } })
    expect(await create(plugins?.user_id, -1)).toMatchObject({
      status: 400,
      body: { id: 'model.user_access_token.is_valid.expires_at.app_error' },
    })
    expect(await create(persons?.user_id)).toMatchObject({ status: 400 })
  })

  it('ends the use of a token when it expires', async () => {
    const created = await tom.post('/users/me/tokens', { description: 'short', expires_at: now + DAY })
    const client = new TestClient(server, { authorization: `Bearer ${textOf(created, 'token')}` })
    expect(await client.get('/users/me')).toMatchObject({ status: 200 })
    const sessions = rowsOf(await tom.get('/users/me/sessions'))
    expect(sessions.find((session) => session['expires_at'] === START + DAY)).toMatchObject({
      props: { type: 'UserAccessToken', user_access_token_id: textOf(created, 'id') },
    })
    now += DAY
    expect(await client.get('/users/me')).toMatchObject({
      status: 401,
      body: { id: 'api.context.session_expired.app_error' },
    })
  })

  it('rotates: a new secret, the same token, no expiry unless one is given', async () => {
    const created = await tom.post('/users/me/tokens', { description: 'keep me', expires_at: now + DAY })
    const token_id = textOf(created, 'id')
    const old = new TestClient(server, { authorization: `Bearer ${textOf(created, 'token')}` })
    await old.get('/users/me')
    const rotated = await tom.post('/users/tokens/rotate', { token_id })
    expect(rotated).toMatchObject({ status: 200, body: { id: token_id, description: 'keep me', expires_at: 0 } })
    expect(textOf(rotated, 'token')).not.toBe(textOf(created, 'token'))
    expect(await old.get('/users/me')).toMatchObject({ status: 401 })
    const fresh = new TestClient(server, { authorization: `Bearer ${textOf(rotated, 'token')}` })
    expect(await fresh.get('/users/me')).toMatchObject({ status: 200 })
  })

  it('refuses to rotate without an id, unknown tokens, disabled ones, those of others', async () => {
    const created = await tom.post('/users/me/tokens', { description: 'mine' })
    const token_id = textOf(created, 'id')
    const alice = await signIn(server, 'alice')
    expect(await tom.post('/users/tokens/rotate', '[')).toMatchObject({ status: 400 })
    expect(await tom.post('/users/tokens/rotate', {})).toMatchObject({
      status: 400,
      body: { id: 'api.context.invalid_body_param.app_error' },
    })
    expect(await tom.post('/users/tokens/rotate', { token_id: 'z'.repeat(26) })).toMatchObject({ status: 404 })
    expect(await alice.post('/users/tokens/rotate', { token_id })).toMatchObject({ status: 403 })
    await tom.post('/users/tokens/disable', { token_id })
    expect(await tom.post('/users/tokens/rotate', { token_id })).toMatchObject({
      status: 400,
      body: { id: 'api.user.rotate_user_access_token.disabled_token.app_error' },
    })
  })

  it('counts and revokes what breaks the limit', async () => {
    expect((await ada.get('/users/tokens/non_compliant/count')).body).toEqual({ count: 0 })
    expect(await ada.post('/users/tokens/non_compliant/revoke')).toMatchObject({
      status: 400,
      body: { id: 'app.user_access_token.revoke_non_compliant.no_policy.app_error' },
    })
    limitLifetime(365)
    const counted = await ada.get('/users/tokens/non_compliant/count')
    const before = server.state.tokens.size
    const wrong = server.state.tokens.all().filter(({ expires_at }) => expires_at === 0 || expires_at > now + 365 * DAY)
    const revoked = await ada.post('/users/tokens/non_compliant/revoke')
    expect(revoked.body).toEqual(counted.body)
    const gone = wrong.filter(({ id }) => server.state.tokens.get(id) === undefined)
    expect(counted.body).toEqual({ count: gone.length })
    expect(server.state.tokens.size).toBe(before - gone.length)
    for (const token of gone) {
      expect(server.state.tokenBySecret(token.token)).toBeUndefined()
      expect(server.state.sessionByToken(token.token)).toBeUndefined()
      expect(server.state.tokensOfUser.of(token.user_id)).not.toContain(token)
    }
    expect((await ada.get('/users/tokens/non_compliant/count')).body).toEqual({ count: 0 })
    expect(await tom.get('/users/tokens/non_compliant/count')).toMatchObject({ status: 403 })
  })

  it('says how long tokens may live, to people who are signed in', async () => {
    limitLifetime(90)
    expect((await tom.get('/config/client?format=old')).body).toMatchObject({
      Version: '11.10.0',
      MaximumPersonalAccessTokenLifetimeDays: '90',
    })
    const anonymous = await new TestClient(server).get('/config/client?format=old')
    expect(anonymous.body).not.toHaveProperty('MaximumPersonalAccessTokenLifetimeDays')
  })
})

describe('tokens of 11.2', () => {
  it('knows no expiry and no limit, whatever the data say', async () => {
    let now = START
    const server = createDemoServer({ version: '11.2', clock: () => now })
    const ada = await signIn(server, 'ada')
    const created = await ada.post('/users/me/tokens', { description: 'x', expires_at: 5 })
    expect(created.status).toBe(200)
    expect(created.body).not.toHaveProperty('expires_at')
    const client = new TestClient(server, { authorization: `Bearer ${textOf(created, 'token')}` })
    expect(await client.get('/users/me')).toMatchObject({ status: 200 })
    // One of the company that would have expired by now, and has been used.
    const expired = server.state.tokens.all().find(({ token, expires_at }) => {
      const isOver = expires_at !== 0 && expires_at <= START
      return isOver && server.state.sessionByToken(token) !== undefined
    })
    const old = new TestClient(server, { authorization: `Bearer ${expired?.token}` })
    expect(await old.get('/users/me')).toMatchObject({ status: 200 })
    const session = server.state.sessionByToken(expired?.token ?? '')
    expect((session?.expires_at ?? 0) - (session?.create_at ?? 0)).toBe(100 * 365 * DAY)
    const config = await ada.get('/config/client?format=old')
    expect(config.body).not.toHaveProperty('MaximumPersonalAccessTokenLifetimeDays')
    now += DAY
    expect(await old.get('/users/me')).toMatchObject({ status: 200 })
  })
})
