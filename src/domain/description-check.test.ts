import { describe, expect, it } from 'vitest'
import { checkDescription } from './description-check.ts'

describe('checkDescription', () => {
  it('refuses blanks, which the server would take', () => {
    expect(checkDescription('')?.kind).toBe('blank')
    expect(checkDescription(' \t ')?.kind).toBe('blank')
  })

  it('counts bytes', () => {
    expect(checkDescription('a'.repeat(255))).toBeNull()
    expect(checkDescription('a'.repeat(256))).toMatchObject({ kind: 'too-long', bytes: 256, over: 1 })
    expect(checkDescription('ä'.repeat(127))).toBeNull()
    expect(checkDescription('ä'.repeat(128))).toMatchObject({ kind: 'too-long', bytes: 256, over: 1 })
    expect(checkDescription('🔑'.repeat(64))).toMatchObject({ bytes: 256 })
  })

  it('says why letters count more than once only where they do', () => {
    expect(checkDescription('a'.repeat(300))?.words).toBe('45 bytes too long: 300 of 255.')
    expect(checkDescription('ä'.repeat(150))?.words).toContain('2 to 4 bytes')
  })
})
