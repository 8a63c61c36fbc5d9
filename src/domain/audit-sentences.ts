import type { Audit } from '@/api/objects/audit.ts'
import { AUDIT_RULES, type AuditResult, type AuditRule, type SentencePart } from './audit-rules.ts'

export type AuditFamily = AuditRule['family'] | 'other'

/** An audit row in words. */
export interface AuditSentence {
  /** Text and ids in reading order, so that the ids can be shown as names and linked. */
  parts: readonly SentencePart[]
  result: AuditResult
  family: AuditFamily
  /** False for a path that Latchkey has no words for: the parts then hold the raw row. */
  isKnown: boolean
}

/** The path below the API's root, whatever path the server itself lives under; null when it is not below it. */
function apiPath(action: string): string | null {
  const start = action.indexOf('/api/v4/')
  return start === -1 ? null : action.slice(start + '/api/v4'.length).replace(/\/$/, '')
}

function rawSentence(audit: Audit): AuditSentence {
  const actor: SentencePart[] = audit.user_id === '' ? [] : [{ user: audit.user_id }, ': ']
  const extra = audit.extra_info === '' ? '' : ` (${audit.extra_info})`
  return {
    parts: [...actor, `${audit.action || 'no action'}${extra}`],
    result: 'success',
    family: 'other',
    isKnown: false,
  }
}

/**
 * An audit row in plain words. `user_id` is who acted; "me" in a path is that person too. Rows with unknown paths come
 * back raw, never dropped.
 */
export function auditSentence(audit: Audit): AuditSentence {
  const path = apiPath(audit.action)
  if (path === null) return rawSentence(audit)
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

/**
 * Folds each "attempt" row into its outcome: same person, action and session (of a sign-in only the outcome has one),
 * moments apart. Rows keep their order; an
 * attempt without an outcome stays, since it says that somebody tried and was refused.
 */
export function foldAttempts(audits: readonly Audit[]): FoldedAudit[] {
  const open = new Map<string, Audit[]>()
  const keyOf = (audit: Audit) => `${audit.user_id} ${audit.action}`
  const isOfSession = (attempt: Audit, audit: Audit) =>
    attempt.session_id === '' || attempt.session_id === audit.session_id
  const results = new Map(audits.map((audit) => [audit, auditSentence(audit).result]))
  for (const audit of audits) {
    if (results.get(audit) !== 'attempt') continue
    const key = keyOf(audit)
    open.set(key, [...(open.get(key) ?? []), audit])
  }
  const used = new Set<Audit>()
  const attemptOf = new Map<Audit, Audit>()
  for (const audit of audits) {
    if (results.get(audit) === 'attempt') continue
    // Both rows may carry the same millisecond, in either order: only the distance counts.
    const near = (open.get(keyOf(audit)) ?? []).find(
      (attempt) =>
        !used.has(attempt) &&
        isOfSession(attempt, audit) &&
        Math.abs(attempt.create_at - audit.create_at) <= SAME_REQUEST_MS,
    )
    if (!near) continue
    used.add(near)
    attemptOf.set(audit, near)
  }
  return audits.filter((audit) => !used.has(audit)).map((audit) => ({ audit, attempt: attemptOf.get(audit) ?? null }))
}
