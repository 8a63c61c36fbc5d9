import type { Bot } from '@/api/objects/bot.ts'
import type { Session } from '@/api/objects/session.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import { countOf } from '@/lib/format.ts'
import { isLocked, isMfaOurs } from './auth-method.ts'
import { lastUses } from './last-use.ts'
import { ownSessions } from './person-credentials.ts'
import { isSystemAdmin, splitRoles } from './roles.ts'
import type { ServerFeatures } from './server-features.ts'
import { isPluginBot } from './token-kind.ts'
import { breaksPolicy, tokenStatus } from './token-status.ts'

/** Where something can be mended: a tab of the person, or what takes everything away. */
export type MendAt = 'tokens' | 'sessions' | 'sign-in' | 'leave'

/** Something about an account that is worth an act. */
export interface Risk {
  id: string
  tone: 'danger' | 'warn'
  /** What is, with its count. */
  title: string
  /** Why that matters, and what it rests on. */
  why: string
  /** Where to mend it. */
  at: MendAt
  /** What is to be shown there. */
  search?: string
}

/** What is known of an account. What was not read, or may not be, is null: nothing is concluded from it. */
export interface RiskFacts {
  user: User
  /** May the viewer know how they sign in, and how often that failed? The server tells administrators, and oneself. */
  knowsSignIn: boolean
  /** Multi-factor authentication is switched on at the server. */
  isMfaOffered: boolean
  tokens: readonly UserAccessToken[] | null
  sessions: readonly Session[] | null
  /** The bots the person owns, disabled ones too. */
  ownedBots: readonly Bot[] | null
  /** Of a bot account, what the list of bots has of it; undefined while not known, null for a person. */
  bot?: Bot | null | undefined
  /** Of a bot: the person it belongs to; null when gone, undefined when not known or a plugin's. */
  ownerOfBot?: User | null | undefined
  features: ServerFeatures
  /** Ms since epoch. */
  now: number
}

const DAY = 86_400_000
/** A token without use for so long is one that nobody would miss. */
const IDLE_DAYS = 90
/** Longer than a session is meant to last; posting can make one longer without end. */
const OLD_SESSION_DAYS = 180

/** What stands open about an account, the heaviest first. Pure: the same facts give the same list. */
export function personRisks(facts: RiskFacts): Risk[] {
  const found = [...signInRisks(facts), ...tokenRisks(facts), ...sessionRisks(facts), ...botRisks(facts)]
  return found.toSorted((a, b) => Number(b.tone === 'danger') - Number(a.tone === 'danger'))
}

function signInRisks({ user, knowsSignIn, isMfaOffered }: RiskFacts): Risk[] {
  const risks: Risk[] = []
  const isAdmin = isSystemAdmin(user)
  if (knowsSignIn && !user.is_bot && user.delete_at === 0 && isMfaOurs(user) && !user.mfa_active) {
    risks.push({
      id: 'no-mfa',
      tone: isAdmin ? 'danger' : 'warn',
      title: isAdmin ? 'A system administrator without a second factor' : 'No second factor',
      why: isMfaOffered
        ? 'Whoever learns the password is in. Only the person can set one up.'
        : 'Whoever learns the password is in. The server has multi-factor authentication switched off.',
      at: 'sign-in',
    })
  }
  if (knowsSignIn && isLocked(user)) {
    risks.push({
      id: 'locked',
      tone: 'warn',
      title: `Locked after ${user.failed_attempts} failed attempts`,
      why: 'Somebody tried passwords: the person, or another one. Unlocking lets both try again.',
      at: 'sign-in',
    })
  }
  return risks
}

function tokenRisks(facts: RiskFacts): Risk[] {
  const { user, bot, tokens, features, now } = facts
  if (tokens === null) return []
  const inState = (state: string) => tokens.filter((token) => tokenStatus(token, user, now, features) === state)
  const working = inState('active')
  const asleep = inState('asleep')
  const risks: Risk[] = []
  if (isSystemAdmin(user) && working.length > 0) {
    risks.push({
      id: 'admin-token',
      tone: 'danger',
      title: `${countOf(working.length, 'token works', 'tokens work')} with the rights of a system administrator`,
      why: 'Whoever holds one may do everything on this server, without a second factor.',
      at: 'tokens',
      search: 'f.status=active',
    })
  }
  const endless = working.filter((token) => token.expires_at === 0)
  if (endless.length > 0) {
    risks.push({
      id: 'never-expires',
      tone: 'warn',
      title: countOf(endless.length, 'token never expires', 'tokens never expire'),
      why: 'One that leaks works until somebody notices.',
      at: 'tokens',
      search: 'f.status=active&f.expiry=never',
    })
  }
  // The policy binds people and their bots, not those of plugins: of a bot nobody knows the owner of, nothing is said.
  const isExempt = user.is_bot && (!bot || isPluginBot(bot))
  const breakers = working.filter((token) => breaksPolicy(token, features.tokenPolicyDays, now, isExempt))
  if (breakers.length > 0) {
    risks.push({
      id: 'policy',
      tone: 'warn',
      title: `${countOf(breakers.length, 'token lives', 'tokens live')} longer than the server allows`,
      why: `The policy is ${features.tokenPolicyDays} days. Tokens from before it stay as they are.`,
      at: 'tokens',
      search: 'f.policy=breaker',
    })
  }
  // Where tokens of people are switched off, activating wakes none.
  if (asleep.length > 0 && (features.tokensEnabled || user.is_bot)) {
    risks.push({
      id: 'wakes',
      tone: 'warn',
      title: `${countOf(asleep.length, 'token wakes', 'tokens wake')} when the account is activated`,
      why: 'Deactivating only puts tokens to sleep. Revoke what is not to come back.',
      at: 'tokens',
      search: 'f.status=asleep',
    })
  }
  return [...risks, ...idleRisks(facts, working)]
}

/** Use is known from sessions alone, and as a lower bound. No session is not the same as no use, and is said apart. */
function idleRisks({ sessions, now }: RiskFacts, working: readonly UserAccessToken[]): Risk[] {
  if (sessions === null || working.length === 0) return []
  const uses = lastUses(sessions)
  const idle = working.filter((token) => {
    const use = uses.get(token.id)
    return use !== undefined && now - use.at >= IDLE_DAYS * DAY
  })
  const unseen = working.filter((token) => !uses.has(token.id))
  const risks: Risk[] = []
  if (idle.length > 0) {
    risks.push({
      id: 'idle',
      tone: 'warn',
      title: `${countOf(idle.length, 'token')} without a recorded use for ${IDLE_DAYS} days or more`,
      why: 'It still works. Mattermost does not note every use: disable it and see who asks.',
      at: 'tokens',
      search: 'f.status=active',
    })
  }
  if (unseen.length > 0) {
    risks.push({
      id: 'unseen',
      tone: 'warn',
      title: `${countOf(unseen.length, 'working token was', 'working tokens were')} never seen in use`,
      why: 'No session tells of a use since sessions were last cleared. New ones look like this too.',
      at: 'tokens',
      search: 'f.status=active',
    })
  }
  return risks
}

function sessionRisks({ user, sessions, now }: RiskFacts): Risk[] {
  if (sessions === null) return []
  const own = ownSessions(sessions, now)
  const old = own.filter((session) => session.create_at > 0 && now - session.create_at >= OLD_SESSION_DAYS * DAY)
  const roles = splitRoles(user.roles).toSorted().join(' ')
  const drifted = own.filter((session) => splitRoles(session.roles).toSorted().join(' ') !== roles)
  const risks: Risk[] = []
  if (old.length > 0) {
    risks.push({
      id: 'old-session',
      tone: 'warn',
      title: `${countOf(old.length, 'session is', 'sessions are')} older than ${OLD_SESSION_DAYS} days`,
      why: 'Posting makes a session longer, so one on a lost device may never end by itself.',
      at: 'sessions',
    })
  }
  if (drifted.length > 0) {
    risks.push({
      id: 'role-drift',
      tone: 'warn',
      title: `${countOf(drifted.length, 'session has', 'sessions have')} other roles than the account`,
      why: 'A session carries the roles it runs with. Ending it makes the ones of now count.',
      at: 'sessions',
    })
  }
  return risks
}

function botRisks({ user, ownedBots, ownerOfBot, tokens, features, now }: RiskFacts): Risk[] {
  const risks: Risk[] = []
  const running = (ownedBots ?? []).filter((bot) => bot.delete_at === 0)
  if (user.delete_at > 0 && running.length > 0) {
    risks.push({
      id: 'bots-run-on',
      tone: 'warn',
      title: `${countOf(running.length, 'bot runs', 'bots run')} on though the owner left`,
      why: `Nobody looks after ${running.map((bot) => `@${bot.username}`).join(', ')}. Give it to somebody, or switch it off.`,
      at: 'leave',
    })
  }
  const isLeft = ownerOfBot === null || (ownerOfBot !== undefined && ownerOfBot.delete_at > 0)
  if (user.is_bot && user.delete_at === 0 && isLeft) {
    const working = (tokens ?? []).filter((token) => tokenStatus(token, user, now, features) === 'active')
    risks.push({
      id: 'bot-without-owner',
      tone: 'warn',
      title: 'A bot whose owner left',
      why: `Nobody looks after it${working.length > 0 ? `, and ${countOf(working.length, 'token of it works', 'tokens of it work')}` : ''}.`,
      at: 'tokens',
    })
  }
  return risks
}
