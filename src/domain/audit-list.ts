import type { Audit } from '@/api/objects/audit.ts'
import type { AuditResult } from './audit-rules.ts'
import { auditSentence, foldAttempts, type AuditFamily, type AuditSentence } from './audit-sentences.ts'
import { isInRange, parseIpRange } from './ip-range.ts'
import { ignoreOthers, listAddress, pickKnown, splitList } from './list-address.ts'

/** An audit row as a list shows it. */
export interface AuditEntry {
  audit: Audit
  /** The row of the attempt that belongs to it, when the two are folded. */
  attempt: Audit | null
  sentence: AuditSentence
  /** Lower-case text to search in. */
  text: string
}

const FAMILY_WORDS: Record<AuditFamily, string> = {
  'sign-in': 'Sign-in',
  password: 'Password',
  mfa: 'MFA',
  token: 'Tokens',
  role: 'Roles',
  session: 'Sessions',
  account: 'Account',
  command: 'Commands',
  config: 'Server settings',
  other: 'Other',
}
const RESULT_WORDS = { success: 'Done', failure: 'Failed', attempt: 'Tried' } as const

export type AuditFacet = 'family' | 'result'
/** The filters with values to choose from. */
export const AUDIT_FACETS: Record<AuditFacet, { title: string; values: readonly { id: string; words: string }[] }> = {
  family: { title: 'What', values: Object.entries(FAMILY_WORDS).map(([id, words]) => ({ id, words })) },
  result: { title: 'Result', values: Object.entries(RESULT_WORDS).map(([id, words]) => ({ id, words })) },
}

/** What a list of audits shows. Days are "2026-08-12", in the zone of the browser. */
export interface AuditQuery {
  q: string
  filters: Record<AuditFacet, readonly string[]>
  /** An address or a range; "" for all. */
  ip: string
  /** The beginning of a session's id, "" for all. */
  session: string
  from: string
  to: string
  isFolded: boolean
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whether it is a day there is: 31 February is read as 3 March, and comes out as that. */
function isDay(text: string): boolean {
  const at = DAY.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** Reads the address; what means nothing in it is named in `ignored`. */
export function parseAuditQuery(params: URLSearchParams): { query: AuditQuery; ignored: string[] } {
  const ignored: string[] = []
  const known = (facet: AuditFacet) => AUDIT_FACETS[facet].values.map((value) => value.id)
  const chosen = (facet: AuditFacet) =>
    pickKnown(`f.${facet}`, splitList(params.getAll(`f.${facet}`)), known(facet), ignored)
  const checked = (name: string, isGood: (text: string) => boolean): string => {
    const text = (params.get(name) ?? '').trim()
    if (text === '' || isGood(text)) return text
    ignored.push(`${name}=${text}`)
    return ''
  }
  const query: AuditQuery = {
    q: params.get('q') ?? '',
    filters: { family: chosen('family'), result: chosen('result') },
    ip: checked('f.ip', (text) => parseIpRange(text) !== null),
    session: checked('f.session', (text) => /^\w{4,26}$/.test(text)),
    from: checked('f.from', isDay),
    to: checked('f.to', isDay),
    isFolded: checked('f.pairs', (text) => text === 'apart') !== 'apart',
  }
  const own = ['q', 'f.family', 'f.result', 'f.ip', 'f.session', 'f.from', 'f.to', 'f.pairs']
  ignoreOthers(params, own, ignored)
  return { query, ignored }
}

/** The inverse; parameters of `keep` that are not about the list go along. */
export function toAuditParams(query: AuditQuery, keep?: URLSearchParams): URLSearchParams {
  const filters = [
    ['family', query.filters.family.join(',')],
    ['result', query.filters.result.join(',')],
    ['ip', query.ip],
    ['session', query.session],
    ['from', query.from],
    ['to', query.to],
    ['pairs', query.isFolded ? '' : 'apart'],
  ] as const
  return listAddress({ q: query.q, filters, sort: null, columns: null }, '', keep)
}

/** The query without any filter. */
export function clearedAuditQuery(query: AuditQuery): AuditQuery {
  return { ...query, q: '', filters: { family: [], result: [] }, ip: '', session: '', from: '', to: '' }
}

/** The rows as entries, attempts folded into their results where asked for. */
export function auditEntries(audits: readonly Audit[], isFolded: boolean): AuditEntry[] {
  const folded = isFolded ? foldAttempts(audits) : audits.map((audit) => ({ audit, attempt: null }))
  return folded.map(({ audit, attempt }) => {
    const sentence = auditSentence(audit)
    const words = sentence.parts.map((part) => (typeof part === 'string' ? part : Object.values(part).join(' ')))
    const raw = [audit.action, audit.extra_info, audit.ip_address, audit.session_id]
    return { audit, attempt, sentence, text: [...words, ...raw].join('\n').toLowerCase() }
  })
}

/** The first moment of a day of the browser's zone, ms since epoch; of the day after with `isEnd`. */
function dayStart(day: string, isEnd = false): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + (isEnd ? 1 : 0)).getTime()
}

/** The entries that the query leaves. `names`: user names by id, which are searched too. */
export function chooseAudits(
  entries: readonly AuditEntry[],
  query: AuditQuery,
  names: ReadonlyMap<string, string> = new Map(),
): AuditEntry[] {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean)
  const range = query.ip === '' ? null : parseIpRange(query.ip)
  const from = query.from === '' ? -Infinity : dayStart(query.from)
  const to = query.to === '' ? Infinity : dayStart(query.to, true)
  const { family, result } = query.filters
  return entries.filter(({ audit, sentence, text }) => {
    if (family.length > 0 && !family.includes(sentence.family)) return false
    if (result.length > 0 && (sentence.result === null || !result.includes(sentence.result))) return false
    if (audit.create_at < from || audit.create_at >= to) return false
    if (range && !isInRange(audit.ip_address, range)) return false
    if (!audit.session_id.startsWith(query.session)) return false
    const named = words.length === 0 ? '' : `${text}\n${namesIn(sentence, names)}`
    return words.every((word) => named.includes(word))
  })
}

function namesIn(sentence: AuditSentence, names: ReadonlyMap<string, string>): string {
  return sentence.parts
    .map((part) => (typeof part === 'object' && 'user' in part ? (names.get(part.user) ?? '') : ''))
    .join(' ')
    .toLowerCase()
}

/** An entry's sentence as text. `names`: user names by id, as far as they were read. */
export function auditWords({ sentence }: AuditEntry, names: ReadonlyMap<string, string>): string {
  return sentence.parts
    .map((part) => {
      if (typeof part === 'string') return part
      if ('user' in part) return names.get(part.user) ?? part.user
      return 'token' in part ? `token ${part.token}` : `command ${part.command}`
    })
    .join('')
}

/** Ids of the people whom the sentences name. */
export function peopleIn(entries: readonly AuditEntry[]): string[] {
  const ids = new Set<string>()
  for (const { sentence } of entries) {
    for (const part of sentence.parts) if (typeof part === 'object' && 'user' in part) ids.add(part.user)
  }
  return [...ids]
}

export function familyWords(family: AuditFamily): string {
  return FAMILY_WORDS[family]
}

export function resultWords(result: AuditResult): string {
  return RESULT_WORDS[result]
}

/** Sign-ins of one day. */
export interface SignInDay {
  /** Its first moment in the browser's zone, ms since epoch. */
  start: number
  count: number
}

/**
 * Sign-ins of the last `days` days, today last; `now` in ms since epoch. Only what is in `audits` counts. Failed ones the
 * server notes without a person (`mattermost-api.md` 1.9), so nobody's rows tell how many there were.
 */
export function signInDays(audits: readonly Audit[], now: number, days = 30): SignInDay[] {
  const today = new Date(now)
  const list = Array.from({ length: days }, (_, at): SignInDay => {
    const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() - (days - 1 - at))
    return { start: date.getTime(), count: 0 }
  })
  for (const audit of audits) {
    const { family, result } = auditSentence(audit)
    if (family !== 'sign-in' || result !== 'success' || audit.action.endsWith('/logout')) continue
    const day = list.findLast((one) => one.start <= audit.create_at)
    if (day) day.count += 1
  }
  return list
}
