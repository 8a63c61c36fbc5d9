import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { clientConfigSchema } from '@/api/objects/client-config.ts'
import { labelOf, loginWords, readCode } from './sign-in-words.ts'

const config = (settings: object) => v.parse(clientConfigSchema, settings)

describe('labelOf', () => {
  it.each([
    [{ EnableSignInWithEmail: 'true', EnableSignInWithUsername: 'true' }, 'E-mail address or user name'],
    [{ EnableSignInWithEmail: 'true', EnableSignInWithUsername: 'false' }, 'E-mail address'],
    [{ EnableSignInWithUsername: 'true' }, 'User name'],
    [{ EnableSignInWithUsername: 'true', EnableLdap: 'true' }, 'User name or AD/LDAP user name'],
    [{ EnableLdap: 'true', LdapLoginFieldName: ' Staff number ' }, 'Staff number'],
    [{}, 'User name'],
  ])('names what %j takes', (settings, label) => {
    expect(labelOf(loginWords(config(settings)))).toBe(label)
  })

  it('asks for either while the configuration is not known', () => {
    expect(labelOf(loginWords(null))).toBe('E-mail address or user name')
  })
})

describe('loginWords', () => {
  it('leaves names as they are written', () => {
    expect(loginWords(config({ EnableSignInWithEmail: 'true', EnableLdap: 'true' }))).toBe(
      'e-mail address or AD/LDAP user name',
    )
    expect(loginWords(config({ EnableLdap: 'true', LdapLoginFieldName: 'Staff number' }))).toBe('Staff number')
  })
})

describe('readCode', () => {
  it.each(['123456', ' 123 456 ', '123 456'])('reads %j', (typed) => {
    expect(readCode(typed)).toBe('123456')
  })
  it.each(['', '12345', '1234567', '12345a', '１２３４５６'])('refuses %j', (typed) => {
    expect(readCode(typed)).toBeNull()
  })
})
