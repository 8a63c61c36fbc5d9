import { describe, expect, it } from 'vitest'
import {
  countOf,
  fileTime,
  formatDate,
  formatDateTime,
  formatMinute,
  formatNumber,
  formatRelative,
  isoUtc,
} from './format.ts'
import { formatBytes } from './format-bytes.ts'

const NOW = Date.UTC(2025, 10, 2, 13, 3, 9, 500)
const MIN = 60_000
const HOUR = 60 * MIN
const DAY = 24 * HOUR

/** As the language of the machine writes it. */
const local = (n: number) => n.toLocaleString(undefined, { numberingSystem: 'latn' })

describe('relative times', () => {
  it.each([
    [0, 'just now'],
    [-44_999, 'just now'],
    [30_000, 'just now'],
    [-45_000, '1 min ago'],
    [-3.9 * MIN, '3 min ago'],
    [59 * MIN, 'in 59 min'],
    [-HOUR, '1 hr ago'],
    [-23.9 * HOUR, '23 hr ago'],
    [-DAY, '1 day ago'],
    [6.9 * DAY, 'in 6 days'],
    [-59 * DAY, '59 days ago'],
    [-61 * DAY, '2 mo ago'],
    [-400 * DAY, '13 mo ago'],
    [800 * DAY, 'in 2 yr'],
    [100 * 365.25 * DAY, 'in 100 yr'],
  ])('%d ms away is %s', (distance, words) => {
    expect(formatRelative(NOW + distance, NOW)).toBe(words)
  })
})

describe('exact times', () => {
  it('names the zone', () => {
    // Zones differ by halves and quarters of an hour, too.
    const minute = String(new Date(NOW).getMinutes()).padStart(2, '0')
    expect(formatDateTime(NOW)).toMatch(new RegExp(`2025.*\\d{2}:${minute}:09.*(UTC|GMT|[A-Z]{3,4})`))
    expect(formatMinute(NOW)).toMatch(new RegExp(`2025.*\\d{2}:${minute}\\b(?!:).*(UTC|GMT|[A-Z]{3,4})`))
    expect(formatDate(NOW)).toMatch(/2025/)
  })

  it('is ISO 8601 in UTC for files', () => {
    expect(isoUtc(NOW)).toBe('2025-11-02T13:03:09Z')
    expect(isoUtc(0)).toBe('1970-01-01T00:00:00Z')
    expect(fileTime(NOW)).toBe('2025-11-02T130309')
  })

  it.each([Number.NaN, Infinity, 9e15])('does not break at %d', (ms) => {
    expect([formatDateTime(ms), formatMinute(ms), formatDate(ms), formatRelative(ms, NOW), isoUtc(ms)]).toEqual([
      '–',
      '–',
      '–',
      '–',
      '',
    ])
  })
})

describe('amounts', () => {
  it('numbers', () => {
    expect(formatNumber(1_234_567).replaceAll(/\D/g, '')).toBe('1234567')
    expect(formatNumber(1.6)).toBe('2')
    expect(formatNumber(Number.NaN)).toBe('–')
  })

  it('counts things, of which one is said otherwise', () => {
    expect([0, 1, 2].map((n) => countOf(n, 'row'))).toEqual(['0 rows', '1 row', '2 rows'])
    expect(countOf(2, 'person', 'people')).toBe('2 people')
    expect(countOf(1234, 'row')).toBe(`${formatNumber(1234)} rows`)
  })

  it.each([
    [0, '0 B'],
    [812, '812 B'],
    [999.99, '1 kB'],
    [1500, `${local(1.5)} kB`],
    [999_990, '1 MB'],
    [3_210_000, `${local(3.2)} MB`],
    [5e15, `${local(5000)} TB`],
    [Number.NaN, '–'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words)
  })
})
