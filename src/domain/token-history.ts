import type { Audit } from '@/api/objects/audit.ts'
import { tokenInExtra } from './audit-rules.ts'
import { foldAttempts } from './audit-sentences.ts'

export type TokenEventKind = 'created' | 'disabled' | 'enabled' | 'rotated' | 'revoked'

/** Something that was done with a token. `at` in ms since epoch. */
export interface TokenEvent {
  kind: TokenEventKind
  at: number
  /** Id of who did it. */
  actor: string
  ip: string
  sessionId: string
  auditId: string
}

/** What audit rows tell of a token. They are never the whole story: see `historyCaveats`. */
export interface TokenHistory {
  /** Newest first. */
  events: TokenEvent[]
  /** Its making is among the events: nothing earlier is missing. */
  isBirthSeen: boolean
  /** The oldest row read, ms since epoch; null when no row was read. */
  oldest: number | null
}

const KINDS: readonly (readonly [path: RegExp, kind: TokenEventKind])[] = [
  [/\/users\/tokens\/disable$/, 'disabled'],
  [/\/users\/tokens\/enable$/, 'enabled'],
  [/\/users\/tokens\/rotate$/, 'rotated'],
  [/\/users\/tokens\/revoke$/, 'revoked'],
  [/\/users\/\w+\/tokens$/, 'created'],
]

function eventOf(audit: Audit): TokenEvent[] {
  const kind = KINDS.find(([path]) => path.test(audit.action))?.[1]
  if (!kind) return []
  const { create_at: at, user_id: actor, ip_address: ip, session_id: sessionId, id: auditId } = audit
  return [{ kind, at, actor, ip, sessionId, auditId }]
}

/**
 * What was done with a token, from audit rows in any order. Only rows of success name a token, so refused attempts cannot
 * be told of one; the attempt that belongs to a success is folded into it. A row that is there twice counts once.
 */
export function tokenHistory(tokenId: string, audits: readonly Audit[]): TokenHistory {
  const unique = [...new Map(audits.map((audit) => [audit.id, audit])).values()]
  const events = foldAttempts(unique)
    .filter(({ audit }) => tokenInExtra(audit.extra_info) === tokenId)
    .flatMap(({ audit }) => eventOf(audit))
    .toSorted((a, b) => b.at - a.at)
  const oldest = unique.reduce<number | null>((least, { create_at: at }) => Math.min(least ?? at, at), null)
  return { events, isBirthSeen: events.some((event) => event.kind === 'created'), oldest }
}

/** What a history leaves open, in sentences to stand beside it. `people`: whose audit rows were read, in words. */
export function historyCaveats(history: TokenHistory, people: string): string[] {
  const caveats = [`From the audit rows of ${people}. What others did is not in them.`]
  if (!history.isBirthSeen) {
    caveats.push('Its making is not among them: it is older than the rows that were read, or somebody else made it.')
  }
  caveats.push('Work of plugins, of jobs and on the server itself leaves no row.')
  return caveats
}

export const TOKEN_EVENT_WORDS: Record<TokenEventKind, string> = {
  created: 'Created',
  disabled: 'Disabled',
  enabled: 'Enabled',
  rotated: 'Rotated: new secret',
  revoked: 'Revoked',
}
