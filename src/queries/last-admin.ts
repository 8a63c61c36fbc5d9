import type { QueryClient } from '@tanstack/react-query'
import { isAbort } from '@/api/errors.ts'
import type { User } from '@/api/objects/user.ts'
import { isKeptAdmin, keptAdminWords } from '@/domain/last-admin.ts'
import { RefusedHere } from '@/domain/refused-here.ts'
import { isSystemAdmin } from '@/domain/roles.ts'
import { activeAdminsQuery } from './administrators.ts'

/** The last write of each client that takes an administrator away. */
const lastWrites = new WeakMap<QueryClient, Promise<unknown>>()

/**
 * Sends a write by which an administrator goes, unless no active one would be left (then it rejects as `refuseLastAdmin`
 * does). Such writes go one after the other: of two under way at once, each would see the other's
 * administrator as the one who is left.
 */
export function writeUnlessLastAdmin(client: QueryClient, person: User, write: () => Promise<void>): Promise<void> {
  const before = lastWrites.get(client) ?? Promise.resolve()
  const written = before.then(async () => {
    await refuseLastAdmin(client, person)
    await write()
  })
  lastWrites.set(
    client,
    written.catch(() => undefined),
  )
  return written
}

/**
 * To be awaited before somebody loses the role of the administrator, or one who is active is deactivated. Throws
 * `RefusedHere` when no active one would be left, and when that cannot be told: then nothing is to be sent either.
 */
export async function refuseLastAdmin(client: QueryClient, person: User): Promise<void> {
  if (!isSystemAdmin(person)) return
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
  if (isKeptAdmin(person, admins)) {
    throw new RefusedHere(keptAdminWords(person), 'Make somebody else an administrator first.')
  }
}
