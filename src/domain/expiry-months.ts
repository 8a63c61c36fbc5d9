/** What ends within a month. Times in ms since epoch. */
export interface ExpiryMonth {
  /** The first moment of the month by the clock of this computer. */
  start: number
  count: number
  /** Of these, how many end within 7 days from now. */
  soon: number
}

/** The year ahead of tokens. */
export interface ExpiryYear {
  /** Twelve, the present month first. */
  months: ExpiryMonth[]
  never: number
  /** How far the present month has gone, 0 to 1. */
  today: number
}

const MONTHS = 12
const SOON = 7 * 86_400_000

/**
 * Counts by month when tokens end, from their ends (ms since epoch; 0 never, undefined not told by the server). What has
 * ended already, and what ends after these twelve months, is in none of them.
 */
export function expiryYear(ends: Iterable<number | undefined>, now: number): ExpiryYear {
  const today = new Date(now)
  const startOf = (month: number) => new Date(today.getFullYear(), today.getMonth() + month, 1).getTime()
  const months = Array.from({ length: MONTHS }, (_, month): ExpiryMonth => ({
    start: startOf(month),
    count: 0,
    soon: 0,
  }))
  let never = 0
  for (const end of ends) {
    if (end === 0) never += 1
    if (end === undefined || end <= now) continue
    const date = new Date(end)
    const at = (date.getFullYear() - today.getFullYear()) * 12 + date.getMonth() - today.getMonth()
    const month = months[at]
    if (!month) continue
    month.count += 1
    if (end <= now + SOON) month.soon += 1
  }
  return { months, never, today: (now - startOf(0)) / (startOf(1) - startOf(0)) }
}
