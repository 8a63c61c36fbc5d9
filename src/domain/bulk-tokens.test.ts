import { describe, expect, it } from 'vitest'
import { excludedByReason, obstacleFor, planTokens, severityOf, verbWords } from './bulk-tokens.ts'
import { InventoryIndex, type InventoryRow } from './inventory.ts'
import { bot, DAY, features, NOW, token, tokenId, user, userId } from './test-objects.ts'

const server = features()
const TOKEN_RIGHTS = ['create_user_access_token', 'read_user_access_token', 'revoke_user_access_token']
const viewer = (...permissions: string[]) => ({ id: userId('hedy'), permissions: new Set(permissions) })
const admin = viewer(...TOKEN_RIGHTS, 'manage_system', 'edit_other_users', 'manage_bots', 'manage_others_bots')
const hedy = viewer('edit_other_users', 'read_user_access_token', 'revoke_user_access_token')

function row(name: string): InventoryRow {
  const index = new InventoryIndex({ now: NOW, features: server })
  index.addTokens([
    token('on', 'alice'),
    token('off', 'alice', { is_active: false }),
    token('overdue', 'alice', { is_active: false, expires_at: NOW - DAY }),
    token('admin', 'ada'),
    token('robot', 'robot'),
    token('lost', 'lost'),
  ])
  const ada = user('ada', { roles: 'system_admin' })
  index.setOwners([user('alice'), ada, user('robot', { is_bot: true })], [userId('lost')])
  index.setBots([bot('robot', userId('alice'))])
  const found = index.rowOf(tokenId(name))
  if (!found) throw new Error(`no ${name}`)
  return found
}

const kinds = (plan: ReturnType<typeof planTokens>) =>
  plan.excluded.map(({ id, obstacle }) => [id.replace(/t+$/, ''), obstacle.kind])

describe('planTokens', () => {
  const rows = ['on', 'off', 'overdue', 'admin', 'robot', 'lost'].map(row)

  it('leaves out what needs no doing', () => {
    const disable = planTokens({ verb: 'disable', rows, viewer: admin, features: server })
    expect(disable.included.map((included) => included.token.description)).toEqual(['on', 'admin', 'robot', 'lost'])
    expect(kinds(disable)).toEqual([
      ['off', 'already-disabled'],
      ['overdue', 'already-disabled'],
    ])
    const enable = planTokens({ verb: 'enable', rows, viewer: admin, features: server })
    expect(enable.included.map((included) => included.token.description)).toEqual(['off'])
    expect(kinds(enable)).toContainEqual(['overdue', 'expired'])
    expect(planTokens({ verb: 'revoke', rows, viewer: admin, features: server }).excluded).toEqual([])
  })

  it('leaves out what one may not, with the permission', () => {
    const plan = planTokens({ verb: 'revoke', rows, viewer: hedy, features: server })
    expect(plan.included.map((included) => included.token.description)).toEqual(['on', 'off', 'overdue'])
    expect(plan.excluded.map(({ obstacle }) => obstacle.words)).toEqual([
      'The owner is a system administrator, which takes manage_system',
      'Your roles lack manage_others_bots',
      'Your roles lack manage_system',
    ])
  })

  it('tells what has gone meanwhile', () => {
    const plan = planTokens({ verb: 'revoke', rows: [], gone: [tokenId('x')], viewer: admin, features: server })
    expect(plan).toMatchObject({
      included: [],
      excluded: [{ id: tokenId('x'), row: null, obstacle: { kind: 'gone' } }],
    })
  })

  it('promises undo only to those who may', () => {
    const active = [row('on'), row('admin')]
    expect(planTokens({ verb: 'disable', rows: active, viewer: admin, features: server }).undoable).toBe(2)
    expect(planTokens({ verb: 'disable', rows: active, viewer: hedy, features: server })).toMatchObject({
      included: [{ token: { description: 'on' } }],
      undoable: 0,
    })
    expect(planTokens({ verb: 'revoke', rows: active, viewer: admin, features: server }).undoable).toBe(0)
  })

  it('counts only what is included', () => {
    const many = Array.from({ length: 26 }, () => row('on'))
    const one = planTokens({ verb: 'disable', rows: [...many.slice(1), row('off')], viewer: admin, features: server })
    expect(one).toMatchObject({ severity: 0, typed: null })
    const more = planTokens({ verb: 'disable', rows: many, viewer: admin, features: server })
    expect(more).toMatchObject({ severity: 3, typed: 'disable 26' })
  })
})

describe('obstacleFor rotate', () => {
  it('wants a server that can, an active token and tokens switched on', () => {
    const kind = (name: string, version = '11.10.0', on = 'true') =>
      obstacleFor('rotate', row(name), admin, features(version, { EnableUserAccessTokens: on }))?.kind ?? 'none'
    expect(kind('on')).toBe('none')
    expect(kind('on', '11.9.0')).toBe('unsupported')
    expect(kind('off')).toBe('disabled')
    expect(kind('lost')).toBe('gone')
    expect(kind('on', '11.10.0', 'false')).toBe('switched-off')
    expect(kind('robot', '11.10.0', 'false')).toBe('none')
    expect(obstacleFor('rotate', row('on'), hedy, server)?.words).toBe('Your roles lack create_user_access_token')
  })
})

describe('words', () => {
  it('name the act and the number', () => {
    expect(verbWords('revoke', 3)).toBe('Revoke 3 tokens')
    expect(verbWords('disable', 1)).toBe('Disable 1 token')
  })

  it.each([
    ['enable', 25, 0, null],
    ['rotate', 1, 1, null],
    ['revoke', 25, 2, null],
    ['revoke', 26, 3, 'revoke 26'],
    ['enable', 400, 3, 'enable 400'],
  ] as const)('%s of %s is level %s', (verb, count, severity, typed) => {
    expect(severityOf(verb, count)).toEqual({ severity, typed })
  })

  it('sum up what is left out', () => {
    const plan = planTokens({
      verb: 'disable',
      rows: [row('off'), row('overdue')],
      gone: [tokenId('x')],
      viewer: admin,
      features: server,
    })
    expect(excludedByReason(plan.excluded)).toEqual([
      { words: 'Already disabled', count: 2 },
      { words: 'Gone meanwhile: revoked, or expired and deleted', count: 1 },
    ])
  })
})
