import type { UserRecord } from '../state.ts'
import { demoIds } from './demo-people.ts'
import { DAY, type Making } from './making.ts'
import {
  AWKWARD_DESCRIPTIONS,
  BLANK_DESCRIPTION,
  LONGEST_DESCRIPTIONS,
  RIGHT_TO_LEFT_DESCRIPTIONS,
  WEAK_DESCRIPTIONS,
  describeToken,
} from './token-words.ts'
import { FRESHEST_USE, type TokenPlan, type TokenStory, sleep, toldToken } from './tokens.ts'

const THREE_MINUTES = FRESHEST_USE / DAY

const TOM: readonly TokenStory[] = [
  { text: 'Berth plan to chat', age: 88, expires: 277, used: THREE_MINUTES },
  { text: 'Release notes script', age: 85, expires: 5, used: 2.3 },
  { text: 'Old laptop', age: 400, off: 12 },
  { text: 'Zapier trial', age: 260 },
  { text: 'Crane dashboard', age: 61, expires: 119, used: 12 },
]
const DORA: readonly TokenStory[] = [
  { text: 'Payroll export', age: 610 },
  { text: 'Shift calendar sync', age: 300 },
  { text: 'My reports', age: 70, expires: 200 },
]
const VIKTOR: readonly TokenStory[] = [
  { text: 'Night jobs', age: 800 },
  { text: 'mmctl', age: 210, expires: 90 },
]
const ADMINISTRATORS: readonly (readonly [string, readonly TokenStory[]])[] = [
  [
    demoIds.ada,
    [
      { text: 'Token inventory', age: 55, expires: 40, used: 1.1 },
      { text: 'Channel archive backup', age: 720, used: 0.02 },
    ],
  ],
  [demoIds.mona, [{ text: 'mmctl on jump host', age: 62, expires: 303, used: 0.09 }]],
  [
    demoIds.nora,
    [
      // The dangerous one: an administrator's, never expires, last used seven months ago.
      { text: 'Migration from the old chat', age: 505, used: 213 },
      { text: 'Monitoring probe', age: 75, expires: 120, used: 0.8 },
    ],
  ],
  [
    demoIds.petros,
    [
      { text: 'Grafana alerts', age: 340, used: 0.25 },
      { text: 'Terraform', age: 260, expires: 3390, used: 31 },
    ],
  ],
]

/** Tokens of demo people: tom's five, dora's three that sleep, and the nine of (former) administrators. */
export function fixedTokens(making: Making): TokenPlan[] {
  const told = (owner: string, stories: readonly TokenStory[]): TokenPlan[] =>
    stories.map((story) => toldToken(making, owner, story))
  return [
    ...told(demoIds.tom, TOM),
    ...told(demoIds.dora, DORA).map(sleep),
    ...told(demoIds.viktor, VIKTOR).map(sleep),
    ...ADMINISTRATORS.flatMap(([owner, stories]) => told(owner, stories)),
  ]
}

/** Tokens of six more leavers: two each of the first three, one each of the others. All of them sleep. */
export function leaversTokens(making: Making, leavers: readonly UserRecord[]): TokenPlan[] {
  return leavers.flatMap((leaver, i) => {
    const left = (making.now - leaver.delete_at) / DAY
    const story = (): TokenStory => ({ text: describeToken(making.random), age: left + making.random.int(5, 300) })
    const plans = i < 3 ? [story(), { ...story(), expires: 30 + i * 20 }] : [story()]
    return plans.map((plan) => sleep(toldToken(making, leaver.id, plan)))
  })
}

/** Tokens whose owner is in no table any more. */
export function ownerlessTokens(making: Making): TokenPlan[] {
  return ['Contractor 2', 'Yard robot', 'Load test'].map((text, i) =>
    sleep(toldToken(making, making.random.id(), { text, age: 400 + i * 90 })),
  )
}

/** With tom's one: six that expire within seven days, two that have expired and wait for the hourly clean-up. */
export function endingTokens(making: Making, owners: readonly UserRecord[]): TokenPlan[] {
  const { random } = making
  return [0.15, 1.2, 2.1, 3.6, 6.5, -14 / 1440, -41 / 1440].map((expires) =>
    toldToken(making, random.pick(owners).id, { text: describeToken(random), age: 90 - expires, expires, used: 0.4 }),
  )
}

/** Good for years: more than the policy allows. */
export function longLivedTokens(making: Making, owners: readonly UserRecord[]): TokenPlan[] {
  const { random } = making
  return [380, 500, 730, 1095, 36_500].map((expires) =>
    toldToken(making, random.pick(owners).id, { text: describeToken(random), age: 200, expires, used: 3 }),
  )
}

/** The same words again and again by one owner: three, two and two. */
export function duplicateTokens(making: Making, owners: readonly UserRecord[]): TokenPlan[] {
  const words = ['Jenkins', 'Power BI', 'backup']
  return words.flatMap((text, i) => {
    const owner = making.random.pick(owners).id
    const ages = i === 0 ? [390, 210, 45] : [310, 100]
    return ages.map((age) =>
      toldToken(making, owner, { text, age, ...(age < 150 ? { expires: 365 - age, used: 0.6 } : {}) }),
    )
  })
}

/** Descriptions that are blank, weak, rude, as long as can be, from right to left, or made to break something. */
export function wordyTokens(making: Making, owners: readonly UserRecord[]): TokenPlan[] {
  const { random } = making
  const words = [
    BLANK_DESCRIPTION,
    BLANK_DESCRIPTION,
    ...WEAK_DESCRIPTIONS,
    ...LONGEST_DESCRIPTIONS,
    ...AWKWARD_DESCRIPTIONS,
  ]
  const plain = words.map((text, i) =>
    toldToken(making, random.pick(owners).id, {
      text,
      age: 20 + ((i * 37) % 400),
      ...(i % 2 === 0 ? { expires: 30 + i * 9 } : {}),
      ...(i % 3 === 0 ? {} : { used: 0.3 + i }),
    }),
  )
  const [hebrew, arabic, mixed] = RIGHT_TO_LEFT_DESCRIPTIONS
  return [
    ...plain,
    toldToken(making, demoIds.shira, { text: hebrew, age: 64, expires: 301, used: 1.4 }),
    toldToken(making, demoIds.omar, { text: arabic, age: 230, used: 0.7 }),
    toldToken(making, demoIds.shira, { text: mixed, age: 33, expires: 147 }),
  ]
}

/** One of those that a search for trouble should find, for a company of many: they are too few to be told one by one. */
export function rareToken(making: Making, owner: UserRecord): TokenPlan {
  const { now, random } = making
  const age = Math.min(80, ((now - owner.create_at) / DAY) * 0.9)
  const text = describeToken(random)
  const rare: readonly TokenStory[] = [
    { text, age, expires: random.next() * 7, used: age * 0.1 },
    { text, age, expires: random.next() * 7, used: age * 0.9 },
    { text, age, expires: -random.next() / 24 },
    { text, age, expires: random.int(380, 4000), used: age * 0.5 },
    { text: random.pick(WEAK_DESCRIPTIONS), age },
    { text: BLANK_DESCRIPTION, age, expires: 90 },
    { text: random.pick(AWKWARD_DESCRIPTIONS), age, expires: 200, used: age * 0.2 },
    { text: random.pick(RIGHT_TO_LEFT_DESCRIPTIONS), age },
  ]
  return toldToken(making, owner.id, random.pick(rare))
}

/** Tokens of bots: most never expire and are busy. The bot that is switched off has one, disabled as well. */
export function botTokens(making: Making, bots: readonly UserRecord[]): TokenPlan[] {
  const { now, random } = making
  return bots.flatMap((bot) => {
    const oldest = (now - bot.create_at) / DAY
    if (bot.delete_at !== 0) {
      return [toldToken(making, bot.id, { text: 'Jenkins 1', age: oldest - 1, off: (now - bot.delete_at) / DAY })]
    }
    const count = random.int(1, 3)
    return Array.from({ length: count }, (_, i) =>
      toldToken(making, bot.id, {
        text: i === 0 ? `${bot.first_name} (production)` : describeToken(random),
        age: i === 0 ? oldest - 1 : 20 + i * 30,
        ...(i === 2 ? { expires: 90 } : {}),
        ...(i < 2 ? { used: 0.01 + random.next() * (i + 0.2) } : {}),
        creator: random.pick([demoIds.ada, demoIds.petros]),
      }),
    )
  })
}
