import { roleWords } from './role-words.ts'
import { splitRoles } from './roles.ts'

/** Text, or an id to be shown by name and linked. */
export type SentencePart = string | { user: string } | { token: string } | { command: string }

export type AuditResult = 'attempt' | 'success' | 'failure'

interface Row {
  /** Who acted; "" for somebody not signed in. */
  actor: string
  /** The id in the path, "me" replaced by the actor; "" when the path has none. */
  subject: string
  extra: string
}

interface Told {
  parts: SentencePart[]
  result: AuditResult
}

/** Words for one kind of path. `tell` gives null for an `extra_info` it does not know. */
export interface AuditRule {
  path: RegExp
  family: 'sign-in' | 'password' | 'mfa' | 'token' | 'role' | 'session' | 'account' | 'command' | 'config'
  tell: (row: Row) => Told | null
}

function actorPart(actor: string): SentencePart {
  return actor === '' ? 'Somebody not signed in' : { user: actor }
}

/** " of alice", or " of their own" when one acts on oneself. */
function whose(row: Row, words: (self: boolean) => string): SentencePart[] {
  return row.subject === row.actor || row.subject === '' ? [words(true)] : [words(false), { user: row.subject }]
}

function told(result: AuditResult, row: Row, ...parts: SentencePart[]): Told {
  return { parts: [actorPart(row.actor), ...parts], result }
}

/** By GitLab, Google, Entra ID and OpenID Connect: one row, with or without an account before. */
const tellSignInElsewhere: AuditRule['tell'] = (row) =>
  row.extra === 'success' ? told('success', row, ' signed in') : null

const tellSignIn: AuditRule['tell'] = (row) => {
  // Behind it stands whose session the request had, if any: of whoever was signed in there before, and at last one's own.
  const extra = row.extra.replace(/ session_user=\w+$/, '')
  const named = /^(attempt|failure) - login_id=(.*)$/s.exec(extra)
  if (named) {
    const isFailure = named[1] === 'failure'
    const verb = isFailure ? 'Sign-in failed as' : 'Sign-in tried as'
    return { parts: [`${verb} "${named[2] ?? ''}"`], result: isFailure ? 'failure' : 'attempt' }
  }
  // By SAML, whoever comes is told of by the provider: before that nobody has a name.
  if (extra === 'attempt') return { parts: ['Sign-in by SAML tried'], result: 'attempt' }
  if (extra === 'authenticated' || extra === 'obtained user') return told('attempt', row, ' gave the right credentials')
  return tellSignInElsewhere({ ...row, extra })
}

const SUCCESS_TOKEN = /^success - token_id=(\w+)$/

/** The token that a row says something was done with, or null. */
export function tokenInExtra(extra: string): string | null {
  return SUCCESS_TOKEN.exec(extra)?.[1] ?? null
}

const tellTokenMade: AuditRule['tell'] = (row) => {
  const owner = whose(row, (self) => (self ? ' for themselves' : ' for '))
  if (row.extra === '') return told('attempt', row, ' asked for a token', ...owner)
  const token = tokenInExtra(row.extra)
  return token === null ? null : told('success', row, ' created ', { token }, ...owner)
}

const TOKEN_VERBS: ReadonlyMap<string, readonly [did: string, tries: string]> = new Map([
  ['revoke', ['revoked', 'revoke']],
  ['disable', ['disabled', 'disable']],
  ['enable', ['enabled', 'enable']],
  ['rotate', ['rotated', 'rotate']],
])

const tellTokenChanged: AuditRule['tell'] = (row) => {
  const verb = TOKEN_VERBS.get(row.subject)
  if (!verb) return null
  if (row.extra === '') return told('attempt', row, ` asked to ${verb[1]} a token`)
  const token = tokenInExtra(row.extra)
  return token === null ? null : told('success', row, ` ${verb[0]} `, { token })
}

const tellPassword: AuditRule['tell'] = (row) => {
  const whosePassword = whose(row, (self) => (self ? ' their own password' : ' the password of '))
  if (row.extra === 'attempted') return told('attempt', row, ' tried to change', ...whosePassword)
  if (row.extra === 'failed') return told('failure', row, ' could not change', ...whosePassword)
  return row.extra === 'completed' ? told('success', row, ' changed', ...whosePassword) : null
}

const tellReset: AuditRule['tell'] = (row) => {
  if (row.extra.startsWith('attempt')) return told('attempt', row, ' opened a password reset link')
  return row.extra.startsWith('success') ? told('success', row, ' set a new password by reset link') : null
}

const tellResetMail: AuditRule['tell'] = (row) => {
  const mail = /^sent=(.*)$/s.exec(row.extra)
  return mail ? told('success', row, ` had a password reset link sent to ${mail[1] ?? ''}`) : null
}

const tellMfa: AuditRule['tell'] = (row) => {
  const whoseMfa = whose(row, (self) => (self ? ' their own multi-factor authentication' : ' the MFA of '))
  if (row.extra === 'attempt') return told('attempt', row, ' tried to change', ...whoseMfa)
  return row.extra.startsWith('success') ? told('success', row, ' changed', ...whoseMfa) : null
}

const tellRoles: AuditRule['tell'] = (row) => {
  const change = /^user=(\w+) roles=(.*)$/s.exec(row.extra)
  if (!change) return null
  const roles = splitRoles(change[2] ?? '').map((name) => roleWords(name))
  return told('success', row, ' set the roles of ', { user: change[1] ?? '' }, ` to ${roles.join(', ') || 'none'}`)
}

const tellActive: AuditRule['tell'] = (row) => {
  const change = /^user_id=(\w+) active=(true|false)$/.exec(row.extra)
  if (!change) return null
  return told('success', row, change[2] === 'true' ? ' activated ' : ' deactivated ', { user: change[1] ?? '' })
}

const tellAuth: AuditRule['tell'] = (row) => {
  const change = /^updated user (\w+) auth to service=(.*)$/s.exec(row.extra)
  if (!change) return null
  return told('success', row, ' moved ', { user: change[1] ?? '' }, ` to sign-in by ${change[2] ?? ''}`)
}

const COMMAND_RESULTS: readonly (readonly [start: string, result: AuditResult])[] = [
  ['attempt', 'attempt'],
  ['success', 'success'],
  ['fail', 'failure'],
]

/** For a family of paths whose rows say "attempt", "success" or "fail…". */
function tellOutcome(did: (row: Row) => SentencePart[]): AuditRule['tell'] {
  return (row) => {
    const outcome = COMMAND_RESULTS.find(([start]) => row.extra.startsWith(start))?.[1]
    if (!outcome) return null
    const note = { attempt: ' (asked)', success: '', failure: ' (refused)' }[outcome]
    return told(outcome, row, ...did(row), ...(note === '' ? [] : [note]))
  }
}

/** For rows that are written once, when it is done. */
function tellDone(did: (row: Row) => SentencePart[]): AuditRule['tell'] {
  return (row) => told('success', row, ...did(row))
}

const command = (verb: string) => tellOutcome((row) => [verb, { command: row.subject }])
const profile = tellDone((row) => [
  ' changed',
  ...whose(row, (self) => (self ? ' their own profile' : ' the profile of ')),
])
const picture = tellDone((row) => [
  ' changed',
  ...whose(row, (self) => (self ? ' their own picture' : ' the picture of ')),
])

/** First match wins, so fixed words stand before ids. */
export const AUDIT_RULES: readonly AuditRule[] = [
  { path: /\/(?:signup|login|oauth)\/\w+\/complete$/, family: 'sign-in', tell: tellSignInElsewhere },
  { path: /^\/users\/login$|\/login\/sso\/saml$/, family: 'sign-in', tell: tellSignIn },
  { path: /^\/users\/logout$/, family: 'sign-in', tell: tellDone(() => [' signed out']) },
  { path: /^\/users\/tokens\/(revoke|disable|enable|rotate)$/, family: 'token', tell: tellTokenChanged },
  { path: /^\/users\/(\w+)\/tokens$/, family: 'token', tell: tellTokenMade },
  { path: /^\/users\/password\/reset\/send$/, family: 'password', tell: tellResetMail },
  { path: /^\/users\/password\/reset$/, family: 'password', tell: tellReset },
  { path: /^\/users\/(\w+)\/password$/, family: 'password', tell: tellPassword },
  { path: /^\/users\/(\w+)\/mfa$/, family: 'mfa', tell: tellMfa },
  { path: /^\/users\/(\w+)\/roles$/, family: 'role', tell: tellRoles },
  { path: /^\/roles\/\w+\/patch$/, family: 'role', tell: tellDone(() => [' changed what a role may do']) },
  { path: /^\/users\/(\w+)\/active$/, family: 'account', tell: tellActive },
  { path: /^\/users\/(\w+)\/auth$/, family: 'account', tell: tellAuth },
  {
    path: /^\/users\/sessions\/revoke\/all$/,
    family: 'session',
    tell: tellDone(() => [' ended all sessions of everybody']),
  },
  {
    path: /^\/users\/(\w+)\/sessions\/revoke\/all$/,
    family: 'session',
    tell: tellDone((row) => [' ended all', ...whose(row, (self) => (self ? ' their own sessions' : ' sessions of '))]),
  },
  {
    path: /^\/users\/(\w+)\/sessions\/revoke$/,
    family: 'session',
    tell: tellDone((row) => [' ended a', ...whose(row, (self) => (self ? ' session of their own' : ' session of '))]),
  },
  { path: /^\/users\/(\w+)\/image$/, family: 'account', tell: picture },
  { path: /^\/users\/(me|\w{26})(?:\/patch)?$/, family: 'account', tell: profile },
  { path: /^\/commands\/(\w+)\/regen_token$/, family: 'command', tell: command(' made a new token for ') },
  { path: /^\/commands\/(\w+)(?:\/\w+)?$/, family: 'command', tell: command(' changed ') },
  { path: /^\/commands$/, family: 'command', tell: tellOutcome(() => [' created a slash command']) },
  {
    path: /^\/config(?:\/\w+)?$/,
    family: 'config',
    tell: tellDone(() => [' changed the configuration of the server']),
  },
  { path: /^\/license$/, family: 'config', tell: tellOutcome(() => [' changed the licence']) },
]
