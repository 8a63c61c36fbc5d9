import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { sessionSchema, type Session } from '@/api/objects/session.ts'
import { countSessions, countTokens, lastSeen, ownSessions } from './person-credentials.ts'
import { personRisks, type RiskFacts } from './person-risks.ts'
import { DAY, NOW, bot, features, token, tokenId, user, userId } from './test-objects.ts'

function session(name: string, facts: Record<string, unknown> = {}): Session {
  const base = { id: name.padEnd(26, 's'), user_id: userId('tom'), roles: 'system_user', create_at: NOW - DAY }
  return v.parse(sessionSchema, { ...base, last_activity_at: NOW - DAY, expires_at: NOW + DAY, ...facts })
}

function ofToken(name: string, lastUse: number): Session {
  const props = { type: 'UserAccessToken', user_access_token_id: tokenId(name) }
  return session(name, { props, create_at: lastUse, last_activity_at: lastUse, expires_at: 0 })
}

const calm: RiskFacts = {
  user: user('tom', { mfa_active: true }),
  knowsSignIn: true,
  isMfaOffered: true,
  tokens: [],
  sessions: [],
  ownedBots: [],
  features: features(),
  now: NOW,
}
const risks = (change: Partial<RiskFacts>) => personRisks({ ...calm, ...change }).map(({ id }) => id)
const titles = (change: Partial<RiskFacts>) => personRisks({ ...calm, ...change }).map(({ title }) => title)

describe('open risks', () => {
  it('has none where there is none, and concludes nothing from what is not known', () => {
    expect(risks({})).toEqual([])
    const admin = user('ada', { roles: 'system_admin system_user', failed_attempts: 10 })
    expect(risks({ user: admin, knowsSignIn: false, tokens: null, sessions: null, ownedBots: null })).toEqual([])
  })

  it('names a missing second factor where Mattermost asks for one, worst for administrators', () => {
    expect(risks({ user: user('tom') })).toEqual(['no-mfa'])
    expect(risks({ user: user('tom', { auth_service: 'ldap' }) })).toEqual(['no-mfa'])
    expect(risks({ user: user('tom', { auth_service: 'saml' }) })).toEqual([])
    expect(risks({ user: user('tom', { delete_at: NOW }) })).toEqual([])
    expect(risks({ user: user('ci', { is_bot: true }) })).toEqual([])
    const [admin] = personRisks({ ...calm, user: user('ada', { roles: 'system_user system_admin' }) })
    expect(admin).toMatchObject({ tone: 'danger', title: 'A system administrator without a second factor' })
  })

  it('names a lock', () => {
    expect(titles({ user: user('leo', { mfa_active: true, failed_attempts: 10 }) })).toEqual([
      'Locked after 10 failed attempts',
    ])
    expect(risks({ user: user('leo', { mfa_active: true, failed_attempts: 9 }) })).toEqual([])
  })

  it('names tokens that never expire, break the policy, were not used, or are an administrator’s', () => {
    const tokens = [
      token('a', 'tom'),
      token('b', 'tom', { expires_at: NOW + 400 * DAY }),
      token('off', 'tom', { is_active: false }),
    ]
    const strict = features('11.10.0', { MaximumPersonalAccessTokenLifetimeDays: '365' })
    const sessions = [ofToken('a', NOW - 90 * DAY)]
    expect(titles({ tokens, sessions, features: strict })).toEqual([
      '1 token never expires',
      '2 tokens live longer than the server allows',
      '1 token without a recorded use for 90 days or more',
      '1 working token was never seen in use',
    ])
    expect(risks({ tokens, sessions: null })).toEqual(['never-expires'])
    const admin = user('ada', { roles: 'system_admin', mfa_active: true })
    expect(personRisks({ ...calm, user: admin, tokens, sessions: null }).map(({ id, tone }) => [id, tone])).toEqual([
      ['admin-token', 'danger'],
      ['never-expires', 'warn'],
    ])
  })

  it('holds a person’s bot to the policy, a plugin’s not, and says nothing while it is not known whose it is', () => {
    const ci = user('ci', { is_bot: true })
    const tokens = [token('a', 'ci', { expires_at: NOW + 400 * DAY })]
    const strict = features('11.10.0', { MaximumPersonalAccessTokenLifetimeDays: '365' })
    const ofBot = (owned: RiskFacts['bot']) => risks({ user: ci, tokens, sessions: null, features: strict, bot: owned })
    expect(ofBot(bot('ci', userId('tom')))).toEqual(['policy'])
    expect(ofBot(bot('ci', ''))).toEqual(['policy'])
    expect(ofBot(bot('ci', 'com.mattermost.calls'))).toEqual([])
    expect(ofBot(undefined)).toEqual([])
  })

  it('says nothing of an expiry that the server does not tell', () => {
    expect(risks({ tokens: [token('a', 'tom', { expires_at: undefined })], sessions: null })).toEqual([])
  })

  it('names what only sleeps, and bots that go on without their owner', () => {
    const gone = user('dora', { delete_at: NOW - DAY })
    const bots = [bot('ci', userId('dora')), bot('old', userId('dora'), { delete_at: NOW })]
    expect(titles({ user: gone, tokens: [token('a', 'dora'), token('b', 'dora')], ownedBots: bots })).toEqual([
      '2 tokens wake when the account is activated',
      '1 bot runs on though the owner left',
    ])
    expect(risks({ ownedBots: bots })).toEqual([])
  })

  it('names a bot whose owner left, not one whose owner is not known', () => {
    const ci = user('ci', { is_bot: true })
    expect(risks({ user: ci, ownerOfBot: gone() })).toEqual(['bot-without-owner'])
    expect(risks({ user: ci, ownerOfBot: null })).toEqual(['bot-without-owner'])
    expect(risks({ user: ci, ownerOfBot: user('tom') })).toEqual([])
    expect(risks({ user: ci })).toEqual([])
    expect(risks({ user: user('ci', { is_bot: true, delete_at: NOW }), ownerOfBot: null })).toEqual([])
  })

  it('names sessions that are old, or run with other roles, of people and not of tokens', () => {
    const sessions = [
      session('old', { create_at: NOW - 180 * DAY }),
      session('ended', { create_at: NOW - 200 * DAY, expires_at: NOW - DAY }),
      session('other', { roles: 'system_user system_admin' }),
      session('same', { roles: 'system_user' }),
      ofToken('a', NOW - 200 * DAY),
    ]
    expect(titles({ sessions })).toEqual([
      '1 session is older than 180 days',
      '1 session has other roles than the account',
    ])
  })
})

function gone() {
  return user('tom', { delete_at: NOW - DAY })
}

describe('live credentials', () => {
  it('counts sessions by what they were made with, ended ones not', () => {
    const sessions = [
      session('a', { props: { browser: 'Chrome/141.0' } }),
      session('b', { props: { browser: 'Desktop App/6.0.1' } }),
      session('c', { device_id: 'apple_rn-v2:x', props: { browser: 'Mobile App/2.34' } }),
      session('d', { props: { isMobile: 'true' } }),
      session('e', { is_oauth: true }),
      ofToken('f', NOW - 5 * DAY),
      session('g', { expires_at: NOW }),
    ]
    expect(countSessions(sessions, NOW)).toEqual({ browser: 1, desktop: 1, mobile: 2, token: 1, app: 1 })
    expect(ownSessions(sessions, NOW)).toHaveLength(5)
    expect(lastSeen(sessions)).toBe(NOW - DAY)
    expect(lastSeen([])).toBeNull()
  })

  it('counts tokens by whether they work', () => {
    const tokens = [token('a', 'tom'), token('b', 'tom', { is_active: false }), token('c', 'tom', { expires_at: NOW })]
    expect(countTokens(tokens, user('tom'), NOW, features())).toMatchObject({ active: 1, disabled: 1, expired: 1 })
    expect(countTokens(tokens, gone(), NOW, features())).toMatchObject({ active: 0, asleep: 1, disabled: 1 })
    const off = features('11.10.0', { EnableUserAccessTokens: 'false' })
    expect(countTokens(tokens, user('tom'), NOW, off)).toMatchObject({ blocked: 1 })
  })
})
