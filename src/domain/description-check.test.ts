import { describe, expect, it } from 'vitest'
import { checkDescription } from './description-check.ts'

describe('checkDescription', () => {
  it('refuses blanks, which the server would take', () => {
    expect(checkDescription('')).toMatch('what the token is for')
    expect(checkDescription(' \t ')).toMatch('what the token is for')
  })

  it('counts bytes', () => {
    expect(checkDescription('a'.repeat(255))).toBeNull()
    expect(checkDescription('a'.repeat(256))).toMatch('1 byte too long: 256 of 255.')
    expect(checkDescription('ä'.repeat(127))).toBeNull()
    expect(checkDescription('ä'.repeat(128))).toMatch('1 byte too long: 256 of 255.')
    expect(checkDescription('🔑'.repeat(64))).toMatch('256 of 255.')
  })

  it('says why letters count more than once only where they do', () => {
    expect(checkDescription('a'.repeat(300))).toBe('45 bytes too long: 300 of 255.')
    expect(checkDescription('ä'.repeat(150))).toContain('2 to 4 bytes')
  })
})
