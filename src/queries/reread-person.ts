import type { QueryClient } from '@tanstack/react-query'
import type { UserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { keys } from './keys.ts'

/**
 * Reads again all that is on show of one person; what is not on show is read when it next is. Resolves when that is done,
 * and never rejects: each part of the page tells of its own failure.
 */
export async function rereadAllOf(client: QueryClient, userId: UserId): Promise<void> {
  const own = [
    // Not theirs alone: of a bot its owner is on show too.
    keys.anyUser(),
    keys.reportOfUser(userId),
    keys.tokensOfUser(userId),
    keys.sessionsOfUser(userId),
    keys.auditsOfUser(userId),
    keys.preferencesOfUser(userId),
    keys.teamsOfUser(userId),
    keys.bot(userId),
    keys.bots(),
    keys.roles([]),
  ]
  await Promise.all([
    ...own.map((queryKey) => client.invalidateQueries({ queryKey })),
    // Whether tokens and the second factor are switched on decides what is said of all of it.
    client.refetchQueries({ queryKey: keys.server() }),
  ])
}

/** Reads again what shows these people, or what was done with them, beside their accounts. */
export async function rereadAround(client: QueryClient, ids: readonly UserId[]): Promise<void> {
  const those = new Set<unknown>(ids)
  // Deactivating somebody switches off the bots they own: what is known of any bot may be of before.
  const all = [keys.auditsOfUsers(), keys.bots(), keys.anyBot()]
  const bots = client
    .getQueriesData<User>({ queryKey: keys.anyUser() })
    .filter(([{ 1: id }, user]) => user?.is_bot && !those.has(id))
  await Promise.all([
    ...[...all, ...bots.map(([queryKey]) => queryKey)].map((queryKey) => client.invalidateQueries({ queryKey })),
    client.invalidateQueries({ queryKey: keys.sessionsOfUsers(), predicate: ({ queryKey }) => those.has(queryKey[1]) }),
    // Everybody is put right by the people alone: reading 50 000 again for one would be out of proportion.
    client.invalidateQueries({ queryKey: keys.userLists(), predicate: ({ queryKey }) => queryKey[1] !== 'all' }),
  ])
}
