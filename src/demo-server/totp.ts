import { createHmac } from 'node:crypto'
import type { Random } from './data/random.ts'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function fromBase32(secret: string): Buffer {
  const bytes: number[] = []
  let value = 0
  let bits = 0
  for (const letter of secret.replaceAll('=', '')) {
    value = (value << 5) | BASE32.indexOf(letter)
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((value >>> bits) & 255)
      value &= (1 << bits) - 1
    }
  }
  return Buffer.from(bytes)
}

/** The code of a step (30 s since epoch) for a base32 secret: six digits. RFC 6238. */
export function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (hash[19] ?? 0) & 15
  return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/**
 * The code a person's app shows now.
 * @param secret base32
 * @param at ms since epoch
 */
export function totpCode(secret: string, at: number): string {
  return codeOfStep(secret, Math.floor(at / 30_000))
}

/**
 * The step a code belongs to, or null. Codes of the step before and of the one after are taken too, used ones are not.
 * @param used steps whose codes have been used
 * @param at ms since epoch
 */
export function stepOfCode(secret: string, code: string, used: readonly number[], at: number): number | null {
  const now = Math.floor(at / 30_000)
  return [now - 1, now, now + 1].find((step) => !used.includes(step) && codeOfStep(secret, step) === code) ?? null
}

/** A code that would do now: that of this step, or of the next one when that has been used. */
export function unusedCode(secret: string, used: readonly number[], at: number): string {
  const now = Math.floor(at / 30_000)
  return codeOfStep(secret, used.includes(now) ? now + 1 : now)
}

/** Could it be a code at all? Eight digits are an emergency code to the real server's library: there are none, but the form is right. */
export function isWellFormedCode(code: string): boolean {
  return /^\d{6}$|^[1-9]\d{7}$/.test(code)
}

/** A new secret: 32 letters of base32. */
export function newMfaSecret(random: Random): string {
  return Array.from({ length: 32 }, () => BASE32[Math.floor(random.next() * 32)]).join('')
}
