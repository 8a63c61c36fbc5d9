import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { clientConfigSchema } from '@/api/objects/client-config.ts'
import { absentFeatures } from './absent-features.ts'
import { featuresOf, parseVersion } from './server-features.ts'

const config = (facts: Record<string, string> = {}) => v.parse(clientConfigSchema, facts)

describe('parseVersion', () => {
  it('reads the header and the configuration', () => {
    expect(parseVersion('11.2.0.19485.a1b2c3.false')).toEqual({ major: 11, minor: 2, patch: 0 })
    expect(parseVersion('5.37.1')).toEqual({ major: 5, minor: 37, patch: 1 })
    expect(parseVersion('11.10.0-rc1')).toEqual({ major: 11, minor: 10, patch: 0 })
    expect(parseVersion('10.10')).toEqual({ major: 10, minor: 10, patch: 0 })
  })

  it('is null for what is no version', () => {
    expect(parseVersion('')).toBeNull()
    expect(parseVersion('dev')).toBeNull()
    expect(parseVersion('11')).toBeNull()
  })
})

describe('featuresOf', () => {
  it.each(['5.37.0.1.x.false', '9.11.0', '10.10.1', '11.2.0.5.y.true', '11.8.9'])('%s knows no expiry', (version) => {
    const features = featuresOf(version, config({ EnableUserAccessTokens: 'true' }))
    expect(features).toMatchObject({
      tokenExpiry: false,
      tokenRotate: false,
      nonCompliantRoutes: false,
      tokenPolicyDays: 0,
    })
    expect(absentFeatures(features).map((absent) => absent.since)).toEqual(['11.9', '11.10', '11.10'])
  })

  it('11.9 knows expiry, 11.10 rotate as well, 12 all', () => {
    expect(featuresOf('11.9.0', config())).toMatchObject({ tokenExpiry: true, tokenRotate: false })
    expect(featuresOf('11.10.0', config())).toMatchObject({
      tokenExpiry: true,
      tokenRotate: true,
      nonCompliantRoutes: true,
    })
    expect(featuresOf('12.0.0', config())).toMatchObject({ tokenExpiry: true, tokenRotate: true })
  })

  it.each([
    ['5.37.0', 'manage_slash_commands'],
    ['10.10.0', 'manage_slash_commands'],
    ['11.2.0', 'manage_own_slash_commands'],
    ['11.10.0', 'manage_own_slash_commands'],
  ])('%s asks for %s to see slash commands', (version, commandPermission) => {
    expect(featuresOf(version, config())).toMatchObject({ commandPermission })
  })

  it('takes the version of the configuration when the header is missing', () => {
    expect(featuresOf('', config({ Version: '11.10.0' }))).toMatchObject({ version: '11.10.0', tokenRotate: true })
    expect(featuresOf('', config())).toMatchObject({ version: '', tokenExpiry: false })
  })

  it('believes a configuration that knows the policy', () => {
    const features = featuresOf('0.0.0', config({ MaximumPersonalAccessTokenLifetimeDays: '90' }))
    expect(features).toMatchObject({ tokenExpiry: true, tokenPolicyDays: 90 })
    expect(featuresOf('11.10.0', config({ MaximumPersonalAccessTokenLifetimeDays: '0' })).tokenPolicyDays).toBe(0)
    expect(featuresOf('11.10.0', config({ MaximumPersonalAccessTokenLifetimeDays: 'x' })).tokenPolicyDays).toBe(0)
  })

  it.each([
    ['5.37.1', false],
    ['9.11.0', false],
    ['10.10.0', true],
    ['11.2.0', true],
  ])('%s tells administrators of failed attempts: %s', (version, tells) => {
    expect(featuresOf(version, config()).tellsFailedAttempts).toBe(tells)
  })

  it('has tokens on only when the server says so', () => {
    expect(featuresOf('11.2.0', config({ EnableUserAccessTokens: 'true' })).tokensEnabled).toBe(true)
    expect(featuresOf('11.2.0', config({ EnableUserAccessTokens: 'false' })).tokensEnabled).toBe(false)
    expect(featuresOf('11.2.0', config()).tokensEnabled).toBe(false)
  })
})
