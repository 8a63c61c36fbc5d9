import * as v from 'valibot'
import { tokenIdSchema, userIdSchema, type TokenId, type UserId } from '@/api/ids.ts'
import { botSchema, type Bot } from '@/api/objects/bot.ts'
import { clientConfigSchema } from '@/api/objects/client-config.ts'
import { userAccessTokenSchema, type UserAccessToken } from '@/api/objects/user-access-token.ts'
import { userSchema, type User } from '@/api/objects/user.ts'
import { featuresOf, type ServerFeatures } from './server-features.ts'

/** Objects for the unit tests of this folder. Not part of the product. */

export const DAY = 86_400_000
export const NOW = Date.UTC(2026, 5, 1, 12)

/** `name` filled up to the 26 characters of an id: readable in a failing test. */
export function userId(name: string): UserId {
  return v.parse(userIdSchema, name.padEnd(26, 'u').slice(0, 26))
}

export function tokenId(name: string): TokenId {
  return v.parse(tokenIdSchema, name.padEnd(26, 't').slice(0, 26))
}

export function user(name: string, facts: Record<string, unknown> = {}): User {
  const base = { id: userId(name), username: name, email: `${name}@example.com`, roles: 'system_user' }
  return v.parse(userSchema, { ...base, ...facts })
}

export function token(name: string, owner: string, facts: Record<string, unknown> = {}): UserAccessToken {
  const base = { id: tokenId(name), user_id: userId(owner), description: name, is_active: true, expires_at: 0 }
  return v.parse(userAccessTokenSchema, { ...base, ...facts })
}

export function bot(name: string, ownerId: string, facts: Record<string, unknown> = {}): Bot {
  return v.parse(botSchema, { user_id: userId(name), username: name, owner_id: ownerId, ...facts })
}

export function features(version = '11.10.0', config: Record<string, string> = {}): ServerFeatures {
  return featuresOf(version, v.parse(clientConfigSchema, { EnableUserAccessTokens: 'true', ...config }))
}
