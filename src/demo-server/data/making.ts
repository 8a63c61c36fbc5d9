import type { Random } from './random.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** What all makers of records share: one moment that counts as now (ms since epoch) and one source of chance. */
export interface Making {
  now: number
  random: Random
}

/** A moment between `newest` and `oldest` days ago, in ms since epoch. */
export function daysAgo(making: Making, newest: number, oldest: number): number {
  return making.now - Math.floor((newest + making.random.next() * (oldest - newest)) * DAY)
}
