import type { ClientConfig } from '@/api/objects/client-config.ts'
import { utf8Length } from '@/lib/utf8.ts'

/** What a server wants of a password, as its client configuration tells (`PasswordMinimumLength`, `PasswordRequire…`). */
export interface PasswordPolicy {
  minimumLength: number
  lowercase: boolean
  uppercase: boolean
  number: boolean
  symbol: boolean
}

/** bcrypt takes no more; the server refuses a longer one. */
export const PASSWORD_MAX_BYTES = 72
/** The server's own default, for a configuration that does not tell. */
const USUAL_MINIMUM = 8

/** The policy of the server. Unreadable numbers count as the server's default. */
export function passwordPolicy(config: ClientConfig): PasswordPolicy {
  const least = Number(config.PasswordMinimumLength)
  return {
    minimumLength: Number.isInteger(least) && least > 0 ? least : USUAL_MINIMUM,
    lowercase: config.PasswordRequireLowercase === 'true',
    uppercase: config.PasswordRequireUppercase === 'true',
    number: config.PasswordRequireNumber === 'true',
    symbol: config.PasswordRequireSymbol === 'true',
  }
}

export interface PasswordRule {
  id: 'length' | 'lowercase' | 'uppercase' | 'number' | 'symbol' | 'bytes'
  /** "At least 8 characters". */
  words: string
  isMet: boolean
}

/** What the server counts as symbols. */
const SYMBOLS = /[ !"\\#$%&'()*+,\-./:;<=>?@[\]^_`|~]/

/**
 * The rules of the policy and whether the password meets them, in the order in which the server looks. The limit of 72
 * bytes is among them only once it is broken.
 */
export function passwordRules(password: string, policy: PasswordPolicy): PasswordRule[] {
  const bytes = utf8Length(password)
  const rules: (PasswordRule | false)[] = [
    {
      id: 'length',
      words: `At least ${policy.minimumLength} characters`,
      // Bytes, as Go counts the length of a text.
      isMet: bytes >= policy.minimumLength,
    },
    policy.lowercase && { id: 'lowercase', words: 'A small letter (a–z)', isMet: /[a-z]/.test(password) },
    policy.uppercase && { id: 'uppercase', words: 'A capital letter (A–Z)', isMet: /[A-Z]/.test(password) },
    policy.number && { id: 'number', words: 'A digit', isMet: /[0-9]/.test(password) },
    policy.symbol && { id: 'symbol', words: 'A symbol', isMet: SYMBOLS.test(password) },
    bytes > PASSWORD_MAX_BYTES && {
      id: 'bytes',
      words: `At most ${PASSWORD_MAX_BYTES} bytes; these are ${bytes}`,
      isMet: false,
    },
  ]
  return rules.filter((rule) => rule !== false)
}

/** Letters and digits that nobody takes for one another when they are read aloud or copied by hand. */
const LOWER = 'abcdefghijkmnpqrstuvwxyz'
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const DIGITS = '23456789'
const MARKS = '-_.:+*=#'
const GENERATED_LENGTH = 20

/** A whole number below `limit`, each as likely as the others: what would favour the first ones is thrown again. */
function randomBelow(limit: number): number {
  const fair = Math.floor(2 ** 32 / limit) * limit
  const thrown = new Uint32Array(1)
  do crypto.getRandomValues(thrown)
  while ((thrown[0] ?? 0) >= fair)
  return (thrown[0] ?? 0) % limit
}

function pick(letters: string): string {
  return letters.charAt(randomBelow(letters.length))
}

/**
 * A password that every policy accepts: 20 characters or as many as are asked for, of each kind at least one, without
 * letters that look alike. From the browser's own source of randomness.
 */
export function generatePassword(policy: PasswordPolicy): string {
  const length = Math.min(PASSWORD_MAX_BYTES, Math.max(GENERATED_LENGTH, policy.minimumLength))
  const letters = [LOWER, UPPER, DIGITS, MARKS].map(pick)
  while (letters.length < length) letters.push(pick(LOWER + UPPER + DIGITS + MARKS))
  for (let at = letters.length - 1; at > 0; at--) {
    const other = randomBelow(at + 1)
    const letter = letters[at] ?? ''
    letters[at] = letters[other] ?? ''
    letters[other] = letter
  }
  return letters.join('')
}
