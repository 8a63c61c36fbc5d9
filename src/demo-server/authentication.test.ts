import { beforeEach, describe, expect, it } from 'vitest'
import { createDemoServer } from './server.ts'
import type { DemoServer } from './server.ts'
import { TestClient, signIn, textOf } from './test-client.ts'
import { totpCode } from './totp.ts'

const START = Date.UTC(2026, 2, 2, 8, 0, 0)
const PASSWORD = 'Correct-horse-9'
const MONAS_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const EXPIRED = { status: 401, body: { id: 'api.context.session_expired.app_error' } }

describe('who asks', () => {
  let now = START
  let server: DemoServer
  let stranger: TestClient

  beforeEach(() => {
    now = START
    server = createDemoServer({ clock: () => now })
    stranger = new TestClient(server)
  })

  async function tokenFor(username: string): Promise<string> {
    const client = await signIn(server, username)
    return textOf(await client.post('/users/me/tokens', { description: 'x', expires_at: now + 86_400_000 }), 'token')
  }

  it('sets secure cookies behind TLS, and none for who does not come from a script', async () => {
    const body = { login_id: 'alice', password: PASSWORD }
    const script = { 'x-requested-with': 'XMLHttpRequest' }
    const plain = await stranger.post('/users/login', body, script)
    expect(plain.headers.getSetCookie().map((cookie) => cookie.replace(/=.*?;/, ';'))).toEqual([
      expect.stringMatching(/^MMAUTHTOKEN; Path=\/; Expires=.* GMT; Max-Age=\d+; HttpOnly$/),
      expect.stringMatching(/^MMUSERID; Path=\/; Expires=.* GMT; Max-Age=\d+$/),
      expect.stringMatching(/^MMCSRF; Path=\/; Expires=.* GMT; Max-Age=\d+$/),
    ])
    const behind = await stranger.post('/users/login', body, { ...script, 'x-forwarded-proto': 'https' })
    expect(behind.headers.getSetCookie().every((cookie) => cookie.endsWith('; Secure'))).toBe(true)
    expect((await stranger.post('/users/login', body)).headers.getSetCookie()).toEqual([])
  })

  it('checks CSRF even where no session is needed, when a live cookie comes along', async () => {
    const first = await stranger.post('/users/login', { login_id: 'alice', password: PASSWORD })
    const cookie = { cookie: `MMAUTHTOKEN=${first.headers.get('token')}` }
    const again = await stranger.post('/users/login', { login_id: 'alice', password: PASSWORD }, cookie)
    expect(again).toMatchObject(EXPIRED)
    expect(again.headers.getSetCookie()).toEqual(['MMAUTHTOKEN=; Path=/; Max-Age=0; HttpOnly'])
    // The session itself lives on.
    expect(await stranger.get('/users/me', cookie)).toMatchObject({ status: 200 })
  })

  it('needs no CSRF header for roles by name', async () => {
    const first = await stranger.post('/users/login', { login_id: 'alice', password: PASSWORD })
    const cookie = { cookie: `MMAUTHTOKEN=${first.headers.get('token')}` }
    expect(await stranger.post('/roles/names', ['system_user'], cookie)).toMatchObject({ status: 200 })
  })

  it('says that another service may be the way in, where one is switched on, licence or not', async () => {
    const wrong = async () => (await stranger.post('/users/login', { login_id: 'ada', password: 'wrong' })).body
    const byService = { id: 'api.user.login.invalid_credentials_sso' }
    expect(await wrong()).toMatchObject(byService)
    server.state.license = null
    server.state.config.SamlSettings.Enable = false
    expect(await wrong()).toMatchObject(byService)
    server.state.config.GitLabSettings.Enable = false
    expect(await wrong()).toMatchObject({ id: 'api.user.login.invalid_credentials_email_username' })
  })

  it('takes a dead session for none where none is needed', async () => {
    const dead = { authorization: `Bearer ${'z'.repeat(26)}` }
    expect(await stranger.get('/system/ping', dead)).toMatchObject({ status: 200 })
    expect((await stranger.get('/config/client', dead)).body).not.toHaveProperty('EnableUserAccessTokens')
  })

  it('takes a session by "token" too, but not by query', async () => {
    const login = await stranger.post('/users/login', { login_id: 'alice', password: PASSWORD })
    const token = login.headers.get('token') ?? ''
    expect(await stranger.get('/users/me', { authorization: `token ${token}` })).toMatchObject({ status: 200 })
    expect(await stranger.get('/users/me', { authorization: `BEARER ${token}` })).toMatchObject({ status: 200 })
    expect(await stranger.get(`/users/me?access_token=${token}`)).toMatchObject({
      status: 401,
      body: { id: 'api.context.token_provided.app_error' },
    })
  })

  it('lets a token in the cookie pass the CSRF check: it has no CSRF value, and none is given', async () => {
    const cookie = { cookie: `MMAUTHTOKEN=${await tokenFor('tom')}` }
    expect(await stranger.post('/users/tokens/disable', {}, cookie)).toMatchObject({ status: 404 })
  })

  it('refuses a used token when tokens are switched off, and leaves the cookie alone', async () => {
    const client = new TestClient(server, { authorization: `Bearer ${await tokenFor('tom')}` })
    expect(await client.get('/users/me')).toMatchObject({ status: 200 })
    server.state.configure((config) => {
      config.ServiceSettings.EnableUserAccessTokens = false
    })
    const answer = await client.get('/users/me')
    expect(answer).toMatchObject(EXPIRED)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('ends a session when its time is over', async () => {
    const alice = await signIn(server, 'alice')
    now += server.state.config.ServiceSettings.SessionLengthWebInHours * 3_600_000 - 1000
    expect(await alice.get('/users/me')).toMatchObject({ status: 200 })
    now += 2000
    expect(await alice.get('/users/me')).toMatchObject(EXPIRED)
  })

  it('keeps 500 sessions of a person, and ends those used longest ago', async () => {
    const first = await signIn(server, 'alice')
    for (let i = 0; i < 500; i++) await signIn(server, 'alice')
    expect(server.state.sessionsOfUser.of(server.state.userByName('alice')?.id ?? '')).toHaveLength(500)
    expect(await first.get('/users/me')).toMatchObject(EXPIRED)
  })

  it('notes activity at most every five minutes, and only in some calls', async () => {
    const alice = await signIn(server, 'alice')
    const last = async (): Promise<unknown> => {
      const sessions = server.state.sessionsOfUser.of(server.state.userByName('alice')?.id ?? '')
      return Math.max(...sessions.map((session) => session.last_activity_at)) - START
    }
    now = START + 4 * 60_000
    await alice.get('/users/me')
    expect(await last()).toBeLessThan(60_000)
    now = START + 6 * 60_000
    await alice.get('/users/me/sessions')
    expect(await last()).toBeLessThan(60_000)
    await alice.get('/users/me')
    expect(await last()).toBe(6 * 60_000)
  })

  it('takes a code once, and those of the step before and after', async () => {
    const codes: unknown[] = []
    server = createDemoServer({ clock: () => now, onMfaCode: (asked) => codes.push(asked) })
    stranger = new TestClient(server)
    const login = (token?: string): Promise<unknown> =>
      stranger.post('/users/login', { login_id: 'mona', password: PASSWORD, token })
    expect(await login()).toMatchObject({ status: 401, body: { id: 'mfa.validate_token.authenticate.app_error' } })
    expect(codes).toEqual([{ username: 'mona', code: totpCode(MONAS_SECRET, now) }])
    expect(await login('12')).toMatchObject({ body: { id: 'mfa.validate_token.authenticate.app_error' } })
    expect(await login(totpCode(MONAS_SECRET, now - 60_000))).toMatchObject({
      body: { id: 'api.user.check_user_mfa.bad_code.app_error' },
    })
    for (const step of [-1, 0, 1]) {
      expect(await login(totpCode(MONAS_SECRET, now + step * 30_000))).toMatchObject({ status: 200 })
    }
    expect(await login(totpCode(MONAS_SECRET, now))).toMatchObject({
      body: { id: 'api.user.check_user_mfa.bad_code.app_error' },
    })
  })

  it.each([
    ['dora', 'api.user.login.inactive.app_error'],
    ['leo', 'api.user.check_user_login_attempts.too_many.app_error'],
    ['vera', 'api.user.login.not_verified.app_error'],
  ])('keeps %s out: %s', async (login_id, id) => {
    expect(await stranger.post('/users/login', { login_id, password: PASSWORD })).toMatchObject({
      status: 401,
      body: { id },
    })
  })
})

describe('what is too large', () => {
  const server = createDemoServer({ clock: () => START })

  it('refuses long addresses, before it looks at anything else', async () => {
    const answer = await new TestClient(server).get(`/users/me?x=${'x'.repeat(2048)}`)
    expect(answer).toMatchObject({ status: 414, body: { id: 'basic_security_check.url.too_long_error' } })
    expect(answer.headers.has('x-request-id')).toBe(false)
  })

  it('refuses large bodies only where it reads them as a whole', async () => {
    const ada = await signIn(server, 'ada')
    const term = 'x'.repeat(301_000)
    expect(await ada.post('/users/tokens/search', { term })).toMatchObject({
      status: 413,
      body: { id: 'api.context.request_body_too_large.app_error' },
    })
    expect(await ada.post('/users/tokens/disable', { token_id: term })).toMatchObject({ status: 404 })
  })
})
