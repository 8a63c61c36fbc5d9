import { expect, it } from 'vitest'
import { parseAuditQuery } from '@/domain/audit-list.ts'
import { parseSessionQuery } from '@/domain/session-filters.ts'
import { userId } from '@/domain/test-objects.ts'
import { auditsOfSession, sessionsLike } from './person-addresses.ts'

const TOM = userId('tom')
const asRead = (address: string) => new URL(address, 'http://localhost')

it.each(['s'.repeat(26), 'a&sort=-created#x', '50% + 1'])('writes the session %j so that it is read as it is', (id) => {
  const sessions = asRead(sessionsLike(TOM, id))
  expect([sessions.pathname, sessions.hash]).toEqual([`/users/${TOM}/sessions`, ''])
  expect(parseSessionQuery(sessions.searchParams)).toEqual({ query: { q: id, filters: {}, sort: null }, ignored: [] })
  const audits = asRead(auditsOfSession(TOM, id))
  expect([audits.pathname, audits.hash]).toEqual([`/users/${TOM}/audits`, ''])
  expect([...audits.searchParams]).toEqual([['f.session', id]])
})

it('leads to the audits of the session, and leaves out no other', () => {
  const { query, ignored } = parseAuditQuery(asRead(auditsOfSession(TOM, 's'.repeat(26))).searchParams)
  expect([query.session, query.q, query.isFolded, ignored]).toEqual(['s'.repeat(26), '', true, []])
})
