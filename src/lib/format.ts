const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** The last moment a Date can hold. Servers have been seen to send more. */
const LAST_MOMENT = 8.64e15

/** What stands where a time or a number makes no sense. */
const NOTHING = '–'

/** Intl formatters cost milliseconds to make: each is made once, on first use. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

// Dates and numbers follow the browser's language; words, relative times among them, the language of the app. The first
// formatter of a page takes a tenth of a second on a slow machine, so what every list shows at once does without: small
// numbers and relative times. Digits are the same everywhere, 0 to 9, and so are years, by the Gregorian calendar: what is
// typed into a field of a date and written into a file is of no other (1405 in Iran, 2569 in Thailand).
const DAY_PARTS: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  numberingSystem: 'latn',
  calendar: 'gregory',
}
const MINUTE_PARTS: Intl.DateTimeFormatOptions = {
  ...DAY_PARTS,
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
}
const exact = once(() => new Intl.DateTimeFormat(undefined, { ...MINUTE_PARTS, second: '2-digit' }))
const minute = once(() => new Intl.DateTimeFormat(undefined, MINUTE_PARTS))
const day = once(() => new Intl.DateTimeFormat(undefined, DAY_PARTS))
const whole = once(() => new Intl.NumberFormat(undefined, { maximumFractionDigits: 0, numberingSystem: 'latn' }))

function isMoment(ms: number): boolean {
  return Math.abs(ms) <= LAST_MOMENT
}

/** A moment (ms since epoch) to the second, in the browser's zone, which is named: "2 Nov 2025, 14:03:09 CET". */
export function formatDateTime(ms: number): string {
  return isMoment(ms) ? exact().format(ms) : NOTHING
}

/** A moment (ms since epoch) to the minute, for one that moves on while it is read: "2 Nov 2025, 14:03 CET". */
export function formatMinute(ms: number): string {
  return isMoment(ms) ? minute().format(ms) : NOTHING
}

/** The day of a moment (ms since epoch) in the browser's zone: "2 Nov 2025". */
export function formatDate(ms: number): string {
  return isMoment(ms) ? day().format(ms) : NOTHING
}

const YEARS = { unit: 'yr', size: 365.25 * DAY }
const STEPS: readonly { below: number; unit: string; size: number }[] = [
  { below: HOUR, unit: 'min', size: MINUTE },
  { below: DAY, unit: 'hr', size: HOUR },
  { below: 60 * DAY, unit: 'day', size: DAY },
  { below: 730 * DAY, unit: 'mo', size: 30.44 * DAY },
]

/**
 * How far `ms` is from `now` (both ms since epoch): "3 min ago", "in 6 days", within 45 seconds "just now". Never
 * rounded up: what is 6.9 days off is "in 6 days".
 */
export function formatRelative(ms: number, now: number): string {
  if (!isMoment(ms)) return NOTHING
  const distance = Math.abs(ms - now)
  if (distance < 45 * SECOND) return 'just now'
  const { unit, size } = STEPS.find(({ below }) => distance < below) ?? YEARS
  const count = Math.max(1, Math.floor(distance / size))
  const words = `${formatNumber(count)} ${unit}${unit === 'day' && count > 1 ? 's' : ''}`
  return ms < now ? `${words} ago` : `in ${words}`
}

/** A whole number with the browser's thousands separator. */
export function formatNumber(n: number): string {
  if (Number.isInteger(n) && n >= 0 && n < 1000) return String(n)
  return Number.isFinite(n) ? whole().format(n) : NOTHING
}

/** So many of something: "1 row", "1,234 rows", "2 people". */
export function countOf(n: number, one: string, many = `${one}s`): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`
}

/** A moment (ms since epoch) as ISO 8601 in UTC, to the second, for files: "2025-11-02T13:03:09Z". Nonsense gives "". */
export function isoUtc(ms: number): string {
  return isMoment(ms) ? new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') : ''
}

/** The same in the name of a file, where a colon may not stand: "2025-11-02T130309". */
export function fileTime(ms: number): string {
  return isoUtc(ms).slice(0, 19).replaceAll(':', '')
}
