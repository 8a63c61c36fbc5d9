import type { Bot } from '@/api/objects/bot.ts'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import type { FacetCounts } from './inventory-facets.ts'
import type { RowFacts } from './inventory-flags.ts'
import type { DescriptionWeakness } from './token-description.ts'

/** One token with all that is known around it. The same object as long as nothing about the row changed. */
export interface InventoryRow extends RowFacts {
  position: number
  token: UserAccessToken
  /** undefined: not read yet; null: the account is gone. */
  owner: User | null | undefined
  /** undefined: bots not read yet; null: the owner is no bot. */
  bot: Bot | null | undefined
  /** The person who owns the bot. */
  botOwner: User | null | undefined
  descriptionWeakness: DescriptionWeakness | null
  /** The same owner has another token of the same description. */
  isDuplicate: boolean
}

export interface InventoryView {
  /** Rows to show, in order; give each to `row`. The same object as long as they are the same as in the view before. */
  positions: Int32Array
  counts: FacetCounts
  /** Rows in the whole inventory. */
  total: number
  version: number
}
