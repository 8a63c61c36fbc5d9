import type { Bot } from '@/api/objects/bot.ts'
import type { User } from '@/api/objects/user.ts'
import { facetBit, type FacetId } from './inventory-facets.ts'
import { isGuest, isSystemAdmin } from './roles.ts'
import type { ServerFeatures } from './server-features.ts'
import { weakDescription } from './token-description.ts'
import { isBotKind, isBotWithoutOwner, tokenKind, type TokenKind } from './token-kind.ts'
import {
  breaksPolicy,
  expiryState,
  tokenStatus,
  type ExpiryState,
  type TokenState,
  type TokenStatus,
} from './token-status.ts'

/** How the account of an owner is doing. */
export type OwnerState = 'active' | 'deactivated' | 'gone' | 'unread'

/** What a row's flags are worked out from. */
export interface RowSources {
  token: TokenState
  owner: User | null | undefined
  bot: Bot | null | undefined
  botOwner: User | null | undefined
}

/** What a row's facts depend on beside the row. `now` in ms since epoch. */
export interface InventorySetting {
  now: number
  features: Pick<ServerFeatures, 'tokensEnabled' | 'tokenPolicyDays'>
}

/** Everything told of a row beyond the objects themselves. */
export interface RowFacts {
  status: TokenStatus
  kind: TokenKind
  expiry: ExpiryState
  ownerState: OwnerState
  isGuest: boolean
  isAdministrator: boolean
  breaksPolicy: boolean
  isBotWithoutOwner: boolean
}

function ownerStateOf(owner: User | null | undefined): OwnerState {
  if (owner === undefined) return 'unread'
  if (owner === null) return 'gone'
  return owner.delete_at > 0 ? 'deactivated' : 'active'
}

/** Works out what is told of a row. */
export function rowFacts(sources: RowSources, setting: InventorySetting): RowFacts {
  const { token, owner, bot, botOwner } = sources
  const kind = tokenKind(owner, bot)
  const isBot = isBotKind(kind)
  return {
    kind,
    status: tokenStatus(token, owner, setting.now, setting.features, isBot),
    expiry: expiryState(token, setting.now),
    ownerState: ownerStateOf(owner),
    isGuest: owner ? isGuest(owner) : false,
    isAdministrator: owner ? isSystemAdmin(owner) : false,
    breaksPolicy: breaksPolicy(token, setting.features.tokenPolicyDays, setting.now, kind === 'plugin-bot'),
    isBotWithoutOwner: isBotWithoutOwner(bot, botOwner),
  }
}

/** Whether something else may be told of a token in the setting `now` than in that of `then`. */
export function isFelt(token: TokenState, then: InventorySetting, now: InventorySetting): boolean {
  const isBreaker = (setting: InventorySetting) =>
    breaksPolicy(token, setting.features.tokenPolicyDays, setting.now, false)
  return (
    then.features.tokensEnabled !== now.features.tokensEnabled ||
    expiryState(token, then.now) !== expiryState(token, now.now) ||
    isBreaker(then) !== isBreaker(now)
  )
}

/** Bits by value, looked up once: this runs for every row. */
function bitsOf(facet: FacetId): (value: string) => number {
  const known = new Map<string, number>()
  return (value) => {
    const bit = known.get(value) ?? facetBit(facet, value)
    known.set(value, bit)
    return bit
  }
}

const statusBit = bitsOf('status')
const kindBit = bitsOf('kind')
const expiryBit = bitsOf('expiry')
const ownerBit = bitsOf('owner')
const ADMIN = facetBit('rights', 'admin')
const BREAKER = facetBit('policy', 'breaker')
const GUEST = facetBit('owner', 'guest')
const BOT_WITHOUT_OWNER = facetBit('owner', 'bot-without-owner')
const WEAK = facetBit('description', 'weak')
const BLANK = facetBit('description', 'blank')

/** Set apart, because it depends on the owner's other tokens. */
export const DUPLICATE = facetBit('description', 'duplicate')

/** The bits about the description alone; they change only with it. */
export const DESCRIPTION_BITS = WEAK | BLANK

/** The bits of a description. The dearest fact of a row, so it is worked out once per description. */
export function descriptionFlags(description: string): number {
  const weakness = weakDescription(description)
  if (weakness === null) return 0
  return weakness === 'blank' ? BLANK : WEAK
}

/** The other facts as bits. */
export function flagsOf(facts: RowFacts): number {
  return (
    statusBit(facts.status) |
    kindBit(facts.kind) |
    expiryBit(facts.expiry) |
    ownerBit(facts.ownerState) |
    (facts.isGuest ? GUEST : 0) |
    (facts.isAdministrator ? ADMIN : 0) |
    (facts.breaksPolicy ? BREAKER : 0) |
    (facts.isBotWithoutOwner ? BOT_WITHOUT_OWNER : 0)
  )
}
