import { describe, expect, it } from 'vitest'
import { listCsv, listJson, type ExportOrigin } from './list-export.ts'
import { peopleExport } from './people-export.ts'
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
    const csv = listCsv(peopleExport('report', { isTold: true, tellsAttempts: true }), rows, origin)
    expect(csv).toContain('complete,no: the first 2 of 9')
    expect(csv).toContain('people,2')
    expect(csv).toContain('GET /reports/users')
    expect(csv).toContain(",'=1+1,")
    expect(csv).toMatch(/,locked,,email,false,never,12,/)
    expect(csv).toMatch(/,deactivated,2026-05-31T12:00:00Z,ldap,false,unknown,0,/)
  })

  it('say no number of failed attempts that the server keeps to itself', () => {
    const csv = listCsv(peopleExport('report', { isTold: true, tellsAttempts: false }), rows, origin)
    expect(csv).toMatch(/,ldap,false,unknown,unknown,/)
  })

  it('say what the viewer is not told', () => {
    const json: unknown = JSON.parse(
      listJson(peopleExport('pages', { isTold: false, tellsAttempts: false }), rows, origin),
    )
    expect(json).toMatchObject({
      about: { what: 'People' },
      people: [{ sign_in_method: 'unknown', failed_attempts: 'unknown' }, { state: 'deactivated' }],
    })
  })
})
