import type { Bot } from '@/api/objects/bot.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import type { InventoryRow } from '@/domain/inventory-row.ts'
import { isPluginBot } from '@/domain/token-kind.ts'

/** A token with what is known of its owner. Undefined: not read yet; null: gone (owner), or no bot. */
export interface TokenSubject {
  token: UserAccessToken
  owner: User | null | undefined
  bot: Bot | null | undefined
}

/** What a token is called where it is spoken of: its description, else that it has none. */
export function tokenName(token: UserAccessToken): string {
  return token.description.trim() || 'No description'
}

/** The same in the middle of a sentence. */
export function tokenWords({ description }: UserAccessToken): string {
  return description.trim() === '' ? 'the token without a description' : `“${description.trim()}”`
}

/** Its name for the menu and the box of a row: with the end of the id where the owner's tokens are called alike. */
export function nameInList({ token, isDuplicate, descriptionWeakness }: InventoryRow): string {
  const name = tokenName(token)
  return isDuplicate || descriptionWeakness === 'blank' ? `${name}, id …${token.id.slice(-4)}` : name
}

/** "@tom", or what is known when the owner is not. */
export function ownerHandle(subject: TokenSubject): string {
  if (subject.owner) return `@${subject.owner.username}`
  return subject.owner === null ? 'an account that is gone' : 'an owner not read yet'
}

/** True for the token of a plugin's bot, to which the lifetime policy does not apply. */
export function isExempt(subject: TokenSubject): boolean {
  return subject.bot ? isPluginBot(subject.bot) : false
}
