import { describe, expect, it } from 'vitest'
import type { DemoTables } from '../state.ts'
import { demoIds } from './demo-people.ts'
import { createRandom } from './random.ts'
import { scaleTables } from './scale.ts'

const NOW = Date.UTC(2025, 10, 22, 9, 30)
const make = (tokens: number): DemoTables =>
  scaleTables({ clock: () => NOW, version: '11.10' }, createRandom(3), tokens)

describe('a company of any size', () => {
  it.each([1, 60, 500, 12_000])('of %i tokens has just as many, of a fifth as many people', (count) => {
    const { tokens, users } = make(count)
    expect(tokens).toHaveLength(count)
    const people = users.filter((user) => !user.is_bot)
    expect(people).toHaveLength(Math.max(Object.keys(demoIds).length, Math.round(count / 5)))
    for (const id of Object.values(demoIds)) expect(people.some((user) => user.id === id)).toBe(true)
  })

  it('holds together', () => {
    const { tokens, users, sessions, members, audits, bots } = make(10_000)
    const known = new Set(users.map((user) => user.id))
    expect(known.size).toBe(users.length)
    expect(new Set(users.map((user) => user.username)).size).toBe(users.length)
    const signInIds = users.map((user) => user.auth_data).filter((data) => data !== null)
    expect(new Set(signInIds).size).toBe(signInIds.length)
    expect(new Set(tokens.map((token) => token.id)).size).toBe(tokens.length)
    expect(new Set(tokens.map((token) => token.token)).size).toBe(tokens.length)
    const ownerless = tokens.filter((token) => !known.has(token.user_id))
    expect(ownerless.length).toBeGreaterThan(5)
    expect(ownerless.length).toBeLessThan(60)
    expect(sessions.filter((session) => !known.has(session.user_id))).toEqual([])
    expect(members.filter((row) => !known.has(row.user_id))).toEqual([])
    expect(bots.filter((bot) => !known.has(bot.user_id))).toEqual([])
    const times = audits.map((row) => row.create_at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('has tokens of every kind, and sessions of about every twentieth', () => {
    const { tokens, users, sessions } = make(10_000)
    const left = new Set(users.filter((user) => user.delete_at > 0).map((user) => user.id))
    const share = (part: unknown[]): number => part.length / tokens.length
    const shares = {
      asleep: share(tokens.filter((token) => token.is_active && left.has(token.user_id))),
      disabled: share(tokens.filter((token) => !token.is_active)),
      never: share(tokens.filter((token) => token.expires_at === 0)),
      used: share(sessions.filter((session) => session.props['type'] === 'UserAccessToken')),
    }
    expect(shares.asleep).toBeGreaterThan(0.03)
    expect(shares.disabled).toBeGreaterThan(0.08)
    expect(shares.never).toBeGreaterThan(0.25)
    expect(shares.used).toBeGreaterThan(0.03)
    expect(shares.used).toBeLessThan(0.07)
  })

  it('is the same for the same seed', () => {
    const { adjustConfig: _one, ...first } = make(500)
    const { adjustConfig: _other, ...again } = make(500)
    expect(again).toEqual(first)
  })
})
