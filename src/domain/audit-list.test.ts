import { describe, expect, it } from 'vitest'
import type { Audit } from '@/api/objects/audit.ts'
import { auditEntries, chooseAudits, parseAuditQuery, peopleIn, signInDays, toAuditParams } from './audit-list.ts'
import { DAY, userId } from './test-objects.ts'
import { dayOf } from './token-expiry.ts'

const TOM = userId('tom')
const MONA = userId('mona')
/** Noon wherever the test runs: seconds and milliseconds before it are of the same day. */
const NOW = new Date(2026, 5, 1, 12).getTime()
let count = 0

function audit(action: string, extra: string, more: Partial<Audit> = {}): Audit {
  count += 1
  return {
    id: String(count).padStart(26, 'a'),
    create_at: NOW - count * 1000,
    user_id: TOM,
    action: `/api/v4${action}`,
    extra_info: extra,
    ip_address: '10.1.2.3',
    session_id: 's'.repeat(26),
    ...more,
  }
}

const signedIn = audit('/users/login', `success session_user=${TOM}`)
const failed = audit('/users/login', 'failure - login_id=tom', { user_id: '', ip_address: '203.0.113.9' })
const done = audit(`/users/${MONA}/password`, 'completed')
const attempt = audit(`/users/${MONA}/password`, 'attempted', { create_at: done.create_at - 5 })
const old = audit('/plugins/jira/hook', 'x=1', { create_at: NOW - 40 * DAY, session_id: '' })
const all = [signedIn, failed, done, attempt, old]

const found = (search: string, names = new Map<string, string>()) => {
  const { query } = parseAuditQuery(new URLSearchParams(search))
  return chooseAudits(auditEntries(all, query.isFolded), query, names).map((entry) => entry.audit)
}

describe('the list of audits', () => {
  it('folds an attempt into its result, unless they are wanted apart', () => {
    expect(found('')).toEqual([signedIn, failed, done, old])
    expect(found('f.pairs=apart')).toHaveLength(5)
    expect(auditEntries(all, true)[2]?.attempt).toBe(attempt)
  })

  it('is filtered by what, result, address, session, days and text', () => {
    expect(found('f.family=password,sign-in')).toEqual([signedIn, failed, done])
    expect(found('f.result=failure')).toEqual([failed])
    expect(found('f.ip=10.0.0.0/8')).toEqual([signedIn, done, old])
    expect(found('f.ip=203.0.113.9')).toEqual([failed])
    expect(found('f.session=ssss')).toEqual([signedIn, failed, done])
    const day = dayOf(NOW - 40 * DAY)
    expect(found(`f.to=${day}`)).toEqual([old])
    expect(found(`f.from=${day}`)).toHaveLength(4)
    expect(found('q=jira+hook')).toEqual([old])
    expect(found('q=m.ferreira', new Map([[MONA, 'm.ferreira']]))).toEqual([done])
  })

  it('never drops what it has no words for', () => {
    expect(found('f.family=other')).toEqual([old])
    // Nor takes it for done, or for anything else.
    expect(found('f.result=success')).toEqual([signedIn, done])
    expect(found('f.result=success,failure,attempt')).not.toContain(old)
  })

  it('names what means nothing in the address, and comes back from it as it went in', () => {
    const search = 'f.family=token,spy&f.ip=10.0.0&f.session=a-b&f.from=soon&f.pairs=x&sort=time&q=a'
    const { query, ignored } = parseAuditQuery(new URLSearchParams(search))
    expect(ignored.toSorted()).toEqual([
      'f.family=spy',
      'f.from=soon',
      'f.ip=10.0.0',
      'f.pairs=x',
      'f.session=a-b',
      'sort',
    ])
    expect(toAuditParams(query).toString()).toBe('q=a&f.family=token')
    const whole =
      'q=a&f.family=token&f.result=failure&f.ip=10.0.0.0%2F8&f.from=2026-01-01&f.to=2026-02-01&f.pairs=apart'
    expect(toAuditParams(parseAuditQuery(new URLSearchParams(whole)).query).toString()).toBe(whole)
  })

  it.each(['2026-02-31', '2026-02-29', '2026-13-01', '2026-00-10', '0000-00-00'])('takes %s for no day', (day) => {
    const { query, ignored } = parseAuditQuery(new URLSearchParams({ 'f.from': day }))
    expect(query.from).toBe('')
    expect(ignored).toEqual([`f.from=${day}`])
  })

  it.each(['2024-02-29', '2026-12-31'])('takes %s for a day', (day) => {
    expect(parseAuditQuery(new URLSearchParams({ 'f.to': day })).query.to).toBe(day)
  })

  it('knows whom it names', () => {
    expect(peopleIn(auditEntries(all, true)).toSorted()).toEqual([MONA, TOM].toSorted())
  })

  it('counts sign-ins a day, today last, and no failed ones, of which the server does not say whose they are', () => {
    const days = signInDays(all, NOW)
    expect(days).toHaveLength(30)
    expect(days.at(-1)?.count).toBe(1)
    expect(days.slice(0, -1).every((day) => day.count === 0)).toBe(true)
  })
})
