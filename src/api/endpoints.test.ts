import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listAuditsOfUser } from './audits.ts'
import { assignBot, disableBot } from './bot-writes.ts'
import { listBots } from './bots.ts'
import { listCommandsOfTeam } from './commands.ts'
import { onSessionExpired } from './http.ts'
import { parseTeamId, parseTokenId, parseUserId, teamIdSchema } from './ids.ts'
import { sendPasswordReset, signIn, signOut } from './login.ts'
import { getRolesByNames } from './roles.ts'
import { listSessions } from './sessions.ts'
import { getClientConfig, getLicense } from './system.ts'
import { removeTeamMember } from './team-lists.ts'
import { listTeamMemberships } from './teams.ts'
import { createToken, disableToken, enableToken, revokeToken, rotateToken } from './token-writes.ts'
import { countNonCompliant, getToken, listTokens, listTokensOfUser, searchTokens } from './tokens.ts'
import { autocompleteUsers, getMe, getUser, getUsersByIds, pictureUrl, searchUsers } from './users.ts'

function idOf<T>(id: T | null): T {
  if (id === null) throw new Error('not an id')
  return id
}
const USER = idOf(parseUserId('u'.repeat(26)))
const TOKEN = idOf(parseTokenId('t'.repeat(26)))
const TEAM = v.parse(teamIdSchema, 'm'.repeat(26))
const SECRET = 's'.repeat(26)

const user = { id: USER, username: 'ada', delete_at: 0, locale: 'en', remote_id: null }
const token = { id: TOKEN, user_id: USER, description: 'backup', is_active: true }
const OK = { status: 'OK' }

let sent: { line: string; body: unknown }[] = []

function answer(body: unknown, status = 200): void {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const given: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    sent.push({ line: `${init.method} ${url.replace('/api/v4', '')}`, body: given })
    return Promise.resolve(new Response(JSON.stringify(body), { status }))
  })
}

beforeEach(() => {
  sent = []
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const lines = () => sent.map(({ line }) => line)

describe('reads', () => {
  it('people', async () => {
    answer(user)
    expect(await getMe()).toMatchObject({ username: 'ada', mfa_active: false, email: '', remote_id: '' })
    await getUser(USER)
    answer({ users: [user, { id: 1 }], out_of_channel: [] })
    expect(await autocompleteUsers('ad a')).toHaveLength(1)
    answer([user])
    await searchUsers({ term: 'ada', allowInactive: true, limit: 50 })
    expect(lines()).toEqual([
      'GET /users/me',
      `GET /users/${USER}`,
      'GET /users/autocomplete?name=ad+a&limit=25',
      'POST /users/search',
    ])
    expect(sent[3]?.body).toEqual({ term: 'ada', allow_inactive: true, limit: 50 })
    await searchUsers({ term: 'ada', allowInactive: false, limit: 1, role: 'system_admin', team: 'none' })
    await searchUsers({ term: 'ada', allowInactive: false, limit: 1, team: idOf(parseTeamId('e'.repeat(26))) })
    const asked = { term: 'ada', allow_inactive: false, limit: 1 }
    expect(sent[4]?.body).toEqual({ ...asked, role: 'system_admin', without_team: true })
    expect(sent[5]?.body).toEqual({ ...asked, team_id: 'e'.repeat(26) })
  })

  it('people by id, in pieces, none for none', async () => {
    answer([user, { id: 'short' }])
    expect(await getUsersByIds([])).toEqual({ rows: [], unreadable: 0, received: 0 })
    expect(sent).toEqual([])
    const found = await getUsersByIds(Array.from({ length: 501 }, () => USER))
    expect(found).toMatchObject({ rows: [{ id: USER }, { id: USER }], unreadable: 2, received: 4 })
    expect(sent.map(({ body }) => (Array.isArray(body) ? body.length : -1))).toEqual([500, 1])
  })

  it('roles by name, a hundred at once', async () => {
    answer([{ id: 'r', name: 'system_user', permissions: ['view_members'] }])
    expect(await getRolesByNames([])).toMatchObject({ rows: [] })
    const names = Array.from({ length: 230 }, (_, at) => `role_${at}`)
    expect((await getRolesByNames(names)).rows).toHaveLength(3)
    expect(sent.map(({ body }) => (Array.isArray(body) ? body.length : -1))).toEqual([100, 100, 30])
  })

  it('tokens', async () => {
    answer([token])
    expect((await listTokens({ page: 2, perPage: 200 })).rows[0]?.expires_at).toBeUndefined()
    await listTokensOfUser(USER, { page: 0, perPage: 60 })
    await searchTokens('ada')
    answer({ ...token, expires_at: 0 })
    expect((await getToken(TOKEN)).expires_at).toBe(0)
    answer({ count: 7 })
    expect(await countNonCompliant()).toBe(7)
    expect(lines()).toEqual([
      'GET /users/tokens?page=2&per_page=200',
      `GET /users/${USER}/tokens?page=0&per_page=60`,
      'POST /users/tokens/search',
      `GET /users/tokens/${TOKEN}`,
      'GET /users/tokens/non_compliant/count',
    ])
    expect(sent[2]?.body).toEqual({ term: 'ada' })
  })

  it('sessions and audits, without the secrets in them', async () => {
    answer([{ id: SECRET, user_id: USER, props: { csrf: 'live', os: 'Linux' } }])
    expect((await listSessions(USER)).rows[0]?.props).toEqual({ os: 'Linux' })
    answer([{ id: 'a', create_at: 1, extra_info: 'attempt - token=reset1' }])
    const audits = await listAuditsOfUser(USER, { page: 1, perPage: 200 })
    expect(audits.rows[0]?.extra_info).toBe('attempt - token=(removed)')
    answer([{ id: 'a', create_at: 1, extra_info: 'success - token_id=abc' }])
    expect((await listAuditsOfUser(USER, { page: 1, perPage: 200 })).rows[0]?.extra_info).toBe('success - token_id=abc')
    answer(null)
    expect((await listAuditsOfUser(USER, { page: 1, perPage: 200 })).rows).toEqual([])
    expect(lines().slice(0, 2)).toEqual([
      `GET /users/${USER}/sessions`,
      `GET /users/${USER}/audits?page=1&per_page=200`,
    ])
  })

  it('memberships and bots', async () => {
    answer([{ team_id: 'm'.repeat(26), user_id: USER, roles: 'team_user' }])
    expect((await listTeamMemberships(USER)).rows[0]?.delete_at).toBe(0)
    answer([{ user_id: USER, username: 'ci', owner_id: 'com.example.plugin' }])
    expect((await listBots({ page: 0, perPage: 200, includeDeleted: true })).rows[0]?.description).toBe('')
    expect(lines()).toEqual([`GET /users/${USER}/teams/members`, 'GET /bots?page=0&per_page=200&include_deleted=true'])
  })

  it('slash commands, without the secrets in them', async () => {
    const command = {
      id: 'c'.repeat(26),
      team_id: TEAM,
      creator_id: USER,
      trigger: 'tide',
      token: SECRET,
      url: 'https://a',
    }
    answer([command, { id: 'short' }])
    const { rows, unreadable } = await listCommandsOfTeam(TEAM)
    expect(rows[0]).toMatchObject({ trigger: 'tide', creator_id: USER, delete_at: 0 })
    expect(JSON.stringify(rows)).not.toContain(SECRET)
    expect(rows[0]).not.toHaveProperty('url')
    expect(unreadable).toBe(1)
    expect(lines()).toEqual([`GET /commands?team_id=${TEAM}&custom_only=true`])
  })

  it('facts about the server', async () => {
    answer({ Version: '11.2.0', EnableUserAccessTokens: 'true' })
    expect(await getClientConfig()).toMatchObject({ Version: '11.2.0', SiteName: '' })
    answer({ IsLicensed: 'true', CustomPermissionsSchemes: 'true', Users: '10' })
    expect(await getLicense()).toEqual({ CustomPermissionsSchemes: true })
    expect(lines()).toEqual(['GET /config/client?format=old', 'GET /license/client?format=old'])
  })

  it('has an address for pictures that changes with the picture', () => {
    expect(pictureUrl(USER, -5)).toBe(`/api/v4/users/${USER}/image?_=-5`)
  })
})

describe('signing in and out', () => {
  it('sends a code only when there is one', async () => {
    answer(user)
    await signIn({ loginId: 'ada', password: 'pw' })
    await signIn({ loginId: 'ada', password: 'pw', code: '123456' })
    expect(sent.map(({ body }) => body)).toEqual([
      { login_id: 'ada', password: 'pw' },
      { login_id: 'ada', password: 'pw', token: '123456' },
    ])
    expect(lines()[0]).toBe('POST /users/login')
  })

  it('is content when the session to be ended has ended, but not when nothing answers', async () => {
    answer({ id: 'api.context.session_expired.app_error', message: 'x' }, 401)
    await signOut()
    expect(lines()).toEqual(['POST /users/logout'])
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(signOut()).rejects.toMatchObject({ kind: 'network' })
  })

  it('waits 10 s for the answer to a sign-out, of which nothing is seen meanwhile', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', (_url: string, { signal }: RequestInit) => {
      return new Promise((_answered, refuse) => signal?.addEventListener('abort', () => refuse(new Error('aborted'))))
    })
    const told = expect(signOut()).rejects.toMatchObject({ kind: 'timeout' })
    await vi.advanceTimersByTimeAsync(10_000)
    await told
  })

  it('still tells that the session has ended, after a sign-out of which nobody knows what came', async () => {
    const told = vi.fn()
    const stop = onSessionExpired(told)
    answer({}, 502)
    await expect(signOut()).rejects.toMatchObject({ kind: 'server' })
    answer({ id: 'api.context.session_expired.app_error', message: 'x' }, 401)
    await expect(getMe()).rejects.toMatchObject({ kind: 'session-expired' })
    stop()
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('asks for the mail to reset a password', async () => {
    answer(OK)
    await sendPasswordReset('ada@example.com')
    expect(sent).toEqual([{ line: 'POST /users/password/reset/send', body: { email: 'ada@example.com' } }])
  })
})

describe('writes on tokens', () => {
  it('hands the secret of a new token to the sink alone', async () => {
    answer({ ...token, token: SECRET })
    const sink = vi.fn()
    const made = await createToken(USER, { description: 'backup' }, sink)
    expect(sink.mock.calls).toEqual([[SECRET]])
    expect(Object.keys(made)).toEqual(['id', 'user_id', 'description', 'is_active'])
    expect(JSON.stringify(made)).not.toContain(SECRET)
    await createToken(USER, { description: 'backup', expiresAt: 0 }, sink)
    expect(sent).toEqual([
      { line: `POST /users/${USER}/tokens`, body: { description: 'backup' } },
      { line: `POST /users/${USER}/tokens`, body: { description: 'backup', expires_at: 0 } },
    ])
  })

  it('always says until when a rotated token is good', async () => {
    answer({ ...token, token: SECRET, expires_at: 0 })
    const sink = vi.fn()
    expect(await rotateToken(TOKEN, { expiresAt: 0 }, sink)).not.toHaveProperty('token')
    expect(sink).toHaveBeenCalledExactlyOnceWith(SECRET)
    expect(sent).toEqual([{ line: 'POST /users/tokens/rotate', body: { token_id: TOKEN, expires_at: 0 } }])
  })

  it('calls the sink not at all when there is no secret to hand over', async () => {
    answer(token)
    const sink = vi.fn()
    await expect(createToken(USER, { description: 'x' }, sink)).rejects.toMatchObject({ kind: 'unreadable' })
    expect(sink).not.toHaveBeenCalled()
  })

  it('enables, disables, revokes', async () => {
    answer(OK)
    await enableToken(TOKEN)
    await disableToken(TOKEN)
    await revokeToken(TOKEN)
    expect(sent).toEqual(
      ['enable', 'disable', 'revoke'].map((verb) => ({
        line: `POST /users/tokens/${verb}`,
        body: { token_id: TOKEN },
      })),
    )
  })
})

describe('writes on what somebody leaves behind', () => {
  it('gives bots away, switches them off, ends memberships', async () => {
    answer({ user_id: USER, username: 'ci' })
    await assignBot(USER, USER)
    await disableBot(USER)
    answer(OK)
    await removeTeamMember(TEAM, USER)
    expect(sent).toEqual([
      { line: `POST /bots/${USER}/assign/${USER}`, body: undefined },
      { line: `POST /bots/${USER}/disable`, body: undefined },
      { line: `DELETE /teams/${TEAM}/members/${USER}`, body: undefined },
    ])
  })
})
