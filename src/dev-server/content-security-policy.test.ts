import { expect, it } from 'vitest'
import { cacheControl, metaPolicy, securityHeaders } from './content-security-policy.ts'

it('allows nothing inline, nothing evaluated, and no place but our own', () => {
  expect(metaPolicy).not.toMatch(/unsafe|https?:|\*/)
  expect(metaPolicy).toContain("default-src 'none'")
  expect(metaPolicy).toContain("require-trusted-types-for 'script'")
})

it('forbids frames where a page cannot: in the header', () => {
  expect(metaPolicy).not.toContain('frame-ancestors')
  expect(securityHeaders['Content-Security-Policy']).toContain("frame-ancestors 'none'")
})

it('lets browsers keep only what has a hash in its name', () => {
  expect(cacheControl('/latchkey/assets/index-B8xk2.js')).toContain('immutable')
  expect(cacheControl('/icon.svg')).toBe('no-cache')
  expect(cacheControl('/')).toBe('no-cache')
})
