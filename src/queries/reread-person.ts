import type { QueryClient } from '@tanstack/react-query'
import type { UserId } from '@/api/ids.ts'
import { keys } from './keys.ts'

/**
 * Reads again all that is on show of one person; what is not on show is read when it next is. Resolves when that is done,
 * and never rejects: each part of the page tells of its own failure.
 */
export async function rereadAllOf(client: QueryClient, userId: UserId): Promise<void> {
  const own = [
    keys.user(userId),
    keys.reportOfUser(userId),
    keys.tokensOfUser(userId),
    keys.sessionsOfUser(userId),
    keys.auditsOfUser(userId),
    keys.preferencesOfUser(userId),
    keys.teamsOfUser(userId),
    keys.bot(userId),
    keys.bots(),
  ]
  await Promise.all([
    ...own.map((queryKey) => client.invalidateQueries({ queryKey })),
    // Whether tokens and the second factor are switched on decides what is said of all of it.
    client.refetchQueries({ queryKey: keys.server() }),
  ])
}
