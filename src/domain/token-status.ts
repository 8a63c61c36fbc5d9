import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import type { ServerFeatures } from './server-features.ts'

/**
 * Whether a token works now, and if not, why. The first that applies, in this order: `disabled`, `expired`, `unread` (the
 * owner has not come yet, so nothing is claimed), `ownerless`, `asleep`, `blocked`, `active`.
 */
export type TokenStatus = 'active' | 'asleep' | 'disabled' | 'expired' | 'blocked' | 'ownerless' | 'unread'

/** When a token ends: `soon` within 7 days, `month` after that and within 30, `quarter` after that and within 90. `unknown`: the server does not tell. */
export type ExpiryState = 'never' | 'expired' | 'soon' | 'month' | 'quarter' | 'later' | 'unknown'

/** What a status is worked out from. */
export type TokenState = Pick<UserAccessToken, 'is_active' | 'expires_at'>

const DAY = 86_400_000

/**
 * The status of `token` at `now` (ms since epoch). `owner`: undefined while not read, null when the account is gone.
 * `isBot` matters for a server with tokens switched off: bots go on working there. Pass it when the list of bots knows
 * more than the account.
 */
export function tokenStatus(
  token: TokenState,
  owner: User | null | undefined,
  now: number,
  features: Pick<ServerFeatures, 'tokensEnabled'>,
  isBot: boolean = owner?.is_bot ?? false,
): TokenStatus {
  if (!token.is_active) return 'disabled'
  if (isExpired(token, now)) return 'expired'
  if (owner === undefined) return 'unread'
  if (owner === null) return 'ownerless'
  if (owner.delete_at > 0) return 'asleep'
  if (!features.tokensEnabled && !isBot) return 'blocked'
  return 'active'
}

function isExpired(token: TokenState, now: number): boolean {
  return token.expires_at !== undefined && token.expires_at !== 0 && token.expires_at <= now
}

/** When `token` ends, seen from `now` (ms since epoch). A missing `expires_at` (before 11.9) is unknown, not never. */
export function expiryState(token: TokenState, now: number): ExpiryState {
  if (token.expires_at === undefined) return 'unknown'
  if (token.expires_at === 0) return 'never'
  const left = token.expires_at - now
  if (left <= 0) return 'expired'
  if (left <= 7 * DAY) return 'soon'
  if (left <= 30 * DAY) return 'month'
  if (left <= 90 * DAY) return 'quarter'
  return 'later'
}

/**
 * True for a token that breaks the server's lifetime policy of `policyDays` (0: no policy): it is active and ends never
 * or too late. Tokens of plugins' bots are exempt. Unknown expiry breaks nothing.
 */
export function breaksPolicy(token: TokenState, policyDays: number, now: number, isPluginBot: boolean): boolean {
  if (policyDays <= 0 || !token.is_active || isPluginBot || token.expires_at === undefined) return false
  return token.expires_at === 0 || token.expires_at > now + policyDays * DAY
}

export const TOKEN_STATUS_WORDS: Record<TokenStatus, { label: string; meaning: string }> = {
  active: { label: 'Active', meaning: 'Works now.' },
  asleep: {
    label: 'Asleep',
    meaning: 'The owner is deactivated. The token does not work now and works again when the owner is activated.',
  },
  disabled: { label: 'Disabled', meaning: 'Does not work until it is enabled.' },
  expired: { label: 'Expired', meaning: 'Past its end. The server deletes it within about an hour.' },
  blocked: {
    label: 'Blocked',
    meaning: 'Personal access tokens are switched off on this server. It works again when they are switched on.',
  },
  ownerless: { label: 'Owner gone', meaning: 'The account it belongs to no longer exists. The token cannot work.' },
  unread: { label: 'Not known yet', meaning: 'The owner has not been read yet, so it is not known whether it works.' },
}

/**
 * What a status means for a token on this server. `isBot`: tokens of bots go on where those of people are switched off,
 * so only a person's sleeping token has two reasons not to work.
 */
export function statusMeaning(
  status: TokenStatus,
  features: Pick<ServerFeatures, 'tokensEnabled'>,
  isBot: boolean,
): string {
  if (status !== 'asleep' || features.tokensEnabled || isBot) return TOKEN_STATUS_WORDS[status].meaning
  return 'The owner is deactivated, and personal access tokens are switched off on this server. It works again when the owner is activated and they are switched on.'
}

export const EXPIRY_WORDS: Record<ExpiryState, string> = {
  never: 'Never expires',
  expired: 'Expired',
  soon: 'Within 7 days',
  month: 'In 8 to 30 days',
  quarter: 'In 31 to 90 days',
  later: 'Later than 90 days',
  unknown: 'Not told by this server',
}
