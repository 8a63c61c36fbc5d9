import { parseUserId, type UserId } from '@/api/ids.ts'
import { createChannel } from '@/lib/broadcast.ts'

/** What tabs tell one another: all of them share one session, which lives in a cookie. */
export type SessionNews = { kind: 'signed-in'; userId: UserId } | { kind: 'signed-out' }

const channel = createChannel<unknown>('latchkey:session')

function readNews(message: unknown): SessionNews | null {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return null
  if (message.kind === 'signed-out') return { kind: 'signed-out' }
  const isSignIn = message.kind === 'signed-in' && 'userId' in message && typeof message.userId === 'string'
  const userId = isSignIn ? parseUserId(String(message.userId)) : null
  return userId && { kind: 'signed-in', userId }
}

const listeners = new Set<(news: SessionNews) => void>()
/** What came while nobody listened: the watch over a session comes a moment after the page. */
let unheard: SessionNews | null = null

channel.subscribe((message) => {
  // What an older or newer version says and this one does not know is ignored.
  const news = readNews(message)
  if (listeners.size === 0) unheard = news ?? unheard
  else if (news) for (const listener of listeners) listener(news)
})

/** Tells the other tabs. */
export function tellTabs(news: SessionNews): void {
  channel.post(news)
}

/** Hears the other tabs, what was said before anybody listened too. Returns how to stop. */
export function hearTabs(listener: (news: SessionNews) => void): () => void {
  listeners.add(listener)
  const missed = unheard
  unheard = null
  // Not within the effect that begins to listen: what it tells may take the page away.
  if (missed) queueMicrotask(() => listener(missed))
  return () => listeners.delete(listener)
}
