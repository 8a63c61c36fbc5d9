import type { Audit } from '@/api/objects/audit.ts'
import { AUDIT_RULES, type AuditResult, type AuditRule, type SentencePart } from './audit-rules.ts'

export type AuditFamily = AuditRule['family'] | 'other'

/** An audit row in words. */
export interface AuditSentence {
  /** Text and ids in reading order, so that the ids can be shown as names and linked. */
  parts: readonly SentencePart[]
  /** Null of a raw row: how it went nobody can tell. */
  result: AuditResult | null
  family: AuditFamily
  /** False for a path that Latchkey has no words for: the parts then hold the raw row. */
  isKnown: boolean
}

/**
 * The path below the API's root, whatever path the server itself lives under. Other services lead back to doors beside
 * the API: theirs stays as it is.
 */
function pathOf(action: string): string {
  return action.replace(/^.*?\/api\/v4(?=\/)|\/$/g, '')
}

function rawSentence(audit: Audit): AuditSentence {
  const actor: SentencePart[] = audit.user_id === '' ? [] : [{ user: audit.user_id }, ': ']
  const extra = audit.extra_info === '' ? '' : ` (${audit.extra_info})`
  return {
    parts: [...actor, `${audit.action || 'no action'}${extra}`],
    result: null,
    family: 'other',
    isKnown: false,
  }
}

/**
 * An audit row in plain words. `user_id` is who acted; "me" in a path is that person too. Rows with unknown paths come
 * back raw, never dropped.
 */
export function auditSentence(audit: Audit): AuditSentence {
  const path = pathOf(audit.action)
  for (const rule of AUDIT_RULES) {
    const match = rule.path.exec(path)
    if (!match) continue
    const subject = match[1] === 'me' ? audit.user_id : (match[1] ?? '')
    const told = rule.tell({ actor: audit.user_id, subject, extra: audit.extra_info })
    if (told) return { ...told, family: rule.family, isKnown: true }
  }
  return rawSentence(audit)
}

/** The pair of rows that most writes leave are written within the same request. */
const SAME_REQUEST_MS = 10_000

/** A row with the "attempt" row that belongs to it, if there was one. */
export interface FoldedAudit {
  audit: Audit
  attempt: Audit | null
}

/** Attempts of one person, action and session, newest first. Those before `start` are taken, or too new for what comes. */
interface Attempts {
  rows: { audit: Audit; place: number }[]
  start: number
}

/** The newest attempt left that is moments away from `at` (ms since epoch). `at` never grows from one call to the next. */
function nextAttempt(attempts: Attempts | undefined, at: number) {
  if (!attempts) return undefined
  const { rows } = attempts
  while ((rows[attempts.start]?.audit.create_at ?? -Infinity) > at + SAME_REQUEST_MS) attempts.start += 1
  const next = rows[attempts.start]
  return next && next.audit.create_at >= at - SAME_REQUEST_MS ? next : undefined
}

/**
 * Folds each "attempt" row into its outcome: same person, action and session (of a sign-in only the outcome has one),
 * moments apart. Rows keep their order; an attempt without an outcome stays, since it says that somebody tried and was
 * refused. Every row is looked at once: a script leaves twenty thousand of the same kind.
 */
export function foldAttempts(audits: readonly Audit[]): FoldedAudit[] {
  const open = new Map<string, Attempts>()
  const keyOf = (audit: Audit, session = audit.session_id) => `${audit.user_id}\n${session}\n${audit.action}`
  const results: Audit[] = []
  // Newest first is how lists come, but nothing here may rest on it unsaid.
  for (const [place, audit] of audits.toSorted((a, b) => b.create_at - a.create_at).entries()) {
    if (auditSentence(audit).result !== 'attempt') {
      results.push(audit)
      continue
    }
    const key = keyOf(audit)
    const attempts = open.get(key)
    if (attempts) attempts.rows.push({ audit, place })
    else open.set(key, { rows: [{ audit, place }], start: 0 })
  }
  const used = new Set<Audit>()
  const attemptOf = new Map<Audit, Audit>()
  for (const audit of results) {
    // Both rows may carry the same millisecond, in either order: only the distance counts.
    const queues = [open.get(keyOf(audit)), audit.session_id === '' ? undefined : open.get(keyOf(audit, ''))]
    const [first] = queues
      .flatMap((queue) => {
        const next = nextAttempt(queue, audit.create_at)
        return queue && next ? [{ queue, next }] : []
      })
      .toSorted((a, b) => a.next.place - b.next.place)
    if (!first) continue
    first.queue.start += 1
    used.add(first.next.audit)
    attemptOf.set(audit, first.next.audit)
  }
  return audits.filter((audit) => !used.has(audit)).map((audit) => ({ audit, attempt: attemptOf.get(audit) ?? null }))
}
