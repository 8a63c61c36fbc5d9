/** The last moment a Date can hold. */
const LAST_MOMENT = 8.64e15

type Look = 'short' | 'long'

// The digits and the calendar of lib/format.ts.
const LOOKS: Record<Look, Intl.DateTimeFormatOptions> = {
  short: { month: 'short', numberingSystem: 'latn', calendar: 'gregory' },
  long: { month: 'long', year: 'numeric', numberingSystem: 'latn', calendar: 'gregory' },
}

/** Made on first use: a formatter costs milliseconds, and whoever loads this file may never show a month. */
const made: Partial<Record<Look, Intl.DateTimeFormat>> = {}

/** The month of a moment (ms since epoch) in the browser's zone: "Nov", or in full "November 2026". Nonsense gives "–". */
export function formatMonth(ms: number, look: Look): string {
  if (!(Math.abs(ms) <= LAST_MOMENT)) return '–'
  const formatter = (made[look] ??= new Intl.DateTimeFormat(undefined, LOOKS[look]))
  return formatter.format(ms)
}
