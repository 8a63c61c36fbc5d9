import { describe, expect, it } from 'vitest'
import { checkDescription, weakDescription } from './token-description.ts'

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

describe('weakDescription', () => {
  it.each([
    ['', 'blank'],
    ['   ', 'blank'],
    ['x', 'short'],
    ['--', 'short'],
    ['12', 'short'],
    ['test', 'generic'],
    ['TEST 2', 'generic'],
    ['my-token', 'generic'],
    ['tmp_1', 'generic'],
    ['new api key', 'generic'],
    ['2024', 'generic'],
    ['deploy script', null],
    ['CI', 'short'],
    ['CI test', null],
    ['مفتاح النشر', null],
    ['部署', null],
    ['test of the billing export', null],
  ])('%j is %s', (text, weakness) => {
    expect(weakDescription(text)).toBe(weakness)
  })
})
