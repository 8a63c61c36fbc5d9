import { describe, expect, it } from 'vitest'
import { expiryYear } from './expiry-months.ts'

const at = (year: number, month: number, day: number) => new Date(year, month - 1, day, 12).getTime()
const NOW = at(2026, 11, 22)

describe('expiryYear', () => {
  it('counts twelve months from the present one on, over the turn of the year', () => {
    const year = expiryYear([at(2026, 11, 30), at(2026, 12, 1), at(2027, 1, 5), at(2027, 1, 6), at(2027, 10, 31)], NOW)
    expect(year.months.map((month) => month.count)).toEqual([1, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(new Date(year.months[2]?.start ?? 0)).toEqual(new Date(2027, 0, 1))
  })

  it('leaves out what is past, what is beyond the year, and what the server does not tell', () => {
    const year = expiryYear([at(2026, 11, 21), at(2027, 11, 1), undefined], NOW)
    expect(year.months.every((month) => month.count === 0)).toBe(true)
    expect(year.never).toBe(0)
  })

  it('tells never and soon apart', () => {
    const year = expiryYear([0, 0, at(2026, 11, 29), at(2026, 11, 30)], NOW)
    expect(year.never).toBe(2)
    expect(year.months[0]).toMatchObject({ count: 2, soon: 1 })
  })

  it('says how far the month has gone', () => {
    expect(expiryYear([], new Date(2026, 10, 16).getTime()).today).toBeCloseTo(0.5)
  })
})
