import { Failure } from './failure.ts'
import type { Store } from './store.ts'
import type { TokenRecord } from './state.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Before 11.9 no token ever expires, whatever its row says. */
export function knowsExpiry(store: Store): boolean {
  return store.options.version !== '11.2'
}

/** The longest lifetime the settings allow, in ms. 0: no limit. */
export function lifetimeLimit(store: Store): number {
  return store.config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays * DAY_MS
}

/** Bots that belong to a plugin, or to nobody, obey no limit. Bots of people do. */
function isExempt(store: Store, userId: string): boolean {
  const bot = store.bots.get(userId)
  return bot !== undefined && store.user(bot.owner_id) === undefined
}

/**
 * The rules for the expiry of a token that is made or rotated. Since 11.9.
 * @param expiresAt ms since epoch, 0 for never
 * @throws Failure 400
 */
export function checkExpiry(store: Store, userId: string, expiresAt: number): void {
  if (!knowsExpiry(store) || isExempt(store, userId)) return
  if (expiresAt !== 0 && expiresAt <= store.now()) {
    throw new Failure(400, 'app.user_access_token.expires_at_in_past.app_error')
  }
  const limit = lifetimeLimit(store)
  if (limit === 0) return
  if (expiresAt === 0) throw new Failure(400, 'app.user_access_token.expires_at_required.app_error')
  if (expiresAt > store.now() + limit) {
    throw new Failure(400, 'app.user_access_token.expires_at_too_far.app_error', String(limit / DAY_MS))
  }
}

/** Active tokens that never expire, or later than the limit allows. Empty when there is no limit. */
export function nonCompliantTokens(store: Store): TokenRecord[] {
  const limit = lifetimeLimit(store)
  if (limit === 0) return []
  const latest = store.now() + limit
  return store.tokens
    .all()
    .filter(
      (token) =>
        token.is_active && (token.expires_at === 0 || token.expires_at > latest) && !isExempt(store, token.user_id),
    )
}

/**
 * The job `cleanup_expired_access_tokens` (since 11.9), to be asked before every request: an hour after the start, and every
 * hour from then on, it deletes active tokens that have expired. Disabled ones stay.
 */
export function expiryJob(store: Store): () => void {
  let due = store.now() + HOUR_MS
  return () => {
    const now = store.now()
    if (now < due || !knowsExpiry(store)) return
    due = now + HOUR_MS
    store.removeTokens(
      store.tokens.all().filter((token) => token.is_active && token.expires_at > 0 && token.expires_at <= now),
    )
  }
}
