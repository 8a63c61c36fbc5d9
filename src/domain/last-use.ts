import type { TokenId } from '@/api/ids.ts'
import { tokenOfSession, type Session } from '@/api/objects/session.ts'

/** What a token's session tells of its use. Times in ms since epoch. */
export interface LastUse {
  /** Used at this time or later: the server notes only some calls, and at most one in five minutes. A lower bound. */
  at: number
  /** First use since the session was last cleared. The token may have been used before. */
  since: number
}

/**
 * The last recorded use of a token, from its owner's sessions. Null: no use seen since the session was last cleared. That
 * is not "never used": disabling the token clears its session, and so does ending all sessions of the owner.
 */
export function lastUse(tokenId: TokenId, sessions: readonly Session[]): LastUse | null {
  return lastUses(sessions).get(tokenId) ?? null
}

/** The last recorded use of every token that has a session among `sessions`. */
export function lastUses(sessions: readonly Session[]): Map<string, LastUse> {
  const uses = new Map<string, LastUse>()
  for (const session of sessions) {
    const token = tokenOfSession(session)
    if (token === null) continue
    const at = Math.max(session.last_activity_at, session.create_at)
    const known = uses.get(token)
    uses.set(token, {
      at: Math.max(known?.at ?? 0, at),
      since: Math.min(known?.since ?? session.create_at, session.create_at),
    })
  }
  return uses
}
