import { expect, it } from 'vitest'
import { user } from '@/domain/test-objects.ts'
import { accountText } from './found-rows.ts'

it.each([
  ['', 'e-mail and password'],
  ['email', 'e-mail and password'],
  ['office365', 'Entra ID (Office 365)'],
  ['saml', 'SAML'],
  ['kerberos', 'kerberos'],
])('says the sign-in method %j as the page of the person does', (service, words) => {
  const person = user('tom', { auth_service: service })
  expect(accountText(person, true).words).toBe(`Active · signs in by ${words} · MFA off · 0 failed attempts`)
})
