import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const NOON = Date.UTC(2026, 10, 2, 12)
const { DateTimeFormat } = Intl

// Formatters are kept once made: each language gets the modules anew.
beforeEach(() => vi.resetModules())
afterEach(() => {
  vi.restoreAllMocks()
  vi.resetModules()
})

/** A browser of another language: what is asked for in the browser's own comes in this one. */
function speak(language: string) {
  return vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function make(locales, options) {
    return new DateTimeFormat(locales ?? language, options)
  })
}

it.each(['fa-IR', 'th-TH', 'ar-EG', 'ja-JP-u-ca-japanese'])(
  'writes %s with digits 0 to 9 and the year that fields of dates have',
  async (language) => {
    speak(language)
    const { formatDate, formatDateTime } = await import('./format.ts')
    const { formatMonth } = await import('./format-month.ts')
    for (const text of [formatDate(NOON), formatDateTime(NOON), formatMonth(NOON, 'long')]) {
      expect(text).toContain('2026')
      expect(text).not.toMatch(/(?![0-9])\p{Nd}/u)
    }
    expect(formatMonth(NOON, 'short')).toBe(
      new DateTimeFormat(language, { month: 'short', calendar: 'gregory', numberingSystem: 'latn' }).format(NOON),
    )
  },
)

it('makes the formatter of a month when one is written, and once', async () => {
  const made = speak('en-GB')
  const { formatMonth } = await import('./format-month.ts')
  expect(made).not.toHaveBeenCalled()
  expect([formatMonth(NOON, 'long'), formatMonth(NOON, 'long')]).toEqual(['November 2026', 'November 2026'])
  expect(made).toHaveBeenCalledTimes(1)
  expect(formatMonth(Number.NaN, 'short')).toBe('–')
})
