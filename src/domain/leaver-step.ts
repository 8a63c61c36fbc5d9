import type { TeamId, TokenId, UserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { isKeptAdmin, keptAdminWords } from './last-admin.ts'
import type { LeaverFound, LeaverViewer } from './leaver-found.ts'
import { personRight, type PersonAct } from './person-rights.ts'
import { isSystemAdmin } from './roles.ts'

/** The steps in the order they are done. */
export const STEPS = ['sign-out', 'tokens', 'bots', 'commands', 'roles', 'teams', 'deactivate', 'sessions'] as const
export type StepId = (typeof STEPS)[number]

/** What each step is, and why it stands where it stands. */
export const STEP_WORDS: Readonly<Record<StepId, { title: string; why: string }>> = {
  'sign-out': {
    title: 'End all sessions',
    why: 'First: whoever is still signed in could make a new token while the old ones are taken away.',
  },
  tokens: {
    title: 'Tokens',
    why: 'Ending sessions does not stop a token, and deactivating only puts it to sleep: it would work again with the account.',
  },
  bots: {
    title: 'Bots they own',
    why: 'Before deactivating, which usually switches off every bot that is still theirs.',
  },
  commands: {
    title: 'Slash commands they made',
    why: 'Left as they are: a command goes on working without its maker, and a new token would break what answers it. Tell whoever runs it; everybody who manages commands in the team can see its token.',
  },
  roles: {
    title: 'System roles',
    why: 'Before deactivating: the account is to have no rights should somebody activate it again.',
  },
  teams: {
    title: 'Teams',
    why: 'Off unless you want it: a deactivated account sees nothing, and leaving a team also takes it out of the channels, which is not undone by adding it again.',
  },
  deactivate: {
    title: 'Deactivate the account',
    why: 'Last of what changes the account: from then on nobody signs in with it, and no token of it works.',
  },
  sessions: {
    title: 'End what sessions are left',
    why: 'Once more at the very end: a sign-in during the run may have begun a new one.',
  },
}

/** Where tokens of people are switched off, none works and none can be made. */
const WHY_TOKENS_OFF: Readonly<Partial<Record<StepId, string>>> = {
  'sign-out': 'First: whoever is still signed in could go on while the rest is taken away.',
  tokens: 'They are switched off on this server and kept: on the day they are switched on again, these would work.',
}

/** Why a step stands where it stands, on a server with tokens switched on or off. */
export function whyOfStep(id: StepId, tokensEnabled: boolean): string {
  return (tokensEnabled ? null : WHY_TOKENS_OFF[id]) ?? STEP_WORDS[id].why
}

/** One call to be made. */
export type LeaverAct =
  | { verb: 'end-sessions' }
  | { verb: 'disable-token' | 'revoke-token'; tokenId: TokenId }
  | { verb: 'disable-bot'; botId: UserId }
  | { verb: 'assign-bot'; botId: UserId; to: UserId }
  | { verb: 'set-roles'; roles: readonly string[] }
  | { verb: 'leave-team'; teamId: TeamId }
  | { verb: 'deactivate' }

export interface LeaverItem {
  /** Unlike any other of the run. */
  id: string
  /** What is done to what: "Revoke “Backup”". */
  words: string
  act: LeaverAct
}

export type BotChoice = { do: 'assign'; to: User | null } | { do: 'disable' } | { do: 'leave' }

/** What the person who plans has chosen. */
export interface LeaverChoices {
  /** The steps left out, each with the note why; "" when none was given. */
  skipped: Readonly<Partial<Record<StepId, string>>>
  /** Disabled tokens stay as evidence; revoked ones are gone. */
  tokens: 'disable' | 'revoke'
  /** By the bot's id. A bot that is switched off needs no choice. */
  bots: Readonly<Record<string, BotChoice>>
  /** Managed by LDAP: the person was deactivated there, says who plans. */
  isDoneInDirectory: boolean
}

export const FIRST_CHOICES: LeaverChoices = {
  skipped: { teams: '' },
  tokens: 'revoke',
  bots: {},
  isDoneInDirectory: false,
}

/**
 * `do`: is run. `nothing`: there is nothing to do. `skipped`: by choice. `barred`: cannot be done by this viewer, or nobody
 * knows what there is to do. `listed`: shown, not done here. `manual`: has to be done somewhere else.
 */
export interface PlannedStep {
  id: StepId
  state: 'do' | 'nothing' | 'skipped' | 'barred' | 'listed' | 'manual'
  /** Why, for everything but `do`. */
  reason: string
  items: readonly LeaverItem[]
  /** What the step cannot do although it is done, each with the reason. */
  leftOut: readonly { name: string; reason: string }[]
  /** What has to be decided before the run can start. */
  open: string | null
}

/** Somebody who leaves. */
export interface Leaver extends User {
  /** Is the viewer told how they sign in, and of failed attempts? Where not, it looks like e-mail and password, and none. */
  isSignInTold: boolean
}

export interface LeaverFacts {
  person: User
  found: LeaverFound
  viewer: LeaverViewer
  choices: LeaverChoices
}

/** A step as it is before anybody skips it. */
export type Draft = Omit<PlannedStep, 'id' | 'state'> & { state: Exclude<PlannedStep['state'], 'skipped'> }

/** A step with nothing in it. */
export function bare(state: Draft['state'], reason: string): Draft {
  return { state, reason, items: [], leftOut: [], open: null }
}

/** A step that does these. */
export function doing(items: readonly LeaverItem[]): Draft {
  return { ...bare('do', ''), items }
}

/**
 * Whether the person may lose the administrator role: `last` when no other active administrator is left, `unknown` when
 * that could not be read. Servers up to 5.x do not refuse it themselves.
 */
export function lastAdminGuard(person: User, admins: LeaverFound['admins']): 'fine' | 'last' | 'unknown' {
  if (!isSystemAdmin(person)) return 'fine'
  if (admins.state !== 'read') return 'unknown'
  return isKeptAdmin(person, admins.value) ? 'last' : 'fine'
}

/** Why taking roles or the account is barred by the guard of the last administrator; null when it is not. */
export function guardReason({ person, found }: LeaverFacts): string | null {
  const guard = lastAdminGuard(person, found.admins)
  if (guard === 'fine') return null
  return guard === 'last'
    ? `${keptAdminWords(person)}. Make somebody else one first.`
    : 'Whether another active administrator is left could not be told.'
}

/** The reason a right is missing for, or null. */
export function barredBy({ viewer, person }: LeaverFacts, act: PersonAct): string | null {
  const right = personRight(act, viewer, person)
  return right.allowed ? null : `Needs the permission ${right.missing}`
}
