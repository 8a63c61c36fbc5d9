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

/** Tells the other tabs. */
export function tellTabs(news: SessionNews): void {
  channel.post(news)
}

/** Hears the other tabs; what an older or newer version says and this one does not know is ignored. Returns how to stop. */
export function hearTabs(listener: (news: SessionNews) => void): () => void {
  return channel.subscribe((message) => {
    const news = readNews(message)
    if (news) listener(news)
  })
}
