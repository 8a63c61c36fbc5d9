import type { DemoOptions } from '../state.ts'
import type { Random } from './random.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** What all makers of records share: one moment that counts as now (ms since epoch), one source of chance, one version. */
export interface Making {
  now: number
  random: Random
  version: DemoOptions['version']
  /** The highest number of an account at GitLab so far: it numbers them upwards. */
  gitlabAccounts: number
}

/** What the makers of whole companies have to know. The clock is asked once. */
export type MakingOptions = Pick<DemoOptions, 'clock' | 'version'>

export function startMaking({ clock, version }: MakingOptions, random: Random): Making {
  return { now: clock(), random, version, gitlabAccounts: 100 }
}

/** A moment between `newest` and `oldest` days ago, in ms since epoch. */
export function daysAgo(making: Making, newest: number, oldest: number): number {
  return making.now - Math.floor((newest + making.random.next() * (oldest - newest)) * DAY)
}
