import type { User } from '@/api/objects/user.ts'
import { toCsv } from '@/lib/csv.ts'
import { isoUtc } from '@/lib/format.ts'
import { unknownReason, sessionKind, type Part } from './leaver-found.ts'
import { STEP_WORDS, type StepId } from './leaver-step.ts'
import { botWords, tokenWords } from './leaver-steps.ts'
import type { LeaverBefore, VerdictLine } from './leaver-verdict.ts'

/** What became of one call. */
export interface ItemResult {
  step: StepId
  id: string
  words: string
  result: 'done' | 'failed' | 'sent, no answer: may be done' | 'not started'
  /** Why, for one that failed or has no answer. */
  reason: string
}

export interface LeaverReport {
  before: LeaverBefore
  by: User
  server: { name: string; address: string; version: string }
  /** Ms since epoch. */
  startedAt: number
  endedAt: number
  verifiedAt: number
  /** False when the run was stopped before its end. */
  isFinished: boolean
  results: readonly ItemResult[]
  lines: readonly VerdictLine[]
  summary: string
}

interface FoundText {
  what: string
  /** Null: not known. */
  count: number | null
  items: string[]
  note: string
}

function listText<T>(
  what: string,
  part: Part<{ rows: readonly T[]; unreadable: number }>,
  words: (row: T) => string,
): FoundText {
  if (part.state !== 'read') return { what, count: null, items: [], note: unknownReason(part) ?? '' }
  const { rows, unreadable } = part.value
  const note = unreadable > 0 ? `${unreadable} more could not be read` : ''
  return { what, count: rows.length, items: rows.map(words), note }
}

function foundTexts({ before: { person, found } }: LeaverReport): FoundText[] {
  return [
    listText(
      'Tokens',
      found.tokens,
      (token) => `${tokenWords(token)} (${token.id}, ${token.is_active ? 'active' : 'disabled'})`,
    ),
    listText('Sessions', found.sessions, (session) => `${sessionKind(session)} (${session.id})`),
    listText('Bots', found.bots, (bot) => `${botWords(bot)}, ${bot.delete_at > 0 ? 'switched off' : 'on'}`),
    listText(
      'Tokens of these bots',
      found.botTokens,
      ({ bot, token }) => `${tokenWords(token)} (${token.id}), of @${bot.username}`,
    ),
    listText('Slash commands', found.commands, (command) => `/${command.trigger} (${command.id})`),
    listText('Teams', found.teams, (team) => team.display_name),
    { what: 'System roles', count: null, items: [person.roles], note: '' },
  ]
}

function who(user: User): { id: string; username: string; name: string } {
  return { id: user.id, username: user.username, name: `${user.first_name} ${user.last_name}`.trim() }
}

/** The report as JSON: who, by whom, where, when (ISO 8601, UTC), found, planned, done, verified. Holds no secret. */
export function reportJson(report: LeaverReport): string {
  const { before, results } = report
  const { person } = before
  const document = {
    kind: 'latchkey leaver run',
    person: {
      ...who(person),
      signIn: person.isSignInTold ? person.auth_service || 'e-mail' : 'unknown',
      mfa: person.mfa_active,
    },
    by: who(report.by),
    server: report.server,
    startedAt: isoUtc(report.startedAt),
    endedAt: isoUtc(report.endedAt),
    verifiedAt: isoUtc(report.verifiedAt),
    isFinished: report.isFinished,
    summary: report.summary,
    found: foundTexts(report),
    plan: before.plan.map(({ id, state, reason, leftOut }) => ({ step: STEP_WORDS[id].title, state, reason, leftOut })),
    results: results.map(({ step, ...rest }) => ({ step: STEP_WORDS[step].title, ...rest })),
    verification: report.lines.map(({ title, state, words, details }) => ({ what: title, state, words, details })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** The same as rows for a spreadsheet: section, what, outcome, detail. */
export function reportCsv(report: LeaverReport): string {
  const { before, by, server } = report
  return toCsv([
    ['section', 'what', 'outcome', 'detail'],
    ['run', 'person', `@${before.person.username}`, before.person.id],
    ['run', 'by', `@${by.username}`, by.id],
    ['run', 'server', server.name, server.address],
    ['run', 'started', isoUtc(report.startedAt), ''],
    ['run', 'ended', isoUtc(report.endedAt), report.isFinished ? '' : 'stopped before its end'],
    ['run', 'verified', isoUtc(report.verifiedAt), report.summary],
    ...foundTexts(report).map(({ what, count, items, note }) => [
      'found',
      what,
      count === null ? '' : String(count),
      [...items, note].filter((text) => text !== '').join('; '),
    ]),
    ...before.plan.map((step) => ['plan', STEP_WORDS[step.id].title, step.state, step.reason]),
    ...report.results.map((one) => ['result', one.words, one.result, one.reason]),
    ...report.lines.map((line) => ['verification', line.title, line.state, [line.words, ...line.details].join('; ')]),
  ])
}
