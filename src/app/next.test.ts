import { describe, expect, it } from 'vitest'
import { safeNext, signInPath } from './next.ts'

describe('safeNext', () => {
  it.each([
    '/',
    '/tokens',
    '/tokens?q=a%20b&sort=-expires',
    '/tokens/abc#history',
    '/sign-in-report',
    '/account/../tokens',
  ])('takes %s, a path of the app', (next) => {
    expect(safeNext(next)).toBe(next.replace('/account/..', ''))
  })

  it.each([
    null,
    '',
    'tokens',
    'https://evil.example/tokens',
    'javascript:alert(1)',
    'data:text/html,hi',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/tokens\\..\\..',
    '/%ff',
    '/sign-in',
    '/sign-in/',
    '/sign-in?next=/tokens',
    '/SIGN-IN',
    '/%73ign-in',
    '/tokens/../sign-in',
  ])('refuses %j', (next) => {
    expect(safeNext(next)).toBeNull()
  })
})

describe('signInPath', () => {
  it('remembers the way back', () => {
    expect(signInPath('/tokens?q=a&b=c')).toBe('/sign-in?next=%2Ftokens%3Fq%3Da%26b%3Dc')
  })

  it('does not remember home, nor what is no path of the app', () => {
    expect(signInPath('/')).toBe('/sign-in')
    expect(signInPath('//evil.example')).toBe('/sign-in')
    expect(signInPath('/sign-in?next=%2Fsign-in')).toBe('/sign-in')
  })
})
