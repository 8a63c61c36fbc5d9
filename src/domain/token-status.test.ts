import { describe, expect, it } from 'vitest'
import { bot, DAY, features, NOW, token, user, userId } from './test-objects.ts'
import { isBotWithoutOwner, isPluginBot, tokenKind } from './token-kind.ts'
import { breaksPolicy, expiryState, statusMeaning, tokenStatus } from './token-status.ts'

const on = features()
const off = features('11.10.0', { EnableUserAccessTokens: 'false' })

describe('tokenStatus', () => {
  const alice = user('alice')
  const dora = user('dora', { delete_at: NOW - DAY })
  const robot = user('robot', { is_bot: true })

  it('tells what works and what does not', () => {
    expect(tokenStatus(token('t', 'alice'), alice, NOW, on)).toBe('active')
    expect(tokenStatus(token('t', 'alice', { is_active: false }), alice, NOW, on)).toBe('disabled')
    expect(tokenStatus(token('t', 'alice', { expires_at: NOW }), alice, NOW, on)).toBe('expired')
    expect(tokenStatus(token('t', 'alice', { expires_at: NOW + 1 }), alice, NOW, on)).toBe('active')
    expect(tokenStatus(token('t', 'dora'), dora, NOW, on)).toBe('asleep')
    expect(tokenStatus(token('t', 'gone'), null, NOW, on)).toBe('ownerless')
    expect(tokenStatus(token('t', 'alice'), undefined, NOW, on)).toBe('unread')
  })

  it('blocks people, not bots, where tokens are switched off', () => {
    expect(tokenStatus(token('t', 'alice'), alice, NOW, off)).toBe('blocked')
    expect(tokenStatus(token('t', 'robot'), robot, NOW, off)).toBe('active')
    expect(tokenStatus(token('t', 'alice'), alice, NOW, off, true)).toBe('active')
  })

  it('says disabled before anything that may pass', () => {
    expect(tokenStatus(token('t', 'dora', { is_active: false }), dora, NOW, off)).toBe('disabled')
    expect(tokenStatus(token('t', 'x', { is_active: false }), undefined, NOW, on)).toBe('disabled')
    expect(tokenStatus(token('t', 'dora', { expires_at: 1 }), dora, NOW, on)).toBe('expired')
    expect(tokenStatus(token('t', 'dora'), dora, NOW, off)).toBe('asleep')
  })

  it('does not take a missing expiry for an expired token', () => {
    expect(tokenStatus(token('t', 'alice', { expires_at: undefined }), alice, NOW, on)).toBe('active')
  })
})

describe('statusMeaning', () => {
  it('gives both reasons why a sleeping token of a person does not work', () => {
    expect(statusMeaning('asleep', off, false)).toContain('activated and they are switched on')
    for (const meaning of [statusMeaning('asleep', off, true), statusMeaning('asleep', on, false)]) {
      expect(meaning).not.toContain('switched')
    }
  })
})

describe('expiryState', () => {
  it.each([
    [undefined, 'unknown'],
    [0, 'never'],
    [NOW - 1, 'expired'],
    [NOW, 'expired'],
    [NOW + 1, 'soon'],
    [NOW + 7 * DAY, 'soon'],
    [NOW + 7 * DAY + 1, 'month'],
    [NOW + 30 * DAY, 'month'],
    [NOW + 90 * DAY, 'quarter'],
    [NOW + 90 * DAY + 1, 'later'],
  ])('%s is %s', (expiresAt, state) => {
    expect(expiryState(token('t', 'alice', { expires_at: expiresAt }), NOW)).toBe(state)
  })
})

describe('breaksPolicy', () => {
  const breaks = (facts: Record<string, unknown>, days = 90, plugin = false) =>
    breaksPolicy(token('t', 'alice', facts), days, NOW, plugin)

  it('finds active tokens without end or with one too far', () => {
    expect(breaks({ expires_at: 0 })).toBe(true)
    expect(breaks({ expires_at: NOW + 91 * DAY })).toBe(true)
    expect(breaks({ expires_at: NOW + 90 * DAY })).toBe(false)
  })

  it('leaves out disabled ones, plugins, unknown expiry and servers without policy', () => {
    expect(breaks({ is_active: false })).toBe(false)
    expect(breaks({}, 90, true)).toBe(false)
    expect(breaks({}, 0)).toBe(false)
    expect(breaks({ expires_at: undefined })).toBe(false)
  })
})

describe('kinds', () => {
  it('tells people, bots and bots of plugins apart', () => {
    expect(tokenKind(user('alice'), null)).toBe('person')
    expect(tokenKind(user('alice'), undefined)).toBe('person')
    expect(tokenKind(user('robot', { is_bot: true }), undefined)).toBe('bot')
    expect(tokenKind(user('robot', { is_bot: true }), bot('robot', userId('alice')))).toBe('bot')
    expect(tokenKind(undefined, bot('calls', 'com.mattermost.calls'))).toBe('plugin-bot')
    expect(tokenKind(null, bot('robot', userId('alice')))).toBe('bot')
    expect(tokenKind(undefined, undefined)).toBe('unknown')
    expect(tokenKind(null, null)).toBe('unknown')
  })

  it('exempts nothing for lack of an owner id', () => {
    expect(isPluginBot(bot('robot', ''))).toBe(false)
    expect(isPluginBot(bot('robot', 'playbooks'))).toBe(true)
  })

  it('finds bots whose person left', () => {
    const robot = bot('robot', userId('dora'))
    expect(isBotWithoutOwner(robot, user('dora', { delete_at: 1 }))).toBe(true)
    expect(isBotWithoutOwner(robot, null)).toBe(true)
    expect(isBotWithoutOwner(robot, user('dora'))).toBe(false)
    expect(isBotWithoutOwner(robot, undefined)).toBe(false)
    expect(isBotWithoutOwner(bot('calls', 'com.mattermost.calls'), null)).toBe(false)
    expect(isBotWithoutOwner(null, null)).toBe(false)
  })
})
