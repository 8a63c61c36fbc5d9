import { beforeAll, describe, expect, it } from 'vitest'
import { freshConfig } from '../config.ts'
import type { DemoTables, TokenRecord, UserRecord } from '../state.ts'
import { companyTables } from './company.ts'
import { demoIds, demoPeople } from './demo-people.ts'
import { DAY, MINUTE } from './making.ts'
import { createRandom } from './random.ts'
import { LONGEST_DESCRIPTIONS } from './token-words.ts'

const NOW = Date.UTC(2025, 10, 22, 9, 30)
const AN_ID = /^[ybndrfg8ejkmcpqxot1uwisza345h769]{26}$/
const bytes = (text: string): number => new TextEncoder().encode(text).length
const make = (seed: number): DemoTables => companyTables({ clock: () => NOW, version: '11.10' }, createRandom(seed))

describe.each([1, 2, 77, 4_000_000_000])('the company from seed %i', (seed) => {
  let tables: DemoTables
  let people: Map<string, UserRecord>
  const ownerOf = (token: TokenRecord): UserRecord | undefined => people.get(token.user_id)
  const tokensOf = (name: keyof typeof demoIds): TokenRecord[] =>
    tables.tokens.filter((token) => token.user_id === demoIds[name])
  const tokens = (test: (token: TokenRecord, owner: UserRecord | undefined) => boolean): TokenRecord[] =>
    tables.tokens.filter((token) => test(token, ownerOf(token)))
  const lastUse = (token: TokenRecord): number | undefined =>
    tables.sessions.find((one) => one.props['user_access_token_id'] === token.id)?.last_activity_at

  beforeAll(() => {
    tables = make(seed)
    people = new Map(tables.users.map((user) => [user.id, user]))
  })

  it('has the numbers it promises', () => {
    expect(tables.users.filter((user) => !user.is_bot)).toHaveLength(420)
    expect(tables.bots).toHaveLength(12)
    expect(tables.users.filter((user) => user.is_bot)).toHaveLength(12)
    expect(tables.teams).toHaveLength(9)
    expect(tables.tokens).toHaveLength(340)
    expect(tables.audits.length).toBeGreaterThan(5_000)
    expect(tables.audits.length).toBeLessThan(7_000)
    expect(tables.preferences.length).toBeGreaterThan(300)
  })

  it('has well-formed ids, and no id twice', () => {
    const ids = [
      ...tables.users.map((user) => user.id),
      ...tables.teams.map((team) => team.id),
      ...tables.tokens.flatMap((token) => [token.id, token.token]),
      ...tables.sessions.map((session) => session.id),
      ...tables.audits.map((audit) => audit.id),
      ...tables.commands.flatMap((command) => [command.id, command.token]),
      ...tables.roles.map((role) => role.id),
    ]
    expect(ids.filter((id) => !AN_ID.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(tables.users.map((user) => user.username)).size).toBe(tables.users.length)
    expect(new Set(tables.users.map((user) => user.email)).size).toBe(tables.users.length)
    const signInIds = tables.users.map((user) => user.auth_data).filter((data) => data !== null)
    expect(new Set(signInIds).size).toBe(signInIds.length)
    expect(tables.users.filter((user) => !/^[a-z][a-z0-9.\-_]{1,63}$/.test(user.username))).toEqual([])
  })

  it('refers to nobody who is not there, but for the tokens without owner', () => {
    const teams = new Set(tables.teams.map((team) => team.id))
    expect(tables.sessions.filter((session) => !people.has(session.user_id))).toEqual([])
    expect(tables.preferences.filter((row) => !people.has(row.user_id))).toEqual([])
    expect(tables.members.filter((row) => !people.has(row.user_id) || !teams.has(row.team_id))).toEqual([])
    expect(new Set(tables.members.map((row) => `${row.team_id} ${row.user_id}`)).size).toBe(tables.members.length)
    expect(tables.bots.filter((bot) => people.get(bot.user_id)?.is_bot !== true)).toEqual([])
    expect(tables.audits.filter((row) => row.user_id !== '' && !people.has(row.user_id))).toEqual([])
    expect(tokens((_, owner) => owner === undefined)).toHaveLength(3)
  })

  it('lets nothing happen after now, after the end of an account or before its start', () => {
    for (const user of tables.users) {
      const times = [user.create_at, user.update_at, user.delete_at, user.last_login, user.last_activity_at]
      expect(Math.max(...times, user.last_password_update)).toBeLessThanOrEqual(NOW)
      expect(Number.isInteger(times.reduce((sum, time) => sum + time))).toBe(true)
      if (user.delete_at) expect(user.last_activity_at).toBeLessThanOrEqual(user.delete_at)
      if (user.last_login) expect(user.last_login).toBeGreaterThanOrEqual(user.create_at)
    }
    for (const session of tables.sessions) {
      const created = people.get(session.user_id)?.create_at ?? 0
      expect(session.create_at).toBeGreaterThanOrEqual(created)
      expect(session.last_activity_at).toBeGreaterThanOrEqual(session.create_at)
      expect(session.last_activity_at).toBeLessThanOrEqual(NOW)
    }
  })

  it('gives sessions only to those who can still use them', () => {
    expect(tables.sessions.filter((session) => people.get(session.user_id)?.delete_at !== 0)).toEqual([])
    const byToken = new Map(tables.tokens.map((token) => [token.id, token]))
    const ofTokens = tables.sessions.filter((session) => session.props['type'] === 'UserAccessToken')
    expect(ofTokens.length).toBeGreaterThan(120)
    for (const session of ofTokens) {
      const token = byToken.get(session.props['user_access_token_id'] ?? '')
      expect(token?.is_active).toBe(true)
      expect(session.token).toBe(token?.token)
      expect(session.user_id).toBe(token?.user_id)
      const isBot = people.get(session.user_id)?.is_bot === true
      const keys = ['user_access_token_id', 'type', 'is_guest', ...(isBot ? ['is_bot'] : [])]
      expect(Object.keys(session.props)).toEqual(keys)
    }
    expect(new Set(ofTokens.map((one) => one.token)).size).toBe(ofTokens.length)
  })

  it('lists the demo people with their roles', () => {
    const names = demoPeople.map((one) => one.username)
    expect(names).toEqual(Object.keys(demoIds).slice(0, names.length))
    const roles = (name: keyof typeof demoIds): string[] => people.get(demoIds[name])?.roles.split(' ') ?? []
    expect(roles('ada')).toContain('system_admin')
    expect(roles('mona')).toContain('system_admin')
    expect(people.get(demoIds.mona)?.mfa_active).toBe(true)
    expect(roles('hedy')).toEqual(['system_user', 'token_helpdesk'])
    expect(roles('rita')).toEqual(['system_user', 'system_read_only_admin'])
    expect(roles('tom')).toEqual(['system_user', 'system_user_access_token'])
    expect(roles('alice')).toEqual(['system_user'])
    expect(roles('uma')).toEqual(['system_user', 'system_user_manager'])
    expect(roles('max')).toEqual(['system_user', 'system_manager'])
    expect(roles('gus')).toEqual(['system_guest'])
    expect(people.get(demoIds.leo)?.failed_attempts).toBe(10)
    expect(tables.users.filter((user) => !user.email_verified).map((user) => user.id)).toEqual([demoIds.vera])
    const ruled = tables.members.filter((row) => row.user_id === demoIds.tess && row.scheme_admin)
    expect(ruled).toHaveLength(1)
  })

  it('tells the stories of people', () => {
    expect(tokensOf('tom')).toHaveLength(5)
    expect(tokensOf('alice')).toEqual([])
    expect(tokensOf('hedy')).toEqual([])
    expect(tokensOf('dora')).toHaveLength(3)
    const asleep = tokens((token, owner) => token.is_active && owner !== undefined && owner.delete_at > 0)
    expect(asleep).toHaveLength(14)
    expect(new Set(asleep.map((token) => token.user_id)).size).toBe(8)
    expect(tokens((_, owner) => owner?.roles.includes('system_admin') === true)).toHaveLength(9)
    const forgotten = tokensOf('nora').find((token) => token.expires_at === 0)
    expect(forgotten && lastUse(forgotten)).toBe(NOW - 213 * DAY)
    const orphans = tables.bots.filter((bot) => (people.get(bot.owner_id)?.delete_at ?? 0) > 0)
    expect(orphans).toHaveLength(1)
    expect(tables.bots.filter((bot) => !people.has(bot.owner_id))).toHaveLength(2)
    expect(tables.bots.filter((bot) => bot.delete_at > 0)).toHaveLength(1)
  })

  it('tells the stories of teams, slash commands and settings', () => {
    const left = tables.members.filter((row) => row.delete_at !== 0)
    expect(left.length).toBeGreaterThan(10)
    expect(left.length).toBeLessThan(90)
    expect(left.filter((row) => row.delete_at > NOW)).toEqual([])
    const now = new Set(tables.members.filter((row) => row.delete_at === 0).map((row) => row.user_id))
    const without = tables.users.filter((user) => !now.has(user.id) && !user.roles.includes('system_guest'))
    expect(without.length).toBeGreaterThan(3)
    expect(without.filter((user) => user.delete_at === 0)).toEqual([])
    const creators = tables.commands.map((command) => command.creator_id)
    expect(creators.sort()).toEqual([demoIds.dora, demoIds.tess, demoIds.tom].sort())
    const teams = new Set(tables.teams.map((team) => team.id))
    expect(tables.commands.filter((command) => !teams.has(command.team_id))).toEqual([])
    const ofPeople = tables.users.filter((user) => !user.is_bot).length
    for (const category of ['tutorial_step', 'recommended_next_steps', 'system_notice']) {
      expect(tables.preferences.filter((row) => row.category === category)).toHaveLength(ofPeople)
    }
    expect(tables.preferences.some((row) => row.category === 'shift_planner')).toBe(true)
    const keys = tables.preferences.map((row) => `${row.user_id} ${row.category} ${row.name}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('tells the stories of expiry and use', () => {
    const live = tokens((token, owner) => token.is_active && owner?.delete_at === 0)
    const ends = (low: number, high: number): TokenRecord[] =>
      live.filter(({ expires_at }) => expires_at > NOW + low * DAY && expires_at <= NOW + high * DAY)
    expect(ends(0, 7)).toHaveLength(6)
    expect(ends(-365, 0)).toHaveLength(2)
    expect(ends(365, 1_000_000).length).toBeGreaterThanOrEqual(6)
    expect(live.filter((token) => token.expires_at === 0).length).toBeGreaterThan(60)
    expect(tables.tokens.filter((token) => !token.is_active).length).toBeGreaterThan(15)
    const fresh = live.filter((token) => (lastUse(token) ?? 0) > NOW - 5 * MINUTE)
    expect(fresh.map((token) => token.user_id)).toEqual([demoIds.tom])
    expect(live.filter((token) => lastUse(token) === undefined).length).toBeGreaterThan(40)
  })

  it('tells the stories of words', () => {
    const words = tables.tokens.map((token) => token.description)
    expect(words.filter((text) => bytes(text) > 255 || text === '')).toEqual([])
    expect(words.filter((text) => bytes(text) === 255).sort()).toEqual([...LONGEST_DESCRIPTIONS].sort())
    expect(words.filter((text) => text.trim() === '')).toHaveLength(2)
    for (const text of ['test', 'tmp', 'asdf']) expect(words).toContain(text)
    expect(words.filter((text) => /^[=+\-@]/.test(text)).length).toBeGreaterThanOrEqual(4)
    expect(words.filter((text) => /[\u0590-\u06ff]/.test(text))).toHaveLength(3)
    for (const mark of ['<b>', '\t', '🚢']) expect(words.filter((text) => text.includes(mark))).toHaveLength(1)
    const jenkins = tokens((token) => token.description === 'Jenkins')
    expect(jenkins).toHaveLength(3)
    expect(new Set(jenkins.map((token) => token.user_id)).size).toBe(1)
  })

  it('lets people do only what their way to sign in allows', () => {
    const serviceOf = (id: string): string => people.get(id)?.auth_service ?? ''
    const isElsewhere = (id: string): boolean => ['saml', 'gitlab'].includes(serviceOf(id))
    expect(tables.users.filter((user) => isElsewhere(user.id) && user.failed_attempts > 0)).toEqual([])
    const rows = tables.audits.map(({ action, user_id, extra_info }) => {
      const [, target = '', act = ''] = /^\/api\/v4\/users\/(\w{26})\/(\w+)$/.exec(action) ?? []
      return { action, user_id, extra_info, target, act }
    })
    expect(rows.filter(({ target, act }) => act === 'password' && serviceOf(target) !== '')).toEqual([])
    expect(rows.filter(({ target, act }) => act === 'mfa' && isElsewhere(target))).toEqual([])
    expect(rows.filter(({ action, user_id }) => action.endsWith('/users/login') && isElsewhere(user_id))).toEqual([])
    const byAddress = new Map(tables.users.map((user) => [`sent=${user.email}`, user.auth_service]))
    const mails = rows.filter(({ action }) => action.endsWith('/reset/send'))
    expect(mails.filter(({ extra_info }) => byAddress.get(extra_info) !== '')).toEqual([])
    for (const service of ['saml', 'gitlab']) expect(rows.some(({ action }) => action.includes(service))).toBe(true)
  })

  it('writes audits oldest first, within ninety days, with two rows for a token made', () => {
    const times = tables.audits.map((row) => row.create_at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times[0]).toBeGreaterThan(NOW - 91 * DAY)
    expect(times.at(-1)).toBeLessThanOrEqual(NOW)
    const made = tables.audits.filter((row) => /^\/api\/v4\/users\/\w+\/tokens$/.test(row.action))
    expect(made.filter((row) => row.extra_info === '')).toHaveLength(made.length / 2)
    const known = new Set(tables.tokens.map((token) => `success - token_id=${token.id}`))
    const revoked = tables.audits.filter((row) => row.action === '/api/v4/users/tokens/revoke')
    for (const row of revoked) expect(known.has(row.extra_info)).toBe(false)
    for (const row of revoked) known.add(row.extra_info)
    expect(made.filter((row) => row.extra_info !== '' && !known.has(row.extra_info))).toEqual([])
    expect(made.length).toBeGreaterThan(80)
  })
})

describe('the company', () => {
  it('is the same for the same seed, another for another, and not in order of age', () => {
    const { adjustConfig: _one, ...first } = make(5)
    const { adjustConfig: _other, ...again } = make(5)
    expect(again).toEqual(first)
    expect(make(6).tokens[0]?.id).not.toBe(first.tokens[0]?.id)
    expect(first.tokens.slice(0, 5).some((token) => token.user_id !== demoIds.tom)).toBe(true)
  })

  it('moves with the clock', () => {
    const late = companyTables({ clock: () => NOW + 1_000, version: '11.10' }, createRandom(5))
    expect(late.tokens.map((token) => token.expires_at && token.expires_at - 1_000)).toEqual(
      make(5).tokens.map((token) => token.expires_at),
    )
  })

  it('has twenty tokens or more that break its policy', () => {
    const { adjustConfig, tokens } = make(5)
    const config = freshConfig()
    adjustConfig(config)
    const days = config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays
    expect(days).toBe(365)
    expect(config.ServiceSettings.EnableUserAccessTokens).toBe(true)
    const breaks = tokens.filter((one) => one.is_active && (one.expires_at === 0 || one.expires_at > NOW + days * DAY))
    expect(breaks.length).toBeGreaterThanOrEqual(20)
  })
})
