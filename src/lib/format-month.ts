/** The last moment a Date can hold. */
const LAST_MOMENT = 8.64e15

const LOOKS = {
  short: new Intl.DateTimeFormat(undefined, { month: 'short' }),
  long: new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' }),
}

/** The month of a moment (ms since epoch) in the browser's zone: "Nov", or in full "November 2026". Nonsense gives "–". */
export function formatMonth(ms: number, look: keyof typeof LOOKS): string {
  return Math.abs(ms) <= LAST_MOMENT ? LOOKS[look].format(ms) : '–'
}
