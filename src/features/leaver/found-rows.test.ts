import { expect, it } from 'vitest'
import { token, user } from '@/domain/test-objects.ts'
import { accountText, FOUND_TEXTS } from './found-rows.ts'

it.each([
  ['', 'e-mail and password'],
  ['email', 'e-mail and password'],
  ['office365', 'Entra ID (Office 365)'],
  ['saml', 'SAML'],
  ['kerberos', 'kerberos'],
])('says the sign-in method %j as the page of the person does', (service, words) => {
  const person = { ...user('tom', { auth_service: service }), isSignInTold: true }
  expect(accountText(person, true).words).toBe(`Active · signs in by ${words} · MFA off · 0 failed attempts`)
  expect(accountText({ ...person, isSignInTold: false }, true).words).toBe('Active · MFA off')
})

it.each([
  [true, '1 active, 1 disabled'],
  [false, '1 blocked (tokens are switched off on this server), 1 disabled'],
])('says of tokens, where they are on (%s), whether they work', (tokensEnabled, words) => {
  const rows = [token('one', 'tom'), token('two', 'tom', { is_active: false })]
  expect(FOUND_TEXTS.tokens({ rows, unreadable: 0 }, tokensEnabled).words).toBe(words)
})

it('says of slash commands which teams were left out, and why', () => {
  const value = { rows: [], unreadable: 0, teams: 2, done: 2, isOff: false, refused: [], failed: [] }
  expect(FOUND_TEXTS.commands({ ...value, unlisted: null }, true)).not.toHaveProperty('gap')
  expect(FOUND_TEXTS.commands({ ...value, unlisted: 'private teams not listed', unreadable: 1 }, true)).toMatchObject({
    words: '0 in 2 teams looked at',
    gap: 'Incomplete: private teams not listed. 1 row more could not be read.',
  })
})
