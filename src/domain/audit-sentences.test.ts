import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { auditSchema, type Audit } from '@/api/objects/audit.ts'
import { auditSentence, foldAttempts } from './audit-sentences.ts'
import { tokenId, userId } from './test-objects.ts'
import { historyCaveats, tokenHistory } from './token-history.ts'

let count = 0
function row(action: string, extra = '', facts: Record<string, unknown> = {}): Audit {
  count += 1
  const base = {
    id: `row${count}`,
    create_at: 1000 * count,
    user_id: userId('ada'),
    session_id: 's',
    ip_address: '10.0.0.1',
  }
  return v.parse(auditSchema, { ...base, action: `/api/v4${action}`, extra_info: extra, ...facts })
}

/** The sentence as text: ids become names. */
function text(audit: Audit): string {
  const { parts, result } = auditSentence(audit)
  const name = (id: string) => id.replace(/[ut]+$/, '')
  const words = parts.map((part) => {
    if (typeof part === 'string') return part
    if ('user' in part) return name(part.user)
    return 'token' in part ? `token ${name(part.token)}` : `command ${part.command}`
  })
  return `${words.join('')} [${result}]`
}

const ALICE = userId('alice')
const ONE = tokenId('one')

describe('auditSentence', () => {
  it.each([
    ['/users/login', 'attempt - login_id=alice', 'Sign-in tried as "alice" [attempt]'],
    ['/users/login', 'failure - login_id=a b', 'Sign-in failed as "a b" [failure]'],
    ['/users/login', 'authenticated', 'ada gave the right credentials [attempt]'],
    ['/users/login', `success session_user=${userId('ada')}`, 'ada signed in [success]'],
    ['/users/login', `attempt - login_id=x session_user=${ALICE}`, 'Sign-in tried as "x" [attempt]'],
    ['/users/login', `authenticated session_user=${ALICE}`, 'ada gave the right credentials [attempt]'],
    ['/users/logout', '', 'ada signed out [success]'],
    [`/users/${ALICE}/tokens`, '', 'ada asked for a token for alice [attempt]'],
    [`/users/${ALICE}/tokens`, `success - token_id=${ONE}`, 'ada created token one for alice [success]'],
    ['/users/me/tokens', `success - token_id=${ONE}`, 'ada created token one for themselves [success]'],
    [`/users/${userId('ada')}/tokens`, '', 'ada asked for a token for themselves [attempt]'],
    ['/users/tokens/revoke', '', 'ada asked to revoke a token [attempt]'],
    ['/users/tokens/revoke', `success - token_id=${ONE}`, 'ada revoked token one [success]'],
    ['/users/tokens/disable', `success - token_id=${ONE}`, 'ada disabled token one [success]'],
    ['/users/tokens/enable', `success - token_id=${ONE}`, 'ada enabled token one [success]'],
    ['/users/tokens/rotate', `success - token_id=${ONE}`, 'ada rotated token one [success]'],
    [
      `/users/${ALICE}/roles`,
      `user=${ALICE} roles=system_user system_admin`,
      'ada set the roles of alice to Member, System administrator [success]',
    ],
    [`/users/${ALICE}/roles`, `user=${ALICE} roles=`, 'ada set the roles of alice to none [success]'],
    [`/users/${ALICE}/active`, `user_id=${ALICE} active=false`, 'ada deactivated alice [success]'],
    [`/users/${ALICE}/active`, `user_id=${ALICE} active=true`, 'ada activated alice [success]'],
    [
      `/users/${ALICE}/auth`,
      `updated user ${ALICE} auth to service=ldap`,
      'ada moved alice to sign-in by ldap [success]',
    ],
    ['/users/me/mfa', 'attempt', 'ada tried to change their own multi-factor authentication [attempt]'],
    [`/users/${ALICE}/mfa`, 'success - mfa updated', 'ada changed the MFA of alice [success]'],
    [`/users/${ALICE}/password`, 'attempted', 'ada tried to change the password of alice [attempt]'],
    [`/users/${ALICE}/password`, 'failed', 'ada could not change the password of alice [failure]'],
    ['/users/me/password', 'completed', 'ada changed their own password [success]'],
    ['/users/password/reset/send', 'sent=a@b.c', 'ada had a password reset link sent to a@b.c [success]'],
    ['/users/password/reset', 'attempt - token=secret', 'ada opened a password reset link [attempt]'],
    ['/users/me/image', '', 'ada changed their own picture [success]'],
    [`/users/${ALICE}/patch`, '', 'ada changed the profile of alice [success]'],
    [`/users/${ALICE}`, '', 'ada changed the profile of alice [success]'],
    [`/users/${ALICE}/sessions/revoke`, '', 'ada ended a session of alice [success]'],
    ['/users/me/sessions/revoke/all', '', 'ada ended all their own sessions [success]'],
    ['/users/sessions/revoke/all', '', 'ada ended all sessions of everybody [success]'],
    ['/commands/abc/regen_token', 'attempt', 'ada made a new token for command abc (asked) [attempt]'],
    ['/commands/abc/regen_token', 'success', 'ada made a new token for command abc [success]'],
    [
      '/commands/abc/regen_token',
      'fail - inappropriate permissions',
      'ada made a new token for command abc (refused) [failure]',
    ],
    ['/config', 'updateConfig', 'ada changed the configuration of the server [success]'],
    ['/roles/abc/patch', '', 'ada changed what a role may do [success]'],
    ['/license', 'success', 'ada changed the licence [success]'],
  ])('%s %j', (action, extra, words) => {
    const audit = row(action, extra)
    expect(text(audit)).toBe(words)
    expect(auditSentence(audit).isKnown).toBe(true)
  })

  // Of the server itself, and not of its API.
  it.each([
    ['/login/sso/saml', 'attempt', 'Sign-in by SAML tried [attempt]'],
    ['/login/sso/saml', 'obtained user', 'ada gave the right credentials [attempt]'],
    ['/login/sso/saml', `success session_user=${userId('ada')}`, 'ada signed in [success]'],
    ['/signup/gitlab/complete', 'success', 'ada signed in [success]'],
    ['/oauth/google/complete', 'success', 'ada signed in [success]'],
    ['/chat/login/openid/complete', 'success', 'ada signed in [success]'],
    ['/chat/login/sso/saml', 'attempt', 'Sign-in by SAML tried [attempt]'],
  ])('%s %j: signed in by another service', (action, extra, words) => {
    expect(text(row('', extra, { action }))).toBe(words)
    expect(auditSentence(row('', extra, { action }))).toMatchObject({ isKnown: true, family: 'sign-in' })
  })

  it('leaves unknown rows raw', () => {
    expect(text(row('/channels/x/convert', 'name=y'))).toBe('ada: /api/v4/channels/x/convert (name=y) [null]')
    expect(auditSentence(row('/users/tokens/revoke', 'something new')).isKnown).toBe(false)
    expect(auditSentence(row('/users/login', 'something new')).isKnown).toBe(false)
    expect(text(row('', '', { action: '/plugins/x', user_id: '' }))).toBe('/plugins/x [null]')
    expect(text(row('', '', { action: '', user_id: '' }))).toBe('no action [null]')
  })

  it('knows servers under a path, and people not signed in', () => {
    expect(text(row('', '', { action: '/chat/api/v4/users/logout', user_id: '' }))).toBe(
      'Somebody not signed in signed out [success]',
    )
  })
})

describe('foldAttempts', () => {
  it('puts an attempt to its outcome, in either order, once', () => {
    const at = { create_at: 5000 }
    const rows = [
      row('/users/tokens/revoke', '', at),
      row('/users/tokens/revoke', `success - token_id=${ONE}`, at),
      row('/users/tokens/revoke', '', at),
      row('/users/tokens/revoke', '', { create_at: 500_000 }),
      row('/users/tokens/disable', '', at),
    ]
    expect(foldAttempts(rows)).toEqual([
      { audit: rows[1], attempt: rows[0] },
      { audit: rows[2], attempt: null },
      { audit: rows[3], attempt: null },
      { audit: rows[4], attempt: null },
    ])
  })

  it('keeps apart what another session did', () => {
    const rows = [
      row('/users/tokens/enable', '', { session_id: 'x' }),
      row('/users/tokens/enable', `success - token_id=${ONE}`),
    ]
    expect(foldAttempts(rows)).toHaveLength(2)
  })

  it('takes the newest attempt of the session or of none, and none from long before or after', () => {
    const enable = (extra: string, at: number, session = 's') =>
      row('/users/tokens/enable', extra, { create_at: at, session_id: session })
    const rows = [
      enable('', 90_000),
      enable('', 60_003, 'other'),
      enable('', 60_002, ''),
      enable('', 60_001),
      enable(`success - token_id=${ONE}`, 60_000),
      enable(`success - token_id=${ONE}`, 59_999),
      enable(`success - token_id=${ONE}`, 59_998),
      enable('', 40_000),
    ]
    expect(
      foldAttempts(rows).map(({ audit, attempt }) => [rows.indexOf(audit), attempt && rows.indexOf(attempt)]),
    ).toEqual([
      [0, null],
      [1, null],
      [4, 2],
      [5, 3],
      [6, null],
      [7, null],
    ])
  })

  it('looks at each of many rows a few times, however many are alike', () => {
    let looks = 0
    const counted = (extra: string, at: number): Audit => ({
      ...row('/users/tokens/enable', extra),
      get create_at() {
        looks += 1
        return at
      },
    })
    const many = 500
    const attempts = Array.from({ length: many }, (_, at) => counted('', 1e9 - at))
    const results = Array.from({ length: many }, (_, at) => counted(`success - token_id=${ONE}`, 1e8 - at))
    expect(foldAttempts([...attempts, ...results])).toHaveLength(2 * many)
    expect(looks).toBeLessThan(20 * many)
  })
})

describe('tokenHistory', () => {
  const rows = [
    row('/users/login', `success session_user=${ALICE}`),
    row(`/users/${ALICE}/tokens`, ''),
    row(`/users/${ALICE}/tokens`, `success - token_id=${ONE}`),
    row('/users/tokens/disable', `success - token_id=${ONE}`),
    row('/users/tokens/disable', `success - token_id=${tokenId('two')}`),
    row('/users/tokens/enable', `success - token_id=${ONE}`, { user_id: ALICE }),
    row('/users/tokens/revoke', ''),
  ]

  it('tells what was done with one token, newest first', () => {
    const history = tokenHistory(ONE, [...rows, ...rows])
    expect(history.events.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['enabled', ALICE],
      ['disabled', userId('ada')],
      ['created', userId('ada')],
    ])
    expect(history).toMatchObject({ isBirthSeen: true, oldest: rows[0]?.create_at })
    expect(history.events[0]).toMatchObject({ ip: '10.0.0.1', sessionId: 's', auditId: rows[5]?.id })
  })

  it('says what it cannot know', () => {
    const empty = tokenHistory(ONE, [])
    expect(empty).toEqual({ events: [], isBirthSeen: false, oldest: null })
    expect(historyCaveats(empty, 'Alice').join(' ')).toContain('Its making is not among them')
    expect(historyCaveats(tokenHistory(ONE, rows), 'Alice').join(' ')).not.toContain('Its making')
  })
})
