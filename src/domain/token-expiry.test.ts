import { describe, expect, it } from 'vitest'
import { DAY, features, NOW } from './test-objects.ts'
import { checkExpiry, dayOf, defaultExpiryPreset, expiryOfDay, expiryPresets, latestExpiry } from './token-expiry.ts'

const free = features()
const old = features('11.2.0')
const policy = (days: number) => features('11.10.0', { MaximumPersonalAccessTokenLifetimeDays: String(days) })
const ids = (presets: { id: string; reason: string | null }[]) =>
  presets.map((preset) => (preset.reason === null ? preset.id : `(${preset.id})`))

describe('expiryPresets', () => {
  it('offers all without a policy, and 90 days first', () => {
    const presets = expiryPresets(free, NOW)
    expect(ids(presets)).toEqual(['7d', '30d', '90d', '180d', '365d', 'never'])
    expect(presets[0]?.expiresAt).toBe(NOW + 7 * DAY)
    expect(presets.at(-1)?.expiresAt).toBe(0)
    expect(defaultExpiryPreset(presets)?.id).toBe('90d')
  })

  it('keeps what the policy forbids, with the reason', () => {
    const presets = expiryPresets(policy(90), NOW)
    expect(ids(presets)).toEqual(['7d', '30d', '90d', '(180d)', '(365d)', '(never)'])
    expect(presets.at(-1)?.reason).toBe('This server lets tokens live 90 days at most.')
    expect(presets[2]).toMatchObject({ label: '90 days, the longest allowed', expiresAt: NOW + 90 * DAY - 60_000 })
  })

  it('adds the maximum when it is none of the usual', () => {
    expect(ids(expiryPresets(policy(45), NOW))).toEqual(['7d', '30d', '45d', '(90d)', '(180d)', '(365d)', '(never)'])
    expect(defaultExpiryPreset(expiryPresets(policy(45), NOW))?.id).toBe('45d')
    const one = expiryPresets(policy(1), NOW)
    expect(one[0]).toMatchObject({ id: '1d', label: '1 day, the longest allowed', reason: null })
    expect(defaultExpiryPreset(one)?.id).toBe('1d')
  })

  it('exempts bots of plugins', () => {
    expect(ids(expiryPresets(policy(45), NOW, true))).toEqual(ids(expiryPresets(free, NOW)))
  })

  it('offers nothing where the server knows no expiry', () => {
    expect(expiryPresets(old, NOW)).toEqual([])
    expect(defaultExpiryPreset([])).toBeNull()
  })

  it('offers only what the check allows', () => {
    for (const server of [free, policy(1), policy(30), policy(400)]) {
      for (const preset of expiryPresets(server, NOW)) {
        expect(checkExpiry(preset.expiresAt, server, NOW) === null).toBe(preset.reason === null)
      }
    }
  })
})

describe('checkExpiry', () => {
  it('refuses the past, this very moment and nonsense', () => {
    expect(checkExpiry(NOW, free, NOW)).toMatch('future')
    expect(checkExpiry(-1, free, NOW)).toMatch('future')
    expect(checkExpiry(Number.NaN, free, NOW)).toMatch('future')
    expect(checkExpiry(NOW + 1, free, NOW)).toBeNull()
  })

  it('holds the policy', () => {
    expect(checkExpiry(0, free, NOW)).toBeNull()
    expect(checkExpiry(0, policy(30), NOW)).toBe('Choose an end. This server lets tokens live 30 days at most.')
    expect(checkExpiry(NOW + 30 * DAY + 1, policy(30), NOW)).toBe('This server lets tokens live 30 days at most.')
    expect(checkExpiry(NOW + 30 * DAY, policy(30), NOW)).toBeNull()
    expect(checkExpiry(0, policy(30), NOW, true)).toBeNull()
    expect(checkExpiry(NOW - 1, policy(30), NOW, true)).toMatch('future')
  })

  it('takes only "no end" on servers without expiry', () => {
    expect(checkExpiry(0, old, NOW)).toBeNull()
    expect(checkExpiry(NOW + DAY, old, NOW)).toMatch('knows no expiry dates')
  })
})

describe('days', () => {
  it('ends with the day', () => {
    const end = expiryOfDay('2026-06-10', free, NOW)
    expect(end).toBe(new Date(2026, 5, 10, 23, 59, 59, 999).getTime())
    expect(dayOf(end ?? 0)).toBe('2026-06-10')
  })

  it('stays within the policy on the last day it allows', () => {
    const latest = latestExpiry(policy(30), NOW) ?? 0
    expect(expiryOfDay(dayOf(latest), policy(30), NOW)).toBe(latest)
    const next = expiryOfDay(dayOf(latest + DAY), policy(30), NOW) ?? 0
    expect(checkExpiry(next, policy(30), NOW)).toMatch('30 days at most')
  })

  it.each(['', '2026-02-30', '2026-13-01', '1.6.2026', '2026-6-1', '0000-00-00'])('%j is no day', (text) => {
    expect(expiryOfDay(text, free, NOW)).toBeNull()
  })
})
