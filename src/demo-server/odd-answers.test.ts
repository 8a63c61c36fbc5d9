import { beforeAll, describe, expect, it } from 'vitest'
import { createDemoServer } from './server.ts'
import type { DemoServer } from './server.ts'
import { TestClient, rowsOf, signIn, textOf } from './test-client.ts'

const START = Date.UTC(2026, 2, 2, 8, 0, 0)

/** Oddities of the real server that no recording shows. */
describe('odd answers', () => {
  let server: DemoServer
  let ada: TestClient
  let alice: TestClient
  let tom: TestClient

  beforeAll(async () => {
    server = createDemoServer({ clock: () => START })
    ada = await signIn(server, 'ada')
    alice = await signIn(server, 'alice')
    tom = await signIn(server, 'tom')
  })

  it('answers 404 for a known path with another method, without the usual headers', async () => {
    const answer = await ada.put('/audits')
    expect(answer).toMatchObject({ status: 404, body: { id: 'api.context.404.app_error' } })
    expect(answer.body).not.toHaveProperty('request_id')
    expect(answer.headers.has('x-request-id')).toBe(false)
  })

  it('says of parts it does not know that it does not know them', async () => {
    const unknown = { status: 500, body: { id: 'demo.not_implemented' } }
    expect(await ada.get('/channels')).toMatchObject(unknown)
    const id = server.state.userByName('tom')?.id
    for (const path of [`/users/${id}/status`, '/users/known', '/teams/name/quay', '/roles/name/system_user']) {
      expect(await ada.get(path)).toMatchObject(unknown)
    }
    for (const path of [`/users/${id}`, `/users/${id}/patch`, `/commands/${id}`]) {
      expect(await ada.put(path, {})).toMatchObject(unknown)
    }
    expect(await ada.get(`/users/${id}/nonsense`)).toMatchObject({ status: 404 })
  })

  it('tells how well it is when asked by exactly "true", in headers too, and administrators a little more', async () => {
    const path = '/system/ping?get_server_status='
    for (const answer of [await ada.get('/system/ping'), await ada.get(`${path}1`)]) {
      expect(answer.body).not.toHaveProperty('database_status')
      expect(answer.headers.has('database_status')).toBe(false)
    }
    const told = await ada.get(`${path}true`)
    expect(told.body).toMatchObject({ status: 'OK', filestore_status: 'OK', root_status: false })
    expect(told.headers.get('database_status')).toBe('OK')
    const stranger = await new TestClient(server).get(`${path}true`)
    expect(stranger.body).toMatchObject({ database_status: 'OK' })
    expect(stranger.body).not.toHaveProperty('root_status')
  })

  it('shows the settings of the parts of the console one may read, and none the version has not', async () => {
    const all = await ada.get('/config')
    expect(all.body).toMatchObject({
      ServiceSettings: { EnableUserAccessTokens: true, MaximumPersonalAccessTokenLifetimeDays: 365 },
      PasswordSettings: { MinimumLength: 8 },
    })
    // Uma reads what is about signing in, not about integrations and the site.
    expect((await (await signIn(server, 'uma')).get('/config')).body).toMatchObject({
      ServiceSettings: { EnableUserAccessTokens: null, EnableMultifactorAuthentication: true },
      TeamSettings: { SiteName: null },
      LdapSettings: { Enable: true },
    })
    expect(await alice.get('/config')).toMatchObject({ status: 403 })
    const old = createDemoServer({ clock: () => START, version: '11.2' })
    const { body } = await (await signIn(old, 'ada')).get('/config')
    expect(body).toMatchObject({ ServiceSettings: { EnableUserAccessTokens: true } })
    expect(body).not.toHaveProperty('ServiceSettings.MaximumPersonalAccessTokenLifetimeDays')
  })

  it('takes the id at another service once, whichever the services are', async () => {
    const held = server.state.usersByUsername().find((user) => user.auth_service === 'gitlab')
    const auth = `/users/${server.state.userByName('vera')?.id}/auth`
    const change = (auth_data: unknown) => ada.put(auth, { auth_data, auth_service: 'saml' })
    expect(await change(held?.auth_data)).toMatchObject({
      status: 400,
      body: { id: 'app.user.update_auth_data.email_exists.app_error' },
    })
    expect(await change('vera-elsewhere')).toMatchObject({ status: 200 })
  })

  it('refuses filters by channel and group, where they would count', async () => {
    const unknown = { status: 500, body: { id: 'demo.not_implemented' } }
    const [team] = server.state.teams.keys()
    const lists = ['in_channel=x', 'in_group=x', 'not_in_group=x', `in_team=${team}&not_in_channel=x`]
    for (const query of [...lists, 'in_channel=x&sort=status', 'in_group=x&sort=display_name']) {
      expect(await ada.get(`/users?${query}`), query).toMatchObject(unknown)
    }
    expect(await ada.get(`/users?in_team=${team}&in_channel=x`)).toMatchObject({ status: 200 })
    expect(await ada.get('/users?sort=status')).toMatchObject({ status: 400 })
    expect(await ada.get('/users/stats/filtered?in_channel=x')).toMatchObject(unknown)
    expect(await ada.get(`/users/autocomplete?name=a&in_channel=x&in_team=${team}`)).toMatchObject(unknown)
    const searches = [{ in_channel_id: 'x' }, { not_in_channel_id: 'x', team_id: team }, { in_group_id: 'x' }]
    for (const more of [...searches, { not_in_group_id: 'x' }]) {
      expect(await ada.post('/users/search', { term: 'a', ...more }), JSON.stringify(more)).toMatchObject(unknown)
    }
    expect(await ada.post('/users/search', { term: 'a', not_in_channel_id: 'x' })).toMatchObject({ status: 400 })
    expect(await ada.post('/users/search', { term: 'a', in_group_id: 'x', without_team: true })).toMatchObject({
      status: 200,
    })
  })

  it('takes system_user for "nothing but a user" in lists by role, except without a team and in the search', async () => {
    const other = createDemoServer({ clock: () => START })
    const admin = await signIn(other, 'ada')
    for (const name of ['vera', 'tom']) {
      const id = other.state.userByName(name)?.id ?? ''
      for (const member of other.state.membershipsOf(id)) member.delete_at = START
    }
    const names = async (query: string): Promise<unknown[]> =>
      rowsOf(await admin.get(`/users?per_page=200&${query}`)).map((row) => row['username'])
    expect(await names('role=system_user')).not.toContain('tom')
    expect(await names('role=system_user&without_team=true')).toEqual(expect.arrayContaining(['tom', 'vera']))
    expect(await names('role=system_user_access_token&active=true')).toContain('tom')
    const search = await admin.post('/users/search', { term: 'tom', role: 'system_user' })
    expect(rowsOf(search).map((row) => row['username'])).toContain('tom')
  })

  it('gives every answer a request id, the same as in the error', async () => {
    const answer = await alice.get('/users/tokens')
    expect(answer.status).toBe(403)
    expect(answer.headers.get('x-request-id')).toBe(textOf(answer, 'request_id'))
    expect(answer.headers.get('x-version-id')).toMatch(/^11\.10\.0\.\d+\.[0-9a-f]{32}\.true$/)
  })

  it.each([
    ['per_page=300', 200],
    ['per_page=-3', 60],
    ['per_page=many', 60],
    ['per_page=0', 0],
    ['page=-7&per_page=5', 5],
    ['page=first&per_page=5', 5],
  ])('reads %s in its own way', async (query, length) => {
    expect((await ada.get(`/users/tokens?${query}`)).body).toHaveLength(length)
  })

  it('moves a token to the end of the list when it changes', async () => {
    const list = async (): Promise<unknown[]> => {
      const pages = await Promise.all([0, 1].map((page) => ada.get(`/users/tokens?per_page=200&page=${page}`)))
      return pages.flatMap(rowsOf).map((token) => token['id'])
    }
    const before = await list()
    const [first] = before
    await ada.post('/users/tokens/disable', { token_id: first })
    await ada.post('/users/tokens/enable', { token_id: first })
    expect(await list()).toEqual([...before.slice(1), first])
  })

  it('reads the keys of objects without regard to case, and only the first value of a body', async () => {
    const answer = await ada.post('/users/tokens/search', '{"TERM":"tom"} and more')
    expect(answer.status).toBe(200)
    expect(answer.body).toHaveLength(5)
    expect(await ada.post('/users/tokens/search', 'null')).toMatchObject({ status: 400 })
    expect(await ada.post('/users/tokens/search', { term: 7 })).toMatchObject({ status: 400 })
  })

  it('answers 304 to the right ETag of a person, quoted ones are not right', async () => {
    const id = server.state.userByName('tom')?.id
    const etag = (await alice.get(`/users/${id}`)).headers.get('etag') ?? ''
    expect(await alice.get(`/users/${id}`, { 'if-none-match': etag })).toMatchObject({ status: 304, body: '' })
    expect(await alice.get(`/users/${id}`, { 'if-none-match': `"${etag}"` })).toMatchObject({ status: 200 })
    // It does not depend on who looks.
    expect((await ada.get(`/users/${id}`)).headers.get('etag')).toBe(etag)
  })

  it('shows addresses and names of others only when the settings say so, except to administrators', async () => {
    const other = createDemoServer({ clock: () => START })
    other.state.configure((config) => {
      Object.assign(config.PrivacySettings, { ShowEmailAddress: false, ShowFullName: false })
    })
    const id = other.state.userByName('tom')?.id
    const path = `/users/${id}`
    expect((await (await signIn(other, 'alice')).get(path)).body).toMatchObject({ email: '', first_name: '' })
    expect((await (await signIn(other, 'ada')).get(path)).body).toMatchObject({ first_name: 'Tom' })
    const found = await (await signIn(other, 'alice')).post('/users/search', { term: 'tom@harbour' })
    expect(found.body).toEqual([])
  })

  it('lets a helper with the right permissions see and stop tokens of others, but not start them', async () => {
    const hedy = await signIn(server, 'hedy')
    const tomsId = server.state.userByName('tom')?.id ?? ''
    const token_id = server.state.tokensOfUser.of(tomsId)[0]?.id
    expect(await hedy.get(`/users/${tomsId}/tokens`)).toMatchObject({ status: 200 })
    expect(await hedy.post('/users/tokens/disable', { token_id })).toMatchObject({ status: 200 })
    expect(await hedy.post('/users/tokens/enable', { token_id })).toMatchObject({ status: 403 })
    expect(await hedy.post(`/users/${tomsId}/tokens`, { description: 'x' })).toMatchObject({ status: 403 })
    const adasId = server.state.userByName('ada')?.id
    expect(await hedy.get(`/users/${adasId}/tokens`)).toMatchObject({ status: 403 })
    expect(await hedy.get('/users/tokens')).toMatchObject({ status: 403 })
  })

  it('refuses tokens for administrators to who is not one', async () => {
    const role = server.state.roles.get('token_helpdesk')
    role?.permissions.push('create_user_access_token', 'manage_others_bots')
    const hedy = await signIn(server, 'hedy')
    const adasId = server.state.userByName('ada')?.id
    expect(await hedy.post(`/users/${adasId}/tokens`, { description: 'x' })).toMatchObject({ status: 403 })
    role?.permissions.splice(-2)
  })

  it('keeps tokens of people who leave, and wakes them when they come back', async () => {
    const other = createDemoServer({ clock: () => START })
    const root = await signIn(other, 'ada')
    const id = other.state.userByName('dora')?.id ?? ''
    const token = other.state.tokensOfUser.of(id).find((row) => row.is_active)
    const dora = new TestClient(other, { authorization: `Bearer ${token?.token}` })
    expect(await dora.get('/users/me')).toMatchObject({ status: 401 })
    expect(await root.put(`/users/${id}/active`, { active: true })).toMatchObject({ status: 200 })
    expect(await dora.get('/users/me')).toMatchObject({ status: 200 })
  })

  it('switches the bots of a person off when the person leaves', async () => {
    const other = createDemoServer({ clock: () => START })
    const root = await signIn(other, 'ada')
    const bot = [...other.state.bots.values()].find(
      (row) => row.delete_at === 0 && other.state.user(row.owner_id)?.delete_at === 0,
    )
    await root.put(`/users/${bot?.owner_id}/active`, { active: false })
    expect(bot?.delete_at).toBeGreaterThan(0)
    const enabled = await root.get('/bots?per_page=200')
    expect(JSON.stringify(enabled.body)).not.toContain(bot?.user_id)
    const orphans = await root.get('/bots?per_page=200&include_deleted=true&only_orphaned=true')
    expect(JSON.stringify(orphans.body)).toContain(bot?.user_id)
    expect(await root.get(`/bots/${bot?.user_id}?include_deleted=true`)).toMatchObject({ status: 200 })
    expect(await root.get(`/bots/${bot?.user_id}`)).toMatchObject({
      body: { id: 'store.sql_bot.get.missing.app_error' },
    })
  })

  it('finds no tokens whose owner is gone, though the list shows them', async () => {
    const lost = server.state.tokens.all().find((token) => !server.state.user(token.user_id))
    if (!lost) throw new Error('no token without owner')
    expect((await ada.post('/users/tokens/search', { term: lost.id })).body).toEqual([])
    expect((await ada.post('/users/tokens/search', { term: lost.user_id })).body).toEqual([])
    expect((await ada.get(`/users/tokens/${lost.id}`)).body).toMatchObject({ id: lost.id })
    expect((await ada.get(`/users/${lost.user_id}/tokens`)).body).toHaveLength(1)
  })

  it('asks the owner of a bot for the right to own bots, and nothing else', async () => {
    const bot = [...server.state.bots.values()].find((row) => server.state.user(row.owner_id)?.delete_at === 0)
    const owner = server.state.user(bot?.owner_id ?? '')
    if (!bot || !owner) throw new Error('no bot of a person')
    const before = owner.roles
    owner.roles = 'system_user system_user_access_token system_post_all'
    server.state.roles.get('system_post_all')?.permissions.push('manage_others_bots')
    const client = await signIn(server, owner.username)
    expect(await client.get(`/users/${bot.user_id}/tokens`)).toMatchObject({ status: 403 })
    server.state.roles.get('system_post_all')?.permissions.splice(-1, 1, 'manage_bots')
    expect(await client.get(`/users/${bot.user_id}/tokens`)).toMatchObject({ status: 200 })
    owner.roles = before
  })

  it('lists people asked for by id in the order of ids, those asked for by name in that of names', async () => {
    const people = server.state.usersByUsername().slice(0, 20)
    const names = people.map((user) => user.username)
    const ids = people.map((user) => user.id).toSorted()
    expect(ids).not.toEqual(people.map((user) => user.id))
    const byId = await ada.post('/users/ids', ids.toReversed())
    expect(byId.body).toMatchObject(ids.map((id) => ({ id })))
    const byName = await ada.post('/users/usernames', names.toReversed())
    expect(byName.body).toMatchObject(names.map((username) => ({ username })))
  })

  it('lets guests know only the people of their teams', async () => {
    const gus = server.state.userByName('gus')
    if (!gus) throw new Error('no guest')
    const created = await ada.post(`/users/${gus.id}/tokens`, { description: 'x', expires_at: START + 86_400_000 })
    const guest = new TestClient(server, { authorization: `Bearer ${textOf(created, 'token')}` })
    const teams = new Set(server.state.membershipsOf(gus.id).map((member) => member.team_id))
    const outside = server.state
      .usersByUsername()
      .find((user) => server.state.membershipsOf(user.id).every((member) => !teams.has(member.team_id)))
    expect(await guest.get(`/users/${outside?.id}`)).toMatchObject({ status: 403 })
    expect((await guest.post('/users/ids', [outside?.id, gus.id])).body).toHaveLength(1)
    expect(await guest.get('/users/me')).toMatchObject({ status: 200 })
  })

  it('makes pictures of initials for people without one', async () => {
    const answer = await tom.get('/users/me/image')
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('cache-control')).toBe('max-age=300, private')
  })

  it('answers null, not an empty list, when there is nothing in the audit table', async () => {
    const answer = await ada.get(`/users/${[...server.state.bots.keys()][0]}/audits?page=99`)
    expect(answer.body).toBe(null)
  })
})
