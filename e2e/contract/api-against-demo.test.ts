import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listAuditsOfUser } from '../../src/api/audits.ts'
import { listBots } from '../../src/api/bots.ts'
import { onSessionExpired, serverVersion } from '../../src/api/http.ts'
import { parseTokenId, type TokenId } from '../../src/api/ids.ts'
import { sendPasswordReset, signIn, signOut } from '../../src/api/login.ts'
import { getRolesByNames } from '../../src/api/roles.ts'
import { listSessions } from '../../src/api/sessions.ts'
import { sweep } from '../../src/api/sweep.ts'
import { getClientConfig, getLicense } from '../../src/api/system.ts'
import { listTeamMemberships } from '../../src/api/teams.ts'
import { createToken, disableToken, enableToken, revokeToken, rotateToken } from '../../src/api/token-writes.ts'
import { countNonCompliant, getToken, listTokens, listTokensOfUser, searchTokens } from '../../src/api/tokens.ts'
import { autocompleteUsers, getMe, getUser, getUsersByIds, pictureUrl, searchUsers } from '../../src/api/users.ts'
import { DEMO_PASSWORD, MONA_MFA_SECRET } from '../../src/demo-server/data/demo-people.ts'
import { createDemoServer, type DemoServer, type DemoServerOptions } from '../../src/demo-server/server.ts'
import { totpCode } from '../../src/demo-server/totp.ts'
import { BrowserStandIn } from './browser-stand-in.ts'

const NOW = Date.UTC(2025, 10, 3, 9)
const DAY = 86_400_000

let demo: DemoServer

function startDemo(options: Partial<DemoServerOptions> = {}): void {
  demo = createDemoServer({ data: 'company', clock: () => NOW, ...options })
  const browser = new BrowserStandIn(demo)
  vi.stubGlobal('fetch', browser.fetch)
  vi.stubGlobal('document', browser.document)
}

function signInAs(loginId: string, code?: string) {
  return signIn({ loginId, password: DEMO_PASSWORD, ...(code === undefined ? {} : { code }) })
}

beforeEach(() => startDemo())

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('signing in and out', () => {
  it('gives a session that the next call uses, and takes it away', async () => {
    await expect(getMe()).rejects.toMatchObject({ kind: 'session-expired' })
    const ada = await signInAs('ada')
    expect((await getMe()).id).toBe(ada.id)
    await signOut()
    await expect(getMe()).rejects.toMatchObject({ kind: 'session-expired' })
    await signOut()
  })

  it('tells a wrong password from a missing and from a wrong code', async () => {
    const wrong = signIn({ loginId: 'ada', password: 'wrong' })
    await expect(wrong).rejects.toMatchObject({ kind: 'unauthorized', status: 401, id: /invalid_credentials/ })
    await expect(signInAs('mona')).rejects.toMatchObject({ id: 'mfa.validate_token.authenticate.app_error' })
    await expect(signInAs('mona', '000000')).rejects.toMatchObject({ id: 'api.user.check_user_mfa.bad_code.app_error' })
    expect((await signInAs('mona', totpCode(MONA_MFA_SECRET, NOW))).mfa_active).toBe(true)
  })

  it('asks for the mail to reset a password without a session', async () => {
    await sendPasswordReset('nobody@example.com')
    await expect(sendPasswordReset('')).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('says once that the session has ended, and not again until there was another', async () => {
    const told = vi.fn()
    const leave = onSessionExpired(told)
    const ada = await signInAs('ada')
    demo.faults.add({ kind: 'session-ended', times: 1 })
    await expect(getUser(ada.id)).rejects.toMatchObject({ kind: 'session-expired' })
    await expect(getUser(ada.id)).rejects.toMatchObject({ kind: 'session-expired' })
    expect(told).toHaveBeenCalledTimes(1)
    await signInAs('ada')
    await getUser(ada.id)
    expect(told).toHaveBeenCalledTimes(1)
    leave()
  })
})

describe('reads of an administrator', () => {
  beforeEach(async () => {
    await signInAs('ada')
  })

  it('facts about the server', async () => {
    expect((await getClientConfig()).EnableUserAccessTokens).toBe('true')
    expect(await getLicense()).toMatchObject({ CustomPermissionsSchemes: true })
    expect(serverVersion()).toMatch(/^11\.10\.\d+$/)
  })

  it('people, bots, roles, teams', async () => {
    const me = await getMe()
    const found = await searchUsers({ term: 'ada', allowInactive: true, limit: 100 })
    expect(found).toMatchObject({ unreadable: 0 })
    expect(found.rows.map((user) => user.id)).toContain(me.id)
    expect((await autocompleteUsers('ada')).map((user) => user.username)).toContain('ada')
    expect((await getUsersByIds([me.id])).rows).toHaveLength(1)
    expect(await getUsersByIds([])).toMatchObject({ received: 0 })
    const roles = await getRolesByNames(me.roles.split(' '))
    expect(roles.rows.map((role) => role.name)).toContain('system_admin')
    expect(await listTeamMemberships(me.id)).toMatchObject({ unreadable: 0 })
    const bots = await listBots({ page: 0, perPage: 200, includeDeleted: true })
    expect(bots.unreadable).toBe(0)
    expect(bots.received).toBeGreaterThan(5)
    const picture = await fetch(pictureUrl(me.id, me.last_picture_update), {})
    expect(picture.headers.get('Content-Type')).toBe('image/png')
  })

  it('sessions without their CSRF tokens, and audits', async () => {
    const me = await getMe()
    const sessions = await listSessions(me.id)
    expect(sessions).toMatchObject({ unreadable: 0 })
    expect(sessions.received).toBeGreaterThan(0)
    expect(sessions.rows.flatMap(({ props }) => Object.keys(props))).not.toContain('csrf')
    const audits = await listAuditsOfUser(me.id, { page: 0, perPage: 200 })
    expect(audits.unreadable).toBe(0)
    expect(audits.rows[0]?.action).toBe('/api/v4/users/login')
    expect(await listAuditsOfUser(me.id, { page: 9999, perPage: 200 })).toEqual({
      rows: [],
      unreadable: 0,
      received: 0,
    })
  })

  it('every token of the server, each once', async () => {
    const ids: TokenId[] = []
    const verdict = await sweep({
      readPage: (page, signal) => listTokens({ page, perPage: 50 }, signal),
      idOf: (token) => token.id,
      pageSize: 50,
      signal: new AbortController().signal,
      onRows: ({ rows }) => ids.push(...rows.map(({ id }) => id)),
    })
    expect(verdict).toEqual({ complete: true, unreadable: 0 })
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
    expect(ids.length).toBeGreaterThan(300)
    const [first] = ids
    if (!first) throw new Error('no tokens')
    const token = await getToken(first)
    expect((await searchTokens(token.id)).rows).toEqual([token])
    const ofOwner = await listTokensOfUser(token.user_id, { page: 0, perPage: 200 })
    expect(ofOwner.rows).toContainEqual(token)
  })
})

describe('a token from beginning to end', () => {
  it('is made, disabled, enabled, rotated and revoked, its secret seen by the sink alone', async () => {
    const me = await signInAs('ada')
    const secrets: string[] = []
    const keep = (secret: string) => secrets.push(secret)
    const expiresAt = NOW + 30 * DAY
    const made = await createToken(me.id, { description: 'nightly copy', expiresAt }, keep)
    expect(made).toEqual({
      id: made.id,
      user_id: me.id,
      description: 'nightly copy',
      is_active: true,
      expires_at: expiresAt,
    })
    await disableToken(made.id)
    await disableToken(made.id)
    expect((await getToken(made.id)).is_active).toBe(false)
    await expect(rotateToken(made.id, { expiresAt }, keep)).rejects.toMatchObject({
      id: 'api.user.rotate_user_access_token.disabled_token.app_error',
    })
    await enableToken(made.id)
    const rotated = await rotateToken(made.id, { expiresAt: expiresAt + DAY }, keep)
    expect(rotated).toEqual({ ...made, expires_at: expiresAt + DAY })
    expect(secrets).toHaveLength(2)
    expect(new Set(secrets).size).toBe(2)
    await revokeToken(made.id)
    await expect(revokeToken(made.id)).rejects.toMatchObject({
      kind: 'not-found',
      id: 'app.user_access_token.get_by_user.app_error',
    })
  })

  it('is refused with a reason', async () => {
    const me = await signInAs('ada')
    const sink = vi.fn()
    const make = (description: string, expiresAt?: number) =>
      createToken(me.id, { description, ...(expiresAt === undefined ? {} : { expiresAt }) }, sink)
    await expect(make('')).rejects.toMatchObject({ kind: 'invalid' })
    await expect(make('ü'.repeat(128), NOW + DAY)).rejects.toMatchObject({
      id: 'model.user_access_token.is_valid.description.app_error',
    })
    await expect(make('late', NOW - 1)).rejects.toMatchObject({
      id: 'app.user_access_token.expires_at_in_past.app_error',
    })
    expect(sink).not.toHaveBeenCalled()
  })

  it('counts what breaks the policy', async () => {
    await signInAs('ada')
    demo.state.configure((config) => {
      config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays = 90
    })
    expect(await countNonCompliant()).toBeGreaterThan(0)
  })
})

describe('who may not, and what is not there', () => {
  it('a member is forbidden the inventory', async () => {
    await signInAs('alice')
    const noToken = parseTokenId('x'.repeat(26))
    if (!noToken) throw new Error('not an id')
    await expect(listTokens({ page: 0, perPage: 200 })).rejects.toMatchObject({
      kind: 'forbidden',
      id: 'api.context.permissions.app_error',
    })
    await expect(getToken(noToken)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('version 11.2 has no expiry, no rotation and no policy', async () => {
    startDemo({ version: '11.2' })
    const me = await signInAs('ada')
    expect(serverVersion()).toMatch(/^11\.2\./)
    const made = await createToken(me.id, { description: 'old style' }, () => {})
    expect(made).not.toHaveProperty('expires_at')
    const missing = { kind: 'not-found', id: 'api.context.404.app_error' }
    await expect(rotateToken(made.id, { expiresAt: 0 }, () => {})).rejects.toMatchObject(missing)
    await expect(countNonCompliant()).rejects.toMatchObject(missing)
  })
})

describe('a server in trouble', () => {
  beforeEach(async () => {
    await signInAs('ada')
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  async function outcomeOf<T>(promise: Promise<T>): Promise<unknown> {
    const outcome = promise.catch((error: unknown) => error)
    await vi.runAllTimersAsync()
    return outcome
  }

  it.each(['bad-gateway-html', 'drop', 'rate-limit'] as const)('reads get over %s', async (kind) => {
    demo.faults.add({ kind, times: 2 })
    expect(await outcomeOf(getMe())).toMatchObject({ username: 'ada' })
  })

  it('writes get over the rate limit, and are sent once otherwise', async () => {
    const { rows } = await listTokens({ page: 0, perPage: 1 })
    const [token] = rows
    if (!token) throw new Error('no tokens')
    demo.faults.add({ kind: 'rate-limit', match: { method: 'POST' }, times: 2 })
    expect(await outcomeOf(disableToken(token.id))).toBeUndefined()
    demo.faults.add({ kind: 'drop', match: { method: 'POST' } })
    const asked = demo.requests.length
    expect(await outcomeOf(revokeToken(token.id))).toMatchObject({ kind: 'network' })
    expect(demo.requests).toHaveLength(asked + 1)
  })

  it.each([
    ['not-json', 'not-mattermost'],
    ['empty', 'unreadable'],
  ] as const)('%s is %s', async (kind, told) => {
    demo.faults.add({ kind })
    expect(await outcomeOf(getMe())).toMatchObject({ kind: told })
  })
})
