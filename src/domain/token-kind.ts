import { parseUserId } from '@/api/ids.ts'
import type { Bot } from '@/api/objects/bot.ts'
import type { User } from '@/api/objects/user.ts'

/** Who a token acts for. `unknown`: the owner is gone or not read yet, and no bot list tells either. */
export type TokenKind = 'person' | 'bot' | 'plugin-bot' | 'unknown'

/**
 * True for a bot that belongs to a plugin ("com.mattermost.calls") and not to a person: `owner_id` then is no user id.
 * A blank one is read as a person's bot, so that nothing is exempted from a policy by lack of data.
 */
export function isPluginBot(bot: Bot): boolean {
  return bot.owner_id !== '' && parseUserId(bot.owner_id) === null
}

/**
 * The kind of a token's owner. `owner` and `bot`: undefined while not read, null when there is none. An owner marked as
 * bot counts as a bot before the list of bots has come.
 */
export function tokenKind(owner: User | null | undefined, bot: Bot | null | undefined): TokenKind {
  if (bot) return isPluginBot(bot) ? 'plugin-bot' : 'bot'
  if (owner) return owner.is_bot ? 'bot' : 'person'
  return 'unknown'
}

/** True for a bot of either kind. */
export function isBotKind(kind: TokenKind): boolean {
  return kind === 'bot' || kind === 'plugin-bot'
}

export const TOKEN_KIND_WORDS: Record<TokenKind, string> = {
  person: 'Person',
  bot: 'Bot',
  'plugin-bot': 'Bot of a plugin',
  unknown: 'Unknown',
}

/**
 * True for a bot whose person left: deactivated or gone. False while the person is not read yet (`owner` undefined) and
 * for bots of plugins, which have no person.
 */
export function isBotWithoutOwner(bot: Bot | null | undefined, owner: User | null | undefined): boolean {
  if (!bot || isPluginBot(bot) || owner === undefined) return false
  return owner === null || owner.delete_at > 0
}
