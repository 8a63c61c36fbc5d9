import type { DemoTables, UserRecord } from '../state.ts'
import { AuditBook, failedSignInAudits, signInAudits, tokenAudits } from './audits.ts'
import { companyBots } from './bots.ts'
import { companyCommands } from './commands.ts'
import { adminIds, demoIds, isFixed } from './demo-people.ts'
import { DAY, type Making, type MakingOptions, daysAgo, startMaking } from './making.ts'
import { createNames } from './names.ts'
import { deactivate, fixedPeople, makeGuest, ordinaryPerson } from './people.ts'
import { companyPreferences } from './preferences.ts'
import type { Random } from './random.ts'
import { companyRoles } from './roles.ts'
import { tokenSessions, webSessions } from './sessions.ts'
import { adjustConfig, companyLicense } from './settings.ts'
import { companyMembers, companyTeams } from './teams.ts'
import { botTokens, endingTokens, fixedTokens, ownerlessTokens, rareToken } from './token-stories.ts'
import { type TokenPlan, everydayToken, sleep } from './tokens.ts'

/** Share of tokens whose session is kept: sessions of all would take more memory than the tokens. */
const SHARE_WITH_SESSION = 0.05
/** Preferences, sign-ins and audits only of this many: enough to look at, cheap to make. */
const PEOPLE_WITH_HISTORY = 400

function makePeople(making: Making, count: number): UserRecord[] {
  const { random } = making
  const people = fixedPeople(making)
  const name = createNames(
    random,
    people.map((user) => user.username),
  )
  while (people.length < count) {
    const user = ordinaryPerson(name(), making)
    // Nearly everybody owns tokens here, so most hold the role for it, and some administer.
    if (random.chance(0.7)) user.roles = 'system_user system_user_access_token'
    if (random.chance(0.002)) user.roles = 'system_admin system_user'
    if (random.chance(0.05)) makeGuest(user, making)
    if (random.chance(0.07)) deactivate(user, daysAgo(making, 0, (making.now - user.create_at) / DAY))
    people.push(user)
  }
  return people
}

function makeTokens(making: Making, people: readonly UserRecord[], bots: UserRecord[], count: number): TokenPlan[] {
  const { random } = making
  // The fixed people have the tokens their stories tell, and no others, unless there is nobody else.
  const others = people.filter((user) => !isFixed(user.id))
  const owners = others.length > 0 ? others : people.filter((user) => user.id === demoIds.tom)
  const plans = [
    ...fixedTokens(making),
    ...ownerlessTokens(making),
    ...endingTokens(making, owners.slice(0, 50)),
    ...botTokens(making, bots),
  ]
  while (plans.length < count) {
    const owner = random.pick(owners)
    const plan = random.chance(0.06) ? rareToken(making, owner) : everydayToken(making, owner, adminIds)
    if (random.chance(0.002)) plan.record.user_id = random.id()
    plans.push(owner.delete_at === 0 && plan.record.user_id === owner.id ? plan : sleep(plan))
  }
  return random.shuffle(plans.slice(0, count))
}

/**
 * A company of any size: `tokens` tokens of a fifth as many people, demo people included, made like the small one.
 * Sessions of about every twentieth token only, audits of a few hundred people.
 * @param random the same seed, clock and number give the same company
 * @param tokens how many tokens, exactly
 */
export function scaleTables(options: MakingOptions, random: Random, tokens: number): DemoTables {
  const making = startMaking(options, random)
  const people = makePeople(making, Math.round(tokens / 5))
  const active = people.filter((user) => user.delete_at === 0)
  const { bots, users: botUsers } = companyBots(making, active)
  const users = [...people, ...botUsers]
  const plans = makeTokens(making, people, botUsers, tokens)
  const withHistory = people.slice(0, PEOPLE_WITH_HISTORY)
  const signedIn = webSessions(making, withHistory, 0.75)
  const used = plans.filter((plan) => isFixed(plan.record.user_id) || random.chance(SHARE_WITH_SESSION / 0.6))
  const byTokens = tokenSessions(making, used, new Map(users.map((user) => [user.id, user])))
  const teams = companyTeams(making)

  const book = new AuditBook(making, signedIn)
  signInAudits(book, making, withHistory, signedIn, 1000)
  failedSignInAudits(book, making, withHistory)
  tokenAudits(book, making, used, demoIds.ada)

  return {
    users,
    bots,
    teams,
    members: companyMembers(making, teams, users, new Map([[demoIds.tess, 'quay']])),
    tokens: plans.map((plan) => plan.record),
    sessions: [...signedIn, ...byTokens],
    audits: book.rows.sort((a, b) => a.create_at - b.create_at),
    preferences: companyPreferences(making, withHistory),
    commands: companyCommands(making, teams),
    roles: companyRoles(making),
    license: companyLicense(making, people.length),
    adjustConfig,
  }
}
