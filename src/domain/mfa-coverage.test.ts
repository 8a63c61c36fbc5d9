import { describe, expect, it } from 'vitest'
import { coverageTo, mfaCoverage, requestsToRead, sizeOf } from './mfa-coverage.ts'
import { parsePeopleQuery, type PeopleKnowledge } from './people-filters.ts'
import { passesFilters } from './people-index.ts'
import type { PersonRow } from './person-row.ts'
import { NOW, user } from './test-objects.ts'

const KNOWN: PeopleKnowledge = {
  hasReport: true,
  isTold: true,
  tellsAttempts: true,
  canFilterTeam: () => true,
  hasTokens: true,
}
const row = (name: string, facts: Record<string, unknown> = {}): PersonRow => ({
  user: user(name, facts),
  lastLogin: 0,
})
const ADMIN = 'system_admin system_user'

const PEOPLE: readonly PersonRow[] = [
  row('ada', { roles: ADMIN, mfa_active: true }),
  row('petros', { roles: ADMIN }),
  row('nora', { roles: ADMIN, auth_service: 'ldap' }),
  row('sam', { roles: ADMIN, auth_service: 'saml' }),
  row('viktor', { roles: ADMIN, delete_at: 1 }),
  row('hedy', { roles: 'system_user token_helpdesk' }),
  row('max', { roles: 'system_user system_manager', mfa_active: true }),
  row('gus', { roles: 'system_guest' }),
  row('lab', { auth_service: 'gitlab', mfa_active: true }),
  row('lab2', { auth_service: 'saml' }),
  row('lab3', { auth_service: 'saml' }),
  row('bot', { is_bot: true }),
]

describe('the coverage of MFA', () => {
  it('counts who can sign in, those of other services apart', () => {
    const { all, deactivated, openAdmins } = mfaCoverage(PEOPLE, true)
    expect(all).toEqual({ on: 2, off: 4, elsewhere: 4 })
    expect(deactivated).toBe(1)
    expect(openAdmins.map((one) => one.username)).toEqual(['nora', 'petros'])
    expect(sizeOf(all)).toBe(10)
  })

  it('splits by role, the powerful first, and by method, Mattermost’s own first', () => {
    const { roles, methods } = mfaCoverage(PEOPLE, true)
    expect(roles).toEqual([
      { id: 'system_admin', on: 1, off: 2, elsewhere: 1 },
      { id: 'system_manager', on: 1, off: 0, elsewhere: 0 },
      { id: 'token_helpdesk', on: 0, off: 1, elsewhere: 0 },
      { id: 'system_user', on: 2, off: 3, elsewhere: 4 },
      { id: 'system_guest', on: 0, off: 1, elsewhere: 0 },
    ])
    expect(methods.map(({ id }) => id)).toEqual(['email', 'ldap', 'saml', 'gitlab'])
  })

  it('knows nothing of methods that are not told', () => {
    const { all, methods } = mfaCoverage(PEOPLE, false)
    expect(all).toEqual({ on: 3, off: 7, elsewhere: 0 })
    expect(methods).toEqual([])
    expect(mfaCoverage([], true).all).toEqual({ on: 0, off: 0, elsewhere: 0 })
  })

  it('leads to lists of as many people as it says', () => {
    for (const isTold of [true, false]) {
      const known = { ...KNOWN, isTold }
      const count = (to: string) => {
        const { query, ignored } = parsePeopleQuery(new URL(to, 'http://x').searchParams, known)
        expect(ignored).toEqual([])
        return PEOPLE.filter((one) => !one.user.is_bot && passesFilters(one, query.filters, NOW)).length
      }
      const { all, roles, methods } = mfaCoverage(PEOPLE, isTold)
      expect(count(coverageTo('off', {}, isTold))).toBe(all.off)
      for (const { id, off } of roles) expect(count(coverageTo('off', { role: id }, isTold)), id).toBe(off)
      for (const { id, off, elsewhere } of methods) {
        expect(count(coverageTo('off', { method: id }, isTold)), id).toBe(off)
        if (elsewhere > 0) expect(count(coverageTo('elsewhere', { method: id }, isTold)), id).toBe(elsewhere)
      }
    }
  })

  it('says how many requests it takes', () => {
    expect(requestsToRead(0, true)).toBe(2)
    expect(requestsToRead(420, true)).toBe(6)
    expect(requestsToRead(420, false)).toBe(3)
  })
})
