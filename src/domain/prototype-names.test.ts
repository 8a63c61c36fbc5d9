import { describe, expect, it } from 'vitest'
import { AUDIT_RULES } from './audit-rules.ts'
import { authMethodWords, isKnownMethod } from './auth-method.ts'
import { categoryRank, categoryTitle } from './known-preferences.ts'
import { mainRoleWords, roleWords } from './role-words.ts'

/** What every object answers to, though nobody has put it in: a server may call its roles and categories so. */
describe.each(['__proto__', 'constructor', 'toString'])('a name like %s', (name) => {
  it('is a role nobody knows', () => {
    expect(typeof roleWords(name)).toBe('string')
    expect(roleWords(name)).not.toBe('')
    expect(mainRoleWords(['system_user', name])).toBe(roleWords(name))
  })

  it('is a sign-in method nobody knows', () => {
    expect(authMethodWords(name)).toBe(name)
    expect(isKnownMethod(name)).toBe(false)
  })

  it('is a category of preferences nobody knows', () => {
    expect(categoryTitle(name)).toBeNull()
    expect(categoryRank(name)).toBeGreaterThan(categoryRank('last'))
  })

  it('is nothing that can be done with a token', () => {
    const rule = AUDIT_RULES.find(({ path }) => path.test('/users/tokens/revoke'))
    expect(rule?.tell({ actor: 'a', subject: name, extra: '' })).toBeNull()
  })
})
