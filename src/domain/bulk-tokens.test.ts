import { describe, expect, it } from 'vitest'
import { planTokens, type BulkVerb } from './bulk-tokens.ts'
import { InventoryIndex } from './inventory.ts'
import type { InventoryRow } from './inventory-row.ts'
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

const reasons = (plan: ReturnType<typeof planTokens>) =>
  plan.excluded.map(({ item, reason }) => [item.token.description, reason])
const names = (plan: ReturnType<typeof planTokens>) => plan.included.map((included) => included.token.description)

describe('planTokens', () => {
  const rows = ['on', 'off', 'overdue', 'admin', 'robot', 'lost'].map(row)

  it('leaves out what needs no doing', () => {
    const disable = planTokens({ verb: 'disable', rows, viewer: admin })
    expect(names(disable)).toEqual(['on', 'admin', 'robot', 'lost'])
    expect(reasons(disable)).toEqual([
      ['off', 'Already disabled'],
      ['overdue', 'Already disabled'],
    ])
    const enable = planTokens({ verb: 'enable', rows, viewer: admin })
    expect(names(enable)).toEqual(['off'])
    expect(reasons(enable)).toContainEqual(['on', 'Already enabled'])
    expect(reasons(enable)).toContainEqual(['overdue', 'Past its end: it would not work'])
    expect(planTokens({ verb: 'revoke', rows, viewer: admin }).excluded).toEqual([])
  })

  it('leaves out what one may not, with the permission', () => {
    const plan = planTokens({ verb: 'revoke', rows, viewer: hedy })
    expect(names(plan)).toEqual(['on', 'off', 'overdue'])
    expect(plan.excluded.map(({ reason }) => reason)).toEqual([
      'The owner is a system administrator, which takes manage_system',
      'Your roles lack manage_others_bots',
      'Your roles lack manage_system',
    ])
  })

  it('promises undo only to those who may', () => {
    const active = [row('on'), row('admin')]
    expect(planTokens({ verb: 'disable', rows: active, viewer: admin }).undoable).toBe(2)
    expect(planTokens({ verb: 'disable', rows: active, viewer: hedy })).toMatchObject({
      included: [{ token: { description: 'on' } }],
      undoable: 0,
    })
    expect(planTokens({ verb: 'revoke', rows: active, viewer: admin }).undoable).toBe(0)
  })

  it.each<[BulkVerb, number, string | null]>([
    ['disable', 25, null],
    ['disable', 26, 'disable 26'],
    ['revoke', 25, null],
    ['revoke', 26, 'revoke 26'],
  ])('%s of %s wants “%s” typed: only what is included counts', (verb, count, typed) => {
    const many = Array.from({ length: count }, () => row('on'))
    const out = verb === 'disable' ? [row('off')] : []
    expect(planTokens({ verb, rows: [...many, ...out], viewer: admin }).typed).toBe(typed)
  })
})
