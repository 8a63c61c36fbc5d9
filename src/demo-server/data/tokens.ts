import type { TokenRecord, UserRecord } from '../state.ts'
import { DAY, MINUTE, type Making } from './making.ts'
import { describeToken } from './token-words.ts'

/** A token and what a real server does not store with it, but shows in sessions and audits. Times in ms, 0 for none. */
export interface TokenPlan {
  record: TokenRecord
  created: number
  /** User id of whoever made it. */
  creator: string
  firstUse: number
  lastUse: number
  disabledAt: number
}

/** What is to be told of a token, in days from now. */
export interface TokenStory {
  text: string
  /** Days since it was made. */
  age: number
  /** Days until it expires, negative when it has; absent: never. */
  expires?: number
  /** Days since its last use; absent: never used. */
  used?: number
  /** Days since it was disabled; absent: active. */
  off?: number
  creator?: string
}

/** The company asks for an expiry since this many days; what is older often never expires. */
const POLICY_AGE = 150
/** Ordinary tokens keep clear of the last week: the few that expire soon are told as stories. */
const LAST_WEEK = 8
const LIFETIMES = [30, 90, 180, 365, 365] as const

/** A token as told. A token's session ends with it, so one that is disabled shows no use. */
export function toldToken({ now, random }: Making, ownerId: string, story: TokenStory): TokenPlan {
  const created = now - Math.round(story.age * DAY)
  const isActive = story.off === undefined
  const lastUse = story.used === undefined || !isActive ? 0 : now - Math.round(story.used * DAY)
  return {
    record: {
      id: random.id(),
      token: random.id(),
      user_id: ownerId,
      description: story.text,
      is_active: isActive,
      expires_at: story.expires === undefined ? 0 : now + Math.round(story.expires * DAY),
    },
    created,
    creator: story.creator ?? ownerId,
    firstUse: lastUse === 0 ? 0 : created + Math.floor(random.next() * 0.3 * (lastUse - created)),
    lastUse,
    disabledAt: story.off === undefined ? 0 : now - Math.round(story.off * DAY),
  }
}

function someAge({ random }: Making): number {
  if (random.chance(0.36)) return 0.1 + random.next() * 89
  return 90 + random.next() * random.next() * 1100
}

/** Days left for a token of that age, or undefined for never. Never in the past, never in the coming week. */
function someExpiry({ random }: Making, age: number): number | undefined {
  if (age > POLICY_AGE && random.chance(0.75)) return undefined
  const lifetime = random.pick(LIFETIMES)
  if (lifetime - age > LAST_WEEK) return lifetime - age
  return 365 - age > LAST_WEEK ? 365 - age : undefined
}

/** Days since the last use: many of these minutes or hours, a long tail of months. Never the freshest of all. */
function someUse({ random }: Making, age: number): number {
  const [from, to] = random.pick(USES)
  return Math.min(age * 0.98, from + random.next() * (to - from))
}
const USES: readonly (readonly [number, number])[] = [
  [10 / (24 * 60), 0.2],
  [0.2, 1],
  [1, 7],
  [7, 60],
  [60, 400],
]

/** An everyday token of that owner, disabled for one in six. An owner who has left is no matter here: see `sleep`. */
export function everydayToken(making: Making, owner: UserRecord, admins: readonly string[]): TokenPlan {
  const { now, random } = making
  const youngest = Math.max(0.05, (now - owner.create_at) / DAY)
  const age = Math.min(someAge(making), youngest * 0.99)
  const expires = someExpiry(making, age)
  return toldToken(making, owner.id, {
    text: describeToken(random),
    age,
    ...(expires === undefined ? {} : { expires }),
    ...(random.chance(0.68) ? { used: someUse(making, age) } : {}),
    ...(random.chance(0.17) ? { off: Math.min(age * 0.9, random.next() * 200) } : {}),
    ...(random.chance(0.12) ? { creator: random.pick(admins) } : {}),
  })
}

/** Takes the traces of use away: ending an account ends the sessions of its tokens, but not the tokens. */
export function sleep(plan: TokenPlan): TokenPlan {
  return { ...plan, firstUse: 0, lastUse: 0 }
}

/** The token somebody used three minutes ago: the freshest use of all. */
export const FRESHEST_USE = 3 * MINUTE
