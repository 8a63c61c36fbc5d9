import { describe, expect, it } from 'vitest'
import { listCsv, listJson, type ExportOrigin } from './list-export.ts'
import { peopleExport } from './people-export.ts'
import type { PersonRow } from './person-row.ts'
import { DAY, NOW, user } from './test-objects.ts'

const origin: ExportOrigin = {
  server: 'https://chat.example.com',
  serverVersion: '11.10.0',
  madeBy: 'ada',
  madeAt: NOW,
  readAt: NOW,
  isComplete: false,
  gaps: 'the first 2 of 9',
  filters: 'MFA: Off',
}
const rows = [
  { user: user('eve', { first_name: '=1+1', failed_attempts: 12 }), lastLogin: 0 },
  { user: user('dora', { delete_at: NOW - DAY, auth_service: 'ldap' }), lastLogin: null },
]

describe('people as a file', () => {
  it('say where they come from, and are safe against formulas', () => {
    const csv = listCsv(peopleExport('report', { isAdministrator: true, tellsAttempts: true }), rows, origin)
    expect(csv).toContain('complete,no: the first 2 of 9')
    expect(csv).toContain('people,2')
    expect(csv).toContain('GET /reports/users')
    expect(csv).toContain(",'=1+1,")
    expect(csv).toMatch(/,locked,,email,false,never,12,/)
    expect(csv).toMatch(/,deactivated,2026-05-31T12:00:00Z,ldap,false,unknown,0,/)
  })

  it('say no number of failed attempts that the server keeps to itself', () => {
    const csv = listCsv(peopleExport('report', { isAdministrator: true, tellsAttempts: false }), rows, origin)
    expect(csv).toMatch(/,ldap,false,unknown,unknown,/)
    expect(csv).toMatch(/,active,,email,false,never,unknown,/)
  })

  it('say what others than administrators are not told, of each person', () => {
    const told = { isAdministrator: false, tellsAttempts: true }
    const columns = (source: 'report' | 'pages' | 'selected', row: PersonRow, facts: typeof told = told): unknown =>
      JSON.parse(listJson(peopleExport(source, facts), [row], origin))
    const saml = { user: user('eve', { auth_service: 'saml', failed_attempts: 3 }), lastLogin: 5 }
    const unread = { user: user('dora', { delete_at: NOW - DAY }), lastLogin: null }
    expect(columns('report', saml)).toMatchObject({ people: [{ sign_in_method: 'saml', failed_attempts: '3' }] })
    expect(columns('selected', saml)).toMatchObject({
      people: [{ state: 'unknown', sign_in_method: 'saml', failed_attempts: 'unknown' }],
    })
    // Whoever is on may be locked as well, where nobody tells.
    const locked = { user: user('leo', { failed_attempts: 10 }), lastLogin: 5 }
    expect(columns('report', locked)).toMatchObject({ people: [{ state: 'locked' }] })
    for (const source of ['pages', 'selected'] as const)
      expect(columns(source, locked)).toMatchObject({ people: [{ state: 'unknown' }] })
    expect(columns('report', locked, { ...told, tellsAttempts: false })).toMatchObject({
      people: [{ state: 'active' }],
    })
    const unknown = { state: 'deactivated', sign_in_method: 'unknown', failed_attempts: 'unknown' }
    for (const source of ['report', 'pages', 'selected'] as const) {
      expect(columns(source, unread)).toMatchObject({ about: { what: 'People' }, people: [unknown] })
    }
    expect(columns('selected', unread, { ...told, isAdministrator: true })).toMatchObject({
      people: [{ sign_in_method: 'email', failed_attempts: '0', last_sign_in: 'unknown' }],
    })
  })
})
