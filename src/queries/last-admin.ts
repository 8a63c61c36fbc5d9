import type { QueryClient } from '@tanstack/react-query'
import { isAbort } from '@/api/errors.ts'
import type { UserId } from '@/api/ids.ts'
import { wouldLeaveNoAdmin } from '@/domain/last-admin.ts'
import { RefusedHere } from '@/domain/refused-here.ts'
import { activeAdminsQuery } from './administrators.ts'

/** The last write of each client that takes an administrator away. */
const lastWrites = new WeakMap<QueryClient, Promise<unknown>>()

/**
 * Sends a write by which these people stop being active administrators, unless nobody would be left (then it rejects as
 * `refuseLastAdmin` does). Such writes go one after the other: of two under way at once, each would see the other's
 * administrator as the one who is left.
 */
export function writeUnlessLastAdmin(
  client: QueryClient,
  losing: Iterable<UserId>,
  write: () => Promise<void>,
): Promise<void> {
  const before = lastWrites.get(client) ?? Promise.resolve()
  const written = before.then(async () => {
    await refuseLastAdmin(client, losing)
    await write()
  })
  lastWrites.set(
    client,
    written.catch(() => undefined),
  )
  return written
}

/**
 * To be awaited before people lose the role of the administrator or are deactivated. Throws `RefusedHere` when nobody
 * would be left, and when that cannot be told: then nothing is to be sent either.
 */
export async function refuseLastAdmin(client: QueryClient, losing: Iterable<UserId>): Promise<void> {
  const admins = await client.fetchQuery(activeAdminsQuery()).catch((error: unknown) => {
    if (isAbort(error)) throw error
    return []
  })
  // Somebody always is one: an empty list is no answer.
  if (admins.length === 0) {
    throw new RefusedHere(
      'It could not be told whether another administrator would be left',
      'Nothing was sent. Try again when the server answers.',
    )
  }
  if (wouldLeaveNoAdmin(admins, new Set(losing))) {
    throw new RefusedHere('This is the last active administrator', 'Make somebody else an administrator first.')
  }
}
