import { describe, expect, it } from 'vitest'
import { isWellFormedCode, stepOfCode, totpCode, unusedCode } from './totp.ts'

/** The secret of the examples in RFC 6238, "12345678901234567890", in base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('codes that change with time', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('fits the example at %d s', (seconds, code) => {
    expect(totpCode(SECRET, seconds * 1000)).toBe(code)
  })

  it('finds the step of a code, unless it has been used', () => {
    const at = 1_234_567_890_000
    const step = Math.floor(at / 30_000)
    expect(stepOfCode(SECRET, totpCode(SECRET, at - 30_000), [], at)).toBe(step - 1)
    expect(stepOfCode(SECRET, totpCode(SECRET, at), [step], at)).toBe(null)
    expect(stepOfCode(SECRET, unusedCode(SECRET, [step], at), [step], at)).toBe(step + 1)
  })

  it('knows what cannot be a code', () => {
    expect(['123456', '000000', '12345678'].every(isWellFormedCode)).toBe(true)
    expect(['', '12345', 'abcdef', '01234567', '1234 6'].some(isWellFormedCode)).toBe(false)
  })
})
