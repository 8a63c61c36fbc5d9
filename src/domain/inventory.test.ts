import { describe, expect, it, vi } from 'vitest'
import { InventoryIndex } from './inventory.ts'
import type { InventoryRequest } from './inventory-picking.ts'
import { InventoryTokens } from './inventory-tokens.ts'
import { bot, DAY, features, NOW, token, tokenId, user, userId } from './test-objects.ts'

const ALL: InventoryRequest = { q: '', filters: {}, sort: null }

function small(): InventoryIndex {
  const index = new InventoryIndex({ now: NOW, features: features() })
  index.addTokens([
    token('one', 'tom', { description: 'Deploy script' }),
    token('two', 'dora', { description: 'backup' }),
    token('three', 'robot', { description: 'backup', expires_at: NOW + DAY }),
    token('four', 'lost', { description: ' ' }),
  ])
  index.setOwners(
    [
      user('tom', {
        first_name: 'Tom',
        last_name: 'Ek',
        email: 'tom@harbour.example',
        roles: 'system_user system_admin',
      }),
      user('dora', { delete_at: 1, nickname: 'Dörchen' }),
      user('robot', { is_bot: true }),
    ],
    [userId('lost')],
  )
  return index
}

function shown(index: InventoryIndex, request: Partial<InventoryRequest> = {}): string[] {
  const view = index.view({ ...ALL, ...request })
  return Array.from(view.positions, (position) => index.row(position).token.id.replace(/t+$/, ''))
}

describe('InventoryIndex, filled step by step', () => {
  it('shows rows before their owners have come, and claims nothing about them', () => {
    const index = new InventoryIndex({ now: NOW, features: features() })
    expect(shown(index)).toEqual([])
    index.addTokens([token('one', 'tom'), token('one', 'tom'), token('two', 'dora')])
    expect(index.size).toBe(2)
    expect(index.unreadAccounts()).toEqual([userId('tom'), userId('dora')])
    const row = index.rowOf(tokenId('one'))
    expect(row).toMatchObject({
      owner: undefined,
      bot: undefined,
      kind: 'unknown',
      status: 'unread',
      ownerState: 'unread',
    })
    index.setOwners([user('tom')], [])
    expect(index.rowOf(tokenId('one'))).toMatchObject({ status: 'active', kind: 'person', bot: undefined })
    index.setBots([])
    expect(index.rowOf(tokenId('one'))).toMatchObject({ bot: null })
    expect(index.unreadAccounts()).toEqual([userId('dora')])
  })

  it('asks for the people behind bots, and finds bots without one', () => {
    const index = small()
    index.setBots([bot('robot', userId('leaver')), bot('idle', userId('nobody'))])
    expect(index.unreadAccounts()).toEqual([userId('leaver')])
    expect(shown(index, { filters: { owner: ['bot-without-owner'] } })).toEqual([])
    index.setOwners([user('leaver', { delete_at: 5 })], [])
    expect(shown(index, { filters: { owner: ['bot-without-owner'] } })).toEqual(['three'])
    index.addTokens([token('five', 'idle')])
    index.setOwners([user('idle', { is_bot: true })], [userId('nobody')])
    expect(shown(index, { filters: { owner: ['bot-without-owner'] } })).toEqual(['three', 'five'])
    expect(index.rowOf(tokenId('five'))?.botOwner).toBeNull()
  })

  it('lets no older page undo what was done since', () => {
    const index = small()
    index.replaceToken(token('one', 'tom', { is_active: false }))
    index.removeToken(tokenId('two'))
    index.removeToken(tokenId('two'))
    index.addTokens([token('one', 'tom'), token('two', 'dora')])
    expect(index.rowOf(tokenId('one'))?.status).toBe('disabled')
    expect(index.rowOf(tokenId('two'))).toBeNull()
    expect(index.size).toBe(3)
  })

  it('takes a token that was just made', () => {
    const index = small()
    index.replaceToken(token('new', 'tom', { description: 'fresh' }))
    expect(shown(index, { q: 'fresh' })).toEqual(['new'])
  })

  it('follows the clock: a token that has ended since is told so', () => {
    const index = small()
    const { version } = index
    expect(index.passTime(NOW + 1, features())).toBe(false)
    expect(index.version).toBe(version)
    expect(index.passTime(NOW + 2 * DAY, features())).toBe(true)
    expect(index.rowOf(tokenId('three'))).toMatchObject({ status: 'expired', expiry: 'expired' })
    expect(index.view({ q: '', filters: { status: ['expired'] }, sort: null }).positions).toHaveLength(1)
    expect(index.passTime(NOW, features())).toBe(false)
  })

  it('follows the clock: what comes within the policy breaks it no more', () => {
    const policy = features('11.10.0', { MaximumPersonalAccessTokenLifetimeDays: '45' })
    const index = new InventoryIndex({ now: NOW, features: policy })
    index.addTokens([token('long', 'tom', { expires_at: NOW + 45 * DAY + 1 })])
    expect(index.row(0).breaksPolicy).toBe(true)
    expect(index.passTime(NOW + 1, policy)).toBe(true)
    expect(index.row(0).breaksPolicy).toBe(false)
  })

  it('follows the settings of the server: what works and what breaks the policy', () => {
    const index = new InventoryIndex({ now: NOW, features: features() })
    index.addTokens([token('long', 'tom'), token('hook', 'robot')])
    index.setOwners([user('tom'), user('robot', { is_bot: true })], [])
    const statuses = () => [0, 1].map((position) => index.row(position).status)
    expect(statuses()).toEqual(['active', 'active'])
    expect(index.passTime(NOW - DAY, features('11.10.0', { EnableUserAccessTokens: 'false' }))).toBe(true)
    expect(statuses()).toEqual(['blocked', 'active'])
    expect(shown(index, { filters: { status: ['blocked'] } })).toEqual(['long'])

    const policy = features('11.10.0', { MaximumPersonalAccessTokenLifetimeDays: '45' })
    expect(index.passTime(NOW, policy)).toBe(true)
    expect(statuses()).toEqual(['active', 'active'])
    expect(index.countMatching([{ policy: ['breaker'] }])).toEqual([2])
    expect(index.passTime(NOW, features('11.10.0', { MaximumPersonalAccessTokenLifetimeDays: '45' }))).toBe(false)
  })

  it('never brings back a token that was revoked before its page came', () => {
    const index = small()
    const { size } = index
    index.removeToken(tokenId('late'))
    index.addTokens([token('late', 'tom')])
    index.replaceToken(token('late', 'tom'))
    expect(index.size).toBe(size)
  })
})

describe('InventoryIndex, asked', () => {
  it('finds by description, owner, e-mail and ids, every word', () => {
    const index = small()
    expect(shown(index, { q: 'DEPLOY ek' })).toEqual(['one'])
    expect(shown(index, { q: '@to' })).toEqual(['one'])
    // What begins with these words is an id, or ends with them; an e-mail address has its own @.
    expect(shown(index, { q: '@tomu' })).toEqual([])
    expect(shown(index, { q: '@om' })).toEqual([])
    expect(shown(index, { q: '@harbour.example' })).toEqual(['one'])
    expect(shown(index, { q: 'dorchen' })).toEqual(['two'])
    expect(shown(index, { q: 'harbour.example' })).toEqual(['one'])
    expect(shown(index, { q: tokenId('three') })).toEqual(['three'])
    expect(shown(index, { q: userId('lost') })).toEqual(['four'])
    expect(shown(index, { q: 'backup tom' })).toEqual([])
  })

  it('marks the same description of one owner, until one is gone', () => {
    const index = small()
    index.addTokens([token('five', 'tom', { description: 'deploy SCRIPT ' })])
    expect(shown(index, { filters: { description: ['duplicate'] } })).toEqual(['one', 'five'])
    index.removeToken(tokenId('one'))
    expect(shown(index, { filters: { description: ['duplicate'] } })).toEqual([])
    expect(index.rowOf(tokenId('five'))?.isDuplicate).toBe(false)
  })

  it('keeps rows and views the same object until something changes', () => {
    const index = small()
    const view = index.view({ ...ALL, filters: { kind: ['person'] } })
    const row = index.row(0)
    expect(index.view({ ...ALL, filters: { kind: ['person'] } })).toBe(view)
    index.replaceToken(token('two', 'dora', { is_active: false }))
    expect(index.view({ ...ALL, filters: { kind: ['person'] } })).not.toBe(view)
    expect(index.row(0)).toBe(row)
    index.replaceToken(token('one', 'tom', { is_active: false }))
    expect(index.row(0)).not.toBe(row)
  })

  it('keeps the positions where a longer search finds the same, and after a change that moves none', () => {
    const index = small()
    const all = index.view(ALL).positions
    const { positions } = index.view({ ...ALL, q: 'back' })
    expect(index.view({ ...ALL, q: 'backu' }).positions).toBe(positions)
    index.replaceToken(token('two', 'dora', { description: 'backup', is_active: false }))
    expect(index.view({ ...ALL, q: 'backu' }).positions).toBe(positions)
    expect(index.view({ ...ALL, q: 'dora' }).positions).not.toBe(positions)
    expect(index.view(ALL).positions).toEqual(all)
  })

  it('searches no text anew for a change that leaves the texts as they are', () => {
    const index = small()
    expect(shown(index, { q: 'backup' })).toEqual(['two', 'three'])
    const searched = vi.spyOn(InventoryTokens.prototype, 'haystackAt')
    index.replaceToken(token('two', 'dora', { description: 'backup', is_active: false, expires_at: NOW }))
    expect(shown(index, { q: 'backup' })).toEqual(['two', 'three'])
    expect(searched).not.toHaveBeenCalled()
    index.replaceToken(token('two', 'dora', { description: 'restore' }))
    index.replaceToken(token('new', 'dora', { description: 'backup' }))
    expect(shown(index, { q: 'backup' })).toEqual(['three', 'new'])
    searched.mockRestore()
  })

  it('sorts never after all dates, and gone owners after all people', () => {
    const index = small()
    expect(shown(index, { sort: { column: 'expires', isDescending: false } })[0]).toBe('three')
    expect(shown(index, { sort: { column: 'owner', isDescending: false } })).toEqual(['two', 'three', 'one', 'four'])
    expect(shown(index, { sort: { column: 'owner', isDescending: true } })).toEqual(['four', 'one', 'three', 'two'])
    index.replaceToken(token('one', 'tom', { expires_at: NOW + 1, description: 'aaa' }))
    expect(shown(index, { sort: { column: 'expires', isDescending: false } })[0]).toBe('one')
    expect(shown(index, { sort: { column: 'description', isDescending: false } })).toEqual([
      'four',
      'one',
      'three',
      'two',
    ])
  })

  it('lists the tokens of an owner', () => {
    const index = small()
    index.addTokens([token('five', 'tom')])
    expect(index.positionsOfOwner(userId('tom'))).toEqual([4, 0])
    expect(index.positionsOfOwner('nobody')).toEqual([])
  })

  it('knows an empty server, and refuses positions that no view gave', () => {
    const index = new InventoryIndex({ now: NOW, features: features() })
    expect(index.view({ ...ALL, q: 'x' })).toMatchObject({ positions: new Int32Array(0), total: 0 })
    expect(() => index.row(0)).toThrow(RangeError)
  })

  it('gives back a token as it came', () => {
    const index = new InventoryIndex({ now: NOW, features: features('11.2.0') })
    const old = token('old', 'tom', { expires_at: undefined })
    const recent = token('recent', 'tom', { expires_at: 5, is_active: false })
    index.addTokens([old, recent])
    expect(index.row(0).token).toEqual({ id: old.id, user_id: old.user_id, description: 'old', is_active: true })
    expect(index.row(1).token).toEqual(recent)
  })
})

describe('the order without a sort', () => {
  it('stays as it was read before, with what is new at the end', () => {
    const before = small()
    const again = new InventoryIndex({ now: NOW, features: features() })
    const last = token('one', 'tom', { is_active: false })
    again.addTokens([token('new', 'tom'), token('four', 'lost'), token('two', 'dora'), token('three', 'robot'), last])
    again.keepOrderOf(before)
    expect(shown(again)).toEqual(['one', 'two', 'three', 'four', 'new'])
    expect(shown(again, { q: 'tom' })).toEqual(['one', 'new'])

    again.replaceToken(token('newer', 'dora'))
    again.removeToken(tokenId('two'))
    expect(shown(again)).toEqual(['one', 'three', 'four', 'new', 'newer'])

    const third = new InventoryIndex({ now: NOW, features: features() })
    third.addTokens([token('newer', 'dora'), token('four', 'lost'), token('one', 'tom')])
    third.keepOrderOf(again)
    expect(shown(third)).toEqual(['one', 'four', 'newer'])
  })
})
