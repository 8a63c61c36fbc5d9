import { beforeEach, describe, expect, it } from 'vitest'
import { createDemoServer } from './server.ts'
import type { DemoServer } from './server.ts'
import type { UserRecord } from './state.ts'
import { TestClient, signIn } from './test-client.ts'

const START = Date.UTC(2026, 2, 2, 8, 0, 0)

describe('the licence', () => {
  let server: DemoServer
  let ada: TestClient

  beforeEach(async () => {
    server = createDemoServer({ clock: () => START })
    ada = await signIn(server, 'ada')
  })

  function person(username: string): UserRecord {
    const user = server.state.userByName(username)
    if (!user) throw new Error(`There is no ${username}.`)
    return user
  }

  function seats(users: number): void {
    if (server.state.license) Object.assign(server.state.license, { users, is_seat_count_enforced: true })
  }

  const activate = (username: string) => ada.put(`/users/${person(username).id}/active`, { active: true })
  const create = () =>
    ada.post('/users', { username: 'new', email: 'new@harbour.example', password: 'Correct-horse-9' })

  it('shows what it allows to anybody, and whose it is to those who may read about it', async () => {
    const stranger = await new TestClient(server).get('/license/client?format=old')
    expect(stranger.body).toMatchObject({ IsLicensed: 'true', SkuShortName: 'enterprise', GuestAccounts: 'true' })
    expect(stranger.body).not.toHaveProperty('ExpiresAt')
    expect((await (await signIn(server, 'alice')).get('/license/client?format=old')).body).not.toHaveProperty('Email')
    expect((await ada.get('/license/client?format=old')).body).toMatchObject({ Email: 'ada@harbour.example' })
    expect(stranger.headers.get('x-version-id')).toMatch(/\.true$/)
    server.state.license = null
    const without = await ada.get('/license/client?format=old')
    expect(without.body).toEqual({ IsLicensed: 'false' })
    expect(without.headers.get('x-version-id')).toMatch(/\.false$/)
  })

  it('goes with other ways to sign in, guests and delegated roles, which are off without it', async () => {
    const services = async () => (await new TestClient(server).get('/config/client?format=old')).body
    const on = { EnableLdap: 'true', EnableSaml: 'true', EnableSignUpWithGitLab: 'true', EnableGuestAccounts: 'true' }
    expect(await services()).toMatchObject(on)
    const max = `/users/${person('max').id}`
    const roles = person('max').roles
    expect(await ada.put(`${max}/roles`, { roles })).toMatchObject({ status: 200 })
    expect(await (await signIn(server, 'gus')).get('/users/me')).toMatchObject({ status: 200 })

    server.state.license = null
    expect(await services()).toMatchObject({
      EnableLdap: 'false',
      EnableSaml: 'false',
      EnableSignUpWithGitLab: 'false',
    })
    expect(await ada.put(`${max}/roles`, { roles })).toMatchObject({
      status: 400,
      body: { id: 'api.user.update_user_roles.license.app_error' },
    })
    const password = 'Correct-horse-9'
    expect(await new TestClient(server).post('/users/login', { login_id: 'gus', password })).toMatchObject({
      status: 401,
      body: { id: 'api.user.login.invalid_credentials_sso' },
    })
  })

  it('makes members guests, where guests are switched on', async () => {
    const demote = `/users/${person('tess').id}/demote`
    expect(await (await signIn(server, 'alice')).post(demote)).toMatchObject({ status: 403 })
    expect(await ada.post(demote)).toMatchObject({ status: 200 })
    expect(person('tess').roles).toBe('system_guest')
    expect(server.state.membershipsOf(person('tess').id).some((member) => member.scheme_admin)).toBe(false)
    expect(await ada.post(demote)).toMatchObject({
      status: 501,
      body: { id: 'api.user.demote_user_to_guest.already_guest.app_error' },
    })
    expect(await ada.post(`/users/${person('tess').id}/promote`)).toMatchObject({ status: 200 })
    server.state.configure((config) => {
      config.GuestAccountsSettings.Enable = false
    })
    expect(await ada.post(demote)).toMatchObject({ body: { id: 'api.team.demote_user_to_guest.disabled.error' } })
    server.state.license = null
    expect(await ada.post(demote)).toMatchObject({ body: { id: 'api.team.demote_user_to_guest.license.error' } })
  })

  it('limits the people only when it says so', async () => {
    expect((await ada.get('/limits/server')).body).toMatchObject({ maxUsersLimit: 0, maxUsersHardLimit: 0 })
    expect(await activate('dora')).toMatchObject({ status: 200 })
    seats(100)
    expect((await ada.get('/limits/server')).body).toMatchObject({ maxUsersLimit: 100, maxUsersHardLimit: 100 })
    expect(await activate('viktor.hale')).toMatchObject({
      status: 400,
      body: { id: 'app.user.update_active.license_user_limit.exceeded' },
    })
    expect(await create()).toMatchObject({
      status: 400,
      body: { id: 'api.user.create_user.license_user_limits.exceeded' },
    })
    seats(1000)
    expect(await create()).toMatchObject({ status: 201 })
  })

  it('is missed when there are 250 active people', async () => {
    server.state.license = null
    expect((await ada.get('/limits/server')).body).toMatchObject({ maxUsersLimit: 200, maxUsersHardLimit: 250 })
    expect(await activate('dora')).toMatchObject({
      status: 400,
      body: { id: 'app.user.update_active.user_limit.exceeded' },
    })
    expect(await create()).toMatchObject({ status: 400, body: { id: 'api.user.create_user.user_limits.exceeded' } })
    const active = server.state.usersByUsername().filter((user) => user.delete_at === 0 && !user.is_bot)
    for (const user of active.filter((one) => one.username !== 'ada').slice(0, active.length - 249)) {
      user.delete_at = START
    }
    expect(await activate('dora')).toMatchObject({ status: 200 })
    expect(await activate('viktor.hale')).toMatchObject({ status: 400 })
  })

  it('is asked for before people are exported', async () => {
    expect(await ada.post('/reports/users/export')).toMatchObject({ status: 500, body: { id: 'demo.not_implemented' } })
    expect(await (await signIn(server, 'alice')).post('/reports/users/export')).toMatchObject({ status: 403 })
    server.state.license = null
    expect(await ada.post('/reports/users/export')).toMatchObject({
      status: 400,
      body: { id: 'app.report.start_users_batch_export.license_error' },
    })
  })
})
