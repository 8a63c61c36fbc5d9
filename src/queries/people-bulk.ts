import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { resetMfa, setActive, setRoles } from '@/api/accounts.ts'
import type { UserId } from '@/api/ids.ts'
import { sendPasswordReset } from '@/api/login.ts'
import type { User } from '@/api/objects/user.ts'
import { revokeAllSessions } from '@/api/session-writes.ts'
import { getUser, getUsersByIds } from '@/api/users.ts'
import type { PeopleVerb } from '@/domain/bulk-people.ts'
import { editedRoles } from '@/domain/role-change.ts'
import { splitRoles } from '@/domain/roles.ts'
import { putOwnerIntoInventory } from './inventory-writes.ts'
import { keys } from './keys.ts'
import { putPersonIntoLists } from './people-pages.ts'
import { userQuery } from './people.ts'
import { readActiveAdmins } from './person-lists.ts'

/** People as the server has them now, and those it knows no more. `admins`: who is an active administrator. */
export interface PeopleNow {
  people: User[]
  gone: UserId[]
  /** Null when they were not asked for, or could not be read. */
  admins: User[] | null
}

/**
 * People anew (`POST /users/ids`), for an act that is about to begin: nothing of it is kept. With the active
 * administrators where the act may unmake one; that they cannot be read does not stop the others.
 */
export function peopleNowQuery(ids: readonly UserId[], needsAdmins: boolean) {
  return queryOptions({
    queryKey: keys.peopleNow(ids),
    queryFn: async ({ client, signal }): Promise<PeopleNow> => {
      const [{ rows }, admins] = await Promise.all([
        getUsersByIds([...ids], signal),
        needsAdmins ? readActiveAdmins(client).catch(() => null) : null,
      ])
      const found = new Set(rows.map((user) => user.id))
      return { people: rows, gone: ids.filter((id) => !found.has(id)), admins }
    },
    staleTime: Infinity,
    gcTime: 0,
  })
}

/**
 * Does a verb with one person of many; the signal ends a wait for the rate limit, not what was sent. For a role the person
 * is read once more: the server replaces the whole string, and what somebody else gave meanwhile must stay.
 */
export async function writePerson(
  verb: PeopleVerb,
  user: User,
  { role, signal }: { role: string | undefined; signal: AbortSignal },
): Promise<void> {
  switch (verb) {
    case 'end-sessions':
      return revokeAllSessions(user.id, signal)
    case 'reset-mfa':
      return resetMfa(user.id, signal)
    case 'deactivate':
      return setActive(user.id, false, signal)
    case 'activate':
      return setActive(user.id, true, signal)
    case 'reset-mail':
      return sendPasswordReset(user.email, signal)
    case 'add-role':
    case 'take-role': {
      if (role === undefined) throw new Error('a role to give or take is missing')
      const fresh = await getUser(user.id, signal)
      const names = editedRoles(splitRoles(fresh.roles), new Map([[role, verb === 'add-role']]))
      return setRoles(user.id, names, signal)
    }
  }
}

/** After a run over people: they are read again together, and everything that shows them follows. Never rejects. */
export async function settlePeople(client: QueryClient, ids: readonly UserId[]): Promise<void> {
  try {
    const { rows } = await getUsersByIds([...ids])
    for (const user of rows) {
      client.setQueryData(userQuery(user.id).queryKey, user)
      putOwnerIntoInventory(client, user)
      putPersonIntoLists(client, user)
    }
  } catch {
    await Promise.all(ids.map((id) => client.invalidateQueries({ queryKey: keys.user(id) })))
  }
  await Promise.all([
    ...ids.map((id) => client.invalidateQueries({ queryKey: keys.sessionsOfUser(id) })),
    client.invalidateQueries({ queryKey: keys.auditsOfUsers() }),
    client.invalidateQueries({ queryKey: keys.bots() }),
    client.invalidateQueries({ queryKey: keys.userLists(), predicate: ({ queryKey }) => queryKey[1] !== 'all' }),
  ])
}
