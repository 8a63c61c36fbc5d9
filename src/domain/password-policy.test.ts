import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { clientConfigSchema } from '@/api/objects/client-config.ts'
import { generatePassword, passwordPolicy, passwordRules } from './password-policy.ts'

function policy(config: Record<string, string> = {}) {
  return passwordPolicy(v.parse(clientConfigSchema, config))
}

const STRICT = {
  PasswordMinimumLength: '14',
  PasswordRequireLowercase: 'true',
  PasswordRequireUppercase: 'true',
  PasswordRequireNumber: 'true',
  PasswordRequireSymbol: 'true',
}

const unmet = (password: string, config: Record<string, string> = {}) =>
  passwordRules(password, policy(config))
    .filter((rule) => !rule.isMet)
    .map((rule) => rule.id)

describe('passwordPolicy', () => {
  it('reads the configuration, and takes the usual length for one that is not told', () => {
    expect(policy(STRICT)).toEqual({ minimumLength: 14, lowercase: true, uppercase: true, number: true, symbol: true })
    expect(policy().minimumLength).toBe(8)
    expect(policy({ PasswordMinimumLength: 'ten' }).minimumLength).toBe(8)
  })
})

describe('passwordRules', () => {
  it('lists what the server asks for and no more', () => {
    expect(passwordRules('', policy()).map((rule) => rule.words)).toEqual(['At least 8 characters'])
    expect(passwordRules('', policy(STRICT))).toHaveLength(5)
  })

  it('tells which are met', () => {
    expect(unmet('short')).toEqual(['length'])
    expect(unmet('long enough')).toEqual([])
    expect(unmet('onlysmallletters', STRICT)).toEqual(['uppercase', 'number', 'symbol'])
    expect(unmet('ONLY CAPITALS 1', STRICT)).toEqual(['lowercase'])
    expect(unmet('Everything-is-1', STRICT)).toEqual([])
  })

  it('counts bytes, as the server does', () => {
    expect(unmet('ääää')).toEqual([])
    expect(unmet('x'.repeat(72))).toEqual([])
    expect(unmet('ä'.repeat(37))).toEqual(['bytes'])
  })
})

describe('generatePassword', () => {
  it('meets every policy, each time anew, without letters that look alike', () => {
    const strict = policy({ ...STRICT, PasswordMinimumLength: '30' })
    const made = new Set<string>()
    for (let i = 0; i < 200; i++) {
      const password = generatePassword(strict)
      expect(password).toHaveLength(30)
      expect(password).not.toMatch(/[lIO01o]/)
      expect(passwordRules(password, strict).every((rule) => rule.isMet)).toBe(true)
      made.add(password)
    }
    expect(made.size).toBe(200)
    expect(generatePassword(policy())).toHaveLength(20)
  })

  it('is never longer than the server takes', () => {
    expect(generatePassword(policy({ PasswordMinimumLength: '500' }))).toHaveLength(72)
  })
})
