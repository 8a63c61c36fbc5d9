import type { User } from '@/api/objects/user.ts'
import { unknownReason, type Found, type LeaverFound, type Part } from './leaver-found.ts'
import type { LeaverChoices, PlannedStep, StepId } from './leaver-step.ts'
import { botWords, takenRoles, tokenWords } from './leaver-steps.ts'
import { roleWords } from './role-words.ts'

/** What was known and meant when the run was started. */
export interface LeaverBefore {
  person: User
  found: LeaverFound
  plan: readonly PlannedStep[]
  choices: LeaverChoices
}

/** What the server says when the run is over. */
export interface LeaverNow {
  person: Part<User>
  found: Omit<LeaverFound, 'admins'>
}

/**
 * `clear`: read again, and nothing is there. `left`: something is there that was to go, or is new. `chosen`: something is
 * there on purpose. `unverified`: it could not be read, or not all of it.
 */
export type VerdictState = 'clear' | 'left' | 'chosen' | 'unverified'

export interface VerdictLine {
  id: 'account' | 'tokens' | 'sessions' | 'bots' | 'bot-tokens' | 'commands' | 'roles' | 'teams'
  title: string
  state: VerdictState
  words: string
  /** What is left, by name. */
  details: readonly string[]
  /** Where it can be seen: an address inside the app, null for nowhere. */
  to: string | null
}

interface Sorted {
  left: string[]
  chosen: string[]
}

function stepOf(before: LeaverBefore, id: StepId): PlannedStep | undefined {
  return before.plan.find((step) => step.id === id)
}

/** "Left on purpose: still needed by the auditors." when the step was skipped, else null. */
function skipWords(before: LeaverBefore, id: StepId): string | null {
  const step = stepOf(before, id)
  if (step?.state !== 'skipped') return null
  return step.reason === '' ? 'left on purpose' : `left on purpose: ${step.reason}`
}

function sort<T>(rows: readonly T[], isMeant: (row: T) => boolean, words: (row: T) => string): Sorted {
  return { left: rows.filter((row) => !isMeant(row)).map(words), chosen: rows.filter(isMeant).map(words) }
}

type Frame = Pick<VerdictLine, 'id' | 'title' | 'to'>

function unverified(frame: Frame, words: string): VerdictLine {
  return { ...frame, state: 'unverified', words, details: [] }
}

/** The line of a list: what should not be there decides, then what could not be read, then what was left on purpose. */
function listLine(frame: Frame, part: Part<Found<unknown>>, sorted: Sorted, chosenWords: string): VerdictLine {
  const unknown = unknownReason(part)
  if (unknown !== null || part.state !== 'read') return unverified(frame, unknown ?? '')
  const { left, chosen } = sorted
  if (left.length > 0) return { ...frame, state: 'left', words: `${left.length} left`, details: left }
  const { unreadable } = part.value
  if (unreadable > 0) {
    return unverified(frame, unreadable === 1 ? 'One row could not be read' : `${unreadable} rows could not be read`)
  }
  if (chosen.length === 0) return { ...frame, state: 'clear', words: '0 left', details: [] }
  return { ...frame, state: 'chosen', words: `${chosen.length} ${chosenWords}`, details: chosen }
}

function rowsOf<T>(part: Part<Found<T>>): readonly T[] {
  return part.state === 'read' ? part.value.rows : []
}

function tokenLine(before: LeaverBefore, now: LeaverNow, base: string): VerdictLine {
  const known = new Set(rowsOf(before.found.tokens).map((token) => token.id))
  const skipped = skipWords(before, 'tokens')
  const keepsDisabled = before.choices.tokens === 'disable'
  const { tokens } = now.found
  const sorted = sort(
    rowsOf(tokens),
    (token) => known.has(token.id) && (skipped !== null || (keepsDisabled && !token.is_active)),
    (token) =>
      `${tokenWords(token)} (${token.is_active ? 'active' : 'disabled'}${known.has(token.id) ? '' : ', new since the plan'})`,
  )
  const frame = { id: 'tokens', title: 'Tokens', to: `${base}/tokens` } as const
  return listLine(frame, tokens, sorted, skipped ?? 'disabled, kept as evidence')
}

function sessionLine(before: LeaverBefore, now: LeaverNow, base: string): VerdictLine {
  const skipped = skipWords(before, 'sessions')
  const isMeant = skipped !== null && skipWords(before, 'sign-out') !== null
  const sorted = sort(
    rowsOf(now.found.sessions),
    () => isMeant,
    (session) => session.props['browser'] ?? session.id,
  )
  const frame = { id: 'sessions', title: 'Sessions', to: `${base}/sessions` } as const
  return listLine(frame, now.found.sessions, sorted, skipped ?? '')
}

function botLine(before: LeaverBefore, now: LeaverNow): VerdictLine {
  const known = new Set(rowsOf(before.found.bots).map((bot) => bot.user_id))
  const isSkipped = skipWords(before, 'bots') !== null
  const sorted = sort(
    rowsOf(now.found.bots),
    (bot) =>
      known.has(bot.user_id) && (isSkipped || bot.delete_at > 0 || before.choices.bots[bot.user_id]?.do === 'leave'),
    (bot) => `${botWords(bot)}, ${bot.delete_at > 0 ? 'switched off' : 'on'}`,
  )
  return listLine({ id: 'bots', title: 'Bots they own', to: null }, now.found.bots, sorted, 'left theirs on purpose')
}

/** Tokens of bots the person owned. They may know the secrets, so those that work are named, whoever has the bot now. */
function botTokenLine(before: LeaverBefore, now: LeaverNow): VerdictLine | null {
  const part = now.found.botTokens
  const known = new Set(rowsOf(before.found.botTokens).map(({ token }) => token.id))
  const hadBots = rowsOf(before.found.bots).length > 0 || before.found.bots.state !== 'read'
  const working = rowsOf(part).filter(({ bot, token }) => token.is_active && bot.delete_at === 0)
  if (!hadBots && working.length === 0) return null
  const isBarred = stepOf(before, 'bots')?.state === 'barred'
  const sorted = sort(
    working,
    ({ token }) => known.has(token.id) && !isBarred,
    ({ bot, token }) => `${tokenWords(token)}, of ${botWords(bot)}`,
  )
  const [first] = working
  const frame = {
    id: 'bot-tokens',
    title: 'Tokens of these bots that work',
    to: first ? `/users/${first.bot.user_id}/tokens` : null,
  } as const
  return listLine(frame, part, sorted, 'go on working: whoever left may know them')
}

function commandLine(now: LeaverNow): VerdictLine {
  const { commands } = now.found
  const frame = { id: 'commands', title: 'Slash commands they made', to: null } as const
  if (commands.state !== 'read') return unverified(frame, unknownReason(commands) ?? '')
  const { rows, refused, failed, unreadable, isOff } = commands.value
  if (isOff) return unverified(frame, 'Switched off on this server: none works, and none is told')
  const unseen = refused.length + failed.length
  const details = rows.map((command) => `/${command.trigger}`)
  if (unseen > 0 || unreadable > 0) {
    const missing = unseen > 0 ? `${unseen} ${unseen === 1 ? 'team' : 'teams'} not looked at` : 'some could not be read'
    return { ...unverified(frame, rows.length > 0 ? `${rows.length} left on purpose, ${missing}` : missing), details }
  }
  if (rows.length === 0) return { ...frame, state: 'clear', words: '0 left', details }
  return { ...frame, state: 'chosen', words: `${rows.length} left on purpose`, details }
}

function roleLine(before: LeaverBefore, now: LeaverNow, base: string): VerdictLine {
  const frame = { id: 'roles', title: 'System roles', to: `${base}/roles` } as const
  if (now.person.state !== 'read') return unverified(frame, unknownReason(now.person) ?? '')
  const { names } = takenRoles(now.person.value)
  const details = names.map((name) => roleWords(name))
  if (names.length === 0) return { ...frame, state: 'clear', words: '0 left', details }
  const skipped = skipWords(before, 'roles')
  if (skipped !== null) return { ...frame, state: 'chosen', words: `${names.length} ${skipped}`, details }
  return { ...frame, state: 'left', words: `${names.length} left`, details }
}

function teamLine(before: LeaverBefore, now: LeaverNow, base: string): VerdictLine {
  const skipped = skipWords(before, 'teams')
  const sorted = sort(
    rowsOf(now.found.teams),
    () => skipped !== null,
    (team) => team.display_name,
  )
  const frame = { id: 'teams', title: 'Teams', to: `${base}/teams` } as const
  return listLine(frame, now.found.teams, sorted, skipped ?? '')
}

function accountLine(before: LeaverBefore, now: LeaverNow, base: string): VerdictLine {
  const frame = { id: 'account', title: 'Account', to: `${base}/sign-in`, details: [] } as const
  if (now.person.state !== 'read') return unverified(frame, unknownReason(now.person) ?? '')
  if (now.person.value.delete_at > 0) return { ...frame, state: 'clear', words: 'Deactivated' }
  const skipped = skipWords(before, 'deactivate')
  if (skipped !== null) return { ...frame, state: 'chosen', words: `Active, ${skipped}` }
  if (stepOf(before, 'deactivate')?.state === 'manual' && before.choices.isDoneInDirectory) {
    const words = 'Marked as done in the directory; active here until the next synchronisation'
    return { ...frame, state: 'chosen', words }
  }
  return { ...frame, state: 'left', words: 'Active: signing in is possible' }
}

/** Holds what the server says now against what was meant, line by line. Pure; what could not be read is never clear. */
export function verdictLines(before: LeaverBefore, now: LeaverNow): VerdictLine[] {
  const base = `/users/${before.person.id}`
  return [
    accountLine(before, now, base),
    tokenLine(before, now, base),
    sessionLine(before, now, base),
    roleLine(before, now, base),
    botLine(before, now),
    botTokenLine(before, now),
    commandLine(now),
    teamLine(before, now, base),
  ].filter((line) => line !== null)
}

/** The whole in a sentence, and the worst state among the lines. */
export function sumUp(lines: readonly VerdictLine[]): { state: VerdictState; words: string } {
  const count = (state: VerdictState) => lines.filter((line) => line.state === state).length
  const left = count('left')
  const unseen = count('unverified')
  const seenWords = unseen === 1 ? 'One thing could not be verified' : `${unseen} things could not be verified`
  if (left > 0) {
    const words = left === 1 ? 'One thing is left that was to go' : `${left} things are left that were to go`
    return { state: 'left', words: unseen > 0 ? `${words}; ${seenWords.toLowerCase()}` : words }
  }
  if (unseen > 0) return { state: 'unverified', words: `Nothing was found left; ${seenWords.toLowerCase()}` }
  if (count('chosen') > 0) return { state: 'chosen', words: 'Nothing is left but what was left on purpose' }
  return { state: 'clear', words: 'Nothing is left' }
}
