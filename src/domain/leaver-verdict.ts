import type { Bot } from '@/api/objects/bot.ts'
import type { Team } from '@/api/objects/team.ts'
import type { User } from '@/api/objects/user.ts'
import { countOf } from '@/lib/format.ts'
import { commandGaps, unknownReason, type Found, type LeaverFound, type Part } from './leaver-found.ts'
import type { Leaver, LeaverChoices, PlannedStep, StepId } from './leaver-step.ts'
import { botWords, takenRoles, tokenWords } from './leaver-steps.ts'
import { roleWords } from './role-words.ts'

/** What was known and meant when the run was started. */
export interface LeaverBefore {
  person: Leaver
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
 * `clear`: read again, and nothing is there that lets anybody in. `left`: something is there that was to go, or is new.
 * `barred`: something is there that could not be taken away here, as the plan said. `chosen`: something is there on
 * purpose. `unverified`: it could not be read, or not all of it.
 */
export type VerdictState = 'clear' | 'left' | 'barred' | 'chosen' | 'unverified'

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
  barred: string[]
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

/** "could not be done here: needs the permission manage_roles" when the plan barred the step, else null. */
function barredWords(before: LeaverBefore, id: StepId): string | null {
  const step = stepOf(before, id)
  if (step?.state !== 'barred') return null
  return step.reason === '' ? NOT_HERE : `${NOT_HERE}: ${step.reason}`
}

/** Of what stays because the plan could not do it. */
export const NOT_HERE = 'could not be done here'

function sort<T>(rows: readonly T[], meantOf: (row: T) => keyof Sorted, words: (row: T) => string): Sorted {
  const of = (meant: keyof Sorted) => rows.filter((row) => meantOf(row) === meant).map(words)
  return { left: of('left'), barred: of('barred'), chosen: of('chosen') }
}

type Frame = Pick<VerdictLine, 'id' | 'title' | 'to'>

function unverified(frame: Frame, words: string): VerdictLine {
  return { ...frame, state: 'unverified', words, details: [] }
}

interface ListWords {
  /** After the number of what was left on purpose. */
  chosen: string
  /** After "2 left, ", of what could not be taken. */
  barred: string
}

/**
 * The line of a list: what should not be there decides, then what could not be read, then what could not be taken, then
 * what was left on purpose.
 */
function listLine(frame: Frame, part: Part<Found<unknown>>, sorted: Sorted, words: ListWords): VerdictLine {
  const unknown = unknownReason(part)
  if (unknown !== null || part.state !== 'read') return unverified(frame, unknown ?? '')
  const { left, barred, chosen } = sorted
  if (left.length > 0) return { ...frame, state: 'left', words: `${left.length} left`, details: left }
  const { unreadable } = part.value
  if (unreadable > 0) return unverified(frame, `${countOf(unreadable, 'row')} could not be read`)
  if (barred.length > 0) {
    return { ...frame, state: 'barred', words: `${barred.length} left, ${words.barred}`, details: barred }
  }
  if (chosen.length === 0) return { ...frame, state: 'clear', words: '0 left', details: [] }
  return { ...frame, state: 'chosen', words: `${chosen.length} ${words.chosen}`, details: chosen }
}

function rowsOf<T>(part: Part<Found<T>>): readonly T[] {
  return part.state === 'read' ? part.value.rows : []
}

/** The ids of rows the plan knew; null where it could not read them, so that none counts as new. */
function idsOf<T>(part: Part<Found<T>>, idOf: (row: T) => string): ReadonlySet<string> | null {
  return part.state === 'read' ? new Set(part.value.rows.map(idOf)) : null
}

function tokenLine(before: LeaverBefore, now: LeaverNow, base: string): VerdictLine {
  const known = idsOf(before.found.tokens, (token) => token.id)
  const isNew = (id: string) => known !== null && !known.has(id)
  const skipped = skipWords(before, 'tokens')
  const barred = barredWords(before, 'tokens')
  const keepsDisabled = before.choices.tokens === 'disable'
  const { tokens } = now.found
  const sorted = sort(
    rowsOf(tokens),
    (token) => {
      if (isNew(token.id)) return 'left'
      if (skipped !== null || (keepsDisabled && !token.is_active)) return 'chosen'
      return barred === null ? 'left' : 'barred'
    },
    (token) =>
      `${tokenWords(token)} (${token.is_active ? 'not disabled' : 'disabled'}${isNew(token.id) ? ', new since the plan' : ''})`,
  )
  const frame = { id: 'tokens', title: 'Tokens', to: `${base}/tokens` } as const
  return listLine(frame, tokens, sorted, {
    chosen: skipped ?? 'disabled, kept as evidence',
    barred: barred ?? '',
  })
}

function sessionLine(before: LeaverBefore, now: LeaverNow, base: string): VerdictLine {
  const skipped = skipWords(before, 'sessions')
  const barred = barredWords(before, 'sessions')
  const meant =
    skipped !== null && skipWords(before, 'sign-out') !== null
      ? 'chosen'
      : barred !== null && barredWords(before, 'sign-out') !== null
        ? 'barred'
        : 'left'
  const sorted = sort(
    rowsOf(now.found.sessions),
    () => meant,
    (session) => session.props['browser'] ?? session.id,
  )
  const frame = { id: 'sessions', title: 'Sessions', to: `${base}/sessions` } as const
  return listLine(frame, now.found.sessions, sorted, { chosen: skipped ?? '', barred: barred ?? '' })
}

/** "1 switched off, 2 given away": what became of bots that let nobody in for them any more; "" for none. */
function settledBots(before: LeaverBefore, now: readonly Bot[]): string {
  const isTheirs = new Set(now.map((bot) => bot.user_id))
  const off = now.filter((bot) => bot.delete_at > 0).length
  const away = rowsOf(before.found.bots).filter(
    (bot) => before.choices.bots[bot.user_id]?.do === 'assign' && !isTheirs.has(bot.user_id),
  ).length
  return [...(off > 0 ? [`${off} switched off`] : []), ...(away > 0 ? [`${away} given away`] : [])].join(', ')
}

function botLine(before: LeaverBefore, now: LeaverNow): VerdictLine {
  const known = idsOf(before.found.bots, (bot) => bot.user_id)
  const skipped = skipWords(before, 'bots')
  const barred = barredWords(before, 'bots')
  const bots = rowsOf(now.found.bots)
  const isNew = (bot: Bot) => known !== null && !known.has(bot.user_id)
  const sorted = sort(
    bots.filter((bot) => isNew(bot) || bot.delete_at === 0),
    (bot) => {
      if (isNew(bot)) return 'left'
      if (skipped !== null || before.choices.bots[bot.user_id]?.do === 'leave') return 'chosen'
      return barred === null ? 'left' : 'barred'
    },
    (bot) => `${botWords(bot)}, ${bot.delete_at > 0 ? 'switched off' : 'on'}`,
  )
  const line = listLine({ id: 'bots', title: 'Bots they own', to: null }, now.found.bots, sorted, {
    chosen: skipped ?? 'left theirs on purpose',
    barred: barred ?? '',
  })
  const settled = line.state === 'unverified' ? '' : settledBots(before, bots)
  if (settled === '') return line
  return { ...line, words: line.state === 'clear' ? settled : `${line.words}; ${settled}` }
}

/** Tokens of bots the person owned. They may know the secrets, so those that work are named, whoever has the bot now. */
function botTokenLine(before: LeaverBefore, now: LeaverNow): VerdictLine | null {
  const part = now.found.botTokens
  const known = idsOf(before.found.botTokens, ({ token }) => token.id)
  const hadBots = rowsOf(before.found.bots).length > 0 || before.found.bots.state !== 'read'
  const working = rowsOf(part).filter(({ bot, token }) => token.is_active && bot.delete_at === 0)
  if (!hadBots && working.length === 0) return null
  const barred = barredWords(before, 'bots')
  const unseen = known === null && barred !== null ? 'barred' : 'left' // nobody left on purpose what they did not see
  const sorted = sort(
    working,
    ({ token }) => (known?.has(token.id) ? (barred === null ? 'chosen' : 'barred') : unseen),
    ({ bot, token }) => `${tokenWords(token)}, of ${botWords(bot)}`,
  )
  const [first] = working
  const frame = {
    id: 'bot-tokens',
    title: 'Tokens of these bots that work',
    to: first ? `/users/${first.bot.user_id}/tokens` : null,
  } as const
  return listLine(frame, part, sorted, {
    chosen:
      sorted.chosen.length === 1
        ? 'goes on working: whoever left may know it'
        : 'go on working: whoever left may know them',
    barred: barred ?? '',
  })
}

function commandLine(now: LeaverNow): VerdictLine {
  const { commands } = now.found
  const frame = { id: 'commands', title: 'Slash commands they made', to: null } as const
  if (commands.state !== 'read') return unverified(frame, unknownReason(commands) ?? '')
  const { rows, isOff } = commands.value
  if (isOff) return unverified(frame, 'Switched off on this server: none works, and none is told')
  const details = rows.map((command) => `/${command.trigger}`)
  const gaps = commandGaps(commands.value)
  if (gaps !== '') {
    return { ...unverified(frame, rows.length > 0 ? `${rows.length} left on purpose, ${gaps}` : gaps), details }
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
  const barred = barredWords(before, 'roles')
  if (barred !== null) return { ...frame, state: 'barred', words: `${names.length} left, ${barred}`, details }
  return { ...frame, state: 'left', words: `${names.length} left`, details }
}

function teamLine(before: LeaverBefore, now: LeaverNow, base: string): VerdictLine {
  const skipped = skipWords(before, 'teams')
  const step = stepOf(before, 'teams')
  const known = idsOf(before.found.teams, (team) => team.id)
  const planned = new Set(step?.items.map((item) => item.id))
  const reasons = new Map(step?.leftOut.map(({ name, reason }) => [name, reason]))
  const isLeftOut = (team: Team) =>
    (known === null || known.has(team.id)) && !planned.has(team.id) && reasons.has(team.display_name)
  const sorted = sort(
    rowsOf(now.found.teams),
    (team) => (skipped === null ? (isLeftOut(team) || step?.state === 'barred' ? 'barred' : 'left') : 'chosen'),
    (team) => {
      const reason = isLeftOut(team) && skipped === null ? reasons.get(team.display_name) : undefined
      return reason === undefined ? team.display_name : `${team.display_name}: ${reason}`
    },
  )
  const frame = { id: 'teams', title: 'Teams', to: `${base}/teams` } as const
  return listLine(frame, now.found.teams, sorted, {
    chosen: skipped ?? '',
    barred: barredWords(before, 'teams') ?? NOT_HERE,
  })
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
  const barred = barredWords(before, 'deactivate')
  if (barred !== null) return { ...frame, state: 'barred', words: `Active, ${barred}` }
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
