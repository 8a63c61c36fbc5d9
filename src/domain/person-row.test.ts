import { expect, it } from 'vitest'
import { renewedRow, withTold } from './person-row.ts'
import { user } from './test-objects.ts'

const TOLD = {
  email: 'leo@example.com',
  first_name: 'Leo',
  last_name: 'Jessop',
  auth_service: 'ldap',
  auth_data: 'leo',
  failed_attempts: 10,
}
const HIDDEN = { email: '', first_name: '', last_name: '', auth_service: '', auth_data: '', failed_attempts: 0 }
const row = { user: user('leo', TOLD), lastLogin: 7 }
const now = { delete_at: 9, mfa_active: true }

it('keeps, of what the row was told, all that was kept from the viewer since', () => {
  const wanted = user('leo', { ...TOLD, ...now })
  expect(renewedRow(row, user('leo', { ...HIDDEN, ...now }), false)).toEqual({ user: wanted, lastLogin: 7 })
  expect(withTold(user('leo', { ...HIDDEN, ...now }), row.user)).toEqual(wanted)
})

it('takes what was read since where it is told', () => {
  const since = user('leo', { ...HIDDEN, email: 'lj@example.com', last_name: 'Jessop-Hall' })
  expect(renewedRow(row, since, false).user).toMatchObject({ email: 'lj@example.com', last_name: 'Jessop-Hall' })
  expect(renewedRow(row, since, true)).toEqual({ user: since, lastLogin: 7 })
  expect(renewedRow(undefined, since, false)).toEqual({ user: since, lastLogin: null })
})
