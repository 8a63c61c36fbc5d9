import type { DemoTables, UserRecord } from '../state.ts'
import { accountAudits } from './account-audits.ts'
import { AuditBook, failedSignInAudits, goneTokenAudits, signInAudits, tokenAudits, tokenUseAudits } from './audits.ts'
import { companyBots } from './bots.ts'
import { companyCommands } from './commands.ts'
import { adminIds, demoIds } from './demo-people.ts'
import { DAY, type Making, type MakingOptions, daysAgo, startMaking } from './making.ts'
import { createNames } from './names.ts'
import { deactivate, fixedPeople, makeGuest, ordinaryPerson } from './people.ts'
import { companyPreferences } from './preferences.ts'
import type { Random } from './random.ts'
import { companyRoles } from './roles.ts'
import { tokenSessions, webSessions } from './sessions.ts'
import { adjustConfig, companyLicense } from './settings.ts'
import { companyMembers, companyTeams } from './teams.ts'
import {
  botTokens,
  duplicateTokens,
  endingTokens,
  fixedTokens,
  leaversTokens,
  longLivedTokens,
  ownerlessTokens,
  wordyTokens,
} from './token-stories.ts'
import { type TokenPlan, everydayToken } from './tokens.ts'

const PEOPLE = 420
const TOKENS = 340
/** People the licence is for. */
const SEATS = 500
const GUESTS = 24
const LEAVERS = 34
/** Beside dora and viktor: these have tokens that sleep. */
const LEAVERS_WITH_TOKENS = 6

function mayHoldTokens(user: UserRecord): boolean {
  return user.roles.includes('system_user_access_token') && user.delete_at === 0
}

/** There long enough to have made even the oldest tokens of the stories. */
function isSettled(user: UserRecord, now: number): boolean {
  return user.create_at < now - 450 * DAY
}

/** The people, in the order of the stories: the fixed ones, leavers with tokens, other leavers, guests, the rest. */
function makePeople(making: Making): { people: UserRecord[]; leavers: UserRecord[] } {
  const fixed = fixedPeople(making)
  const name = createNames(
    making.random,
    fixed.map((user) => user.username),
  )
  const others = Array.from({ length: PEOPLE - fixed.length }, () => ordinaryPerson(name(), making))
  for (const [i, user] of others.entries()) {
    if (i < LEAVERS) {
      user.create_at = Math.min(user.create_at, making.now - 500 * DAY)
      deactivate(user, daysAgo(making, 2, 330))
    } else if (i < LEAVERS + GUESTS) makeGuest(user, making)
  }
  const leavers = others.slice(0, LEAVERS_WITH_TOKENS)
  for (const leaver of leavers) leaver.roles = 'system_user system_user_access_token'
  const helpers = others.slice(LEAVERS + GUESTS, LEAVERS + GUESTS + 6)
  for (const [i, helper] of helpers.entries()) {
    helper.roles =
      ['system_user token_helpdesk', 'system_user harbour_auditor', 'system_user system_post_all'][i % 3] ?? ''
  }
  return { people: [...fixed, ...others], leavers }
}

function makeTokens(
  making: Making,
  people: readonly UserRecord[],
  leavers: UserRecord[],
  bots: UserRecord[],
): TokenPlan[] {
  const isTom = (user: UserRecord): boolean => user.id === demoIds.tom
  const owners = people.filter((user) => mayHoldTokens(user) && !isTom(user))
  const settled = owners.filter((user) => isSettled(user, making.now))
  const plans = [
    ...fixedTokens(making),
    ...leaversTokens(making, leavers),
    ...ownerlessTokens(making),
    ...endingTokens(making, settled),
    ...longLivedTokens(making, settled),
    ...duplicateTokens(making, settled),
    ...wordyTokens(making, settled),
    ...botTokens(making, bots),
  ]
  while (plans.length < TOKENS) plans.push(everydayToken(making, making.random.pick(owners), adminIds))
  return making.random.shuffle(plans)
}

/**
 * Kestrel Harbour, a made-up port: 420 people, 12 bots, 9 teams, 340 tokens, and audits of 90 days.
 *
 * Where to find what: tom has five tokens, alice and hedy none; dora, viktor and six others left and have 14 tokens
 * that sleep; nora's "Migration from the old chat" is the administrator's token nobody used for seven months; nine
 * tokens are administrators'; six expire within a week, two have just expired; three have no owner; the bot
 * payroll-export belonged to dora, legacy-jenkins is switched off, calls and playbooks belong to plugins. Slash commands
 * are dora's /payslip, tom's /build and, in the team she administers, tess's /crane; some of those who left are in no team.
 * @param random the same seed and the same clock give the same company
 */
export function companyTables(options: MakingOptions, random: Random): DemoTables {
  const making = startMaking(options, random)
  const { now } = making
  const { people, leavers } = makePeople(making)
  const owners = people.filter(mayHoldTokens)
  const { bots, users: botUsers } = companyBots(making, owners)
  const users = [...people, ...botUsers]
  const plans = makeTokens(making, people, leavers, botUsers)
  const signedIn = webSessions(making, users, 0.75)
  const byTokens = tokenSessions(making, plans, new Map(users.map((user) => [user.id, user])))
  const teams = companyTeams(making)

  const book = new AuditBook(making, signedIn)
  signInAudits(book, making, people, signedIn, 1100)
  failedSignInAudits(book, making, people)
  tokenAudits(book, making, plans, demoIds.ada)
  goneTokenAudits(
    book,
    making,
    owners.filter((user) => isSettled(user, now)),
    demoIds.hedy,
  )
  tokenUseAudits(book, making, byTokens)
  accountAudits(book, making, users, adminIds, 330)

  return {
    users,
    bots,
    teams,
    members: companyMembers(making, teams, users, new Map([[demoIds.tess, 'quay']])),
    tokens: plans.map((plan) => plan.record),
    sessions: [...signedIn, ...byTokens],
    audits: book.rows.sort((a, b) => a.create_at - b.create_at),
    preferences: companyPreferences(making, people),
    commands: companyCommands(making, teams),
    roles: companyRoles(making),
    license: companyLicense(making, SEATS),
    adjustConfig,
  }
}
