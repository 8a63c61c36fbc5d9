import type { UserId } from '@/api/ids.ts'
import { listAddress } from '@/domain/list-address.ts'

// Written without the lists' own rules, so that neither list brings the code of the other; the test reads them with these.

/** Where the audits of one session of a person are listed. */
export function auditsOfSession(userId: UserId, sessionId: string): string {
  return `/users/${userId}/audits?${search('', [['session', sessionId]])}`
}

/** Where the sessions of a person are listed, those that `sessionId` finds. An audit row may hold any text for one. */
export function sessionsLike(userId: UserId, sessionId: string): string {
  return `/users/${userId}/sessions?${search(sessionId, [])}`
}

function search(q: string, filters: readonly (readonly [facet: string, value: string])[]): string {
  return listAddress({ q, filters, sort: null, columns: null }, '').toString()
}
