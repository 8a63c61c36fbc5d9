import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { resetMfa, setActive, setRoles } from '@/api/accounts.ts'
import type { UserId } from '@/api/ids.ts'
import { sendPasswordReset } from '@/api/login.ts'
import type { User } from '@/api/objects/user.ts'
import { revokeAllSessions } from '@/api/session-writes.ts'
import { getUser, getUsersByIds } from '@/api/users.ts'
import { losesAdmin, type PeopleVerb } from '@/domain/bulk-people.ts'
import { RefusedHere } from '@/domain/refused-here.ts'
import { baseProblem, editedRoles } from '@/domain/role-change.ts'
import { splitRoles } from '@/domain/roles.ts'
import { putOwnerIntoInventory, rereadBotsOf } from './inventory-writes.ts'
import { keys } from './keys.ts'
import { writeUnlessLastAdmin } from './last-admin.ts'
import { putPeopleIntoLists } from './people-pages.ts'
import { readPeople, type PeopleByIds } from './people-by-ids.ts'
import { userQuery } from './people.ts'
import { licenseQuery } from './license.ts'
import { rereadAround } from './reread-person.ts'
import { rolesByNamesQuery } from './roles.ts'
import { activeAdminsQuery } from './administrators.ts'

/** People as the server has them now, and what else an act on many of them is planned by. */
export interface PeopleNow extends PeopleByIds {
  /** Who is an active administrator; null when they were not asked for, or could not be read. */
  admins: User[] | null
  /** Whether the licence allows the delegated roles. Where it was not read nothing is held against anybody. */
  hasLicence: boolean
  /** Those of their roles that the server knows; null when they were not asked for, or could not be read. */
  existing: ReadonlySet<string> | null
}

/** Which of the roles these people have exist. */
async function knownRoles(client: QueryClient, people: readonly User[]): Promise<ReadonlySet<string> | null> {
  const names = [...new Set(people.flatMap((user) => splitRoles(user.roles)))]
  try {
    const { rows, unreadable } = await client.fetchQuery(rolesByNamesQuery(names))
    return unreadable > 0 ? null : new Set(rows.map((role) => role.name))
  } catch {
    return null
  }
}

/**
 * People anew (`POST /users/ids`), for the act of this number that is about to begin: nothing of it is kept, and nothing
 * changes it once it stands. With the active administrators where the act may unmake one, and the licence and the roles
 * there are where the act is about one; that these cannot be read does not stop the others.
 */
export function peopleBeforeActQuery(act: number, verb: PeopleVerb, ids: readonly UserId[]) {
  const isAboutRole = verb === 'add-role' || verb === 'take-role'
  const needsAdmins = verb === 'deactivate' || verb === 'take-role'
  return queryOptions({
    queryKey: keys.peopleBeforeAct(act),
    queryFn: async ({ client, signal }): Promise<PeopleNow> => {
      const [now, admins, license] = await Promise.all([
        readPeople([...ids], signal),
        needsAdmins ? client.fetchQuery(activeAdminsQuery()).catch(() => null) : null,
        isAboutRole ? client.fetchQuery(licenseQuery()).catch(() => null) : null,
      ])
      return {
        ...now,
        admins,
        hasLicence: license?.CustomPermissionsSchemes ?? true,
        existing: isAboutRole ? await knownRoles(client, now.people) : null,
      }
    },
    staleTime: Infinity,
    gcTime: 0,
  })
}

/**
 * Does a verb with one person of many; the signal ends a wait for the rate limit, not what was sent. For a role the person
 * is read once more: the server replaces the whole string, and what somebody else gave meanwhile must stay. Throws
 * `RefusedHere` before an administrator goes who may be the last one, or somebody would be neither member nor guest, or
 * both: others may have gone, and roles changed, since the plan.
 */
export function writePerson(
  client: QueryClient,
  verb: PeopleVerb,
  user: User,
  options: { role: string | undefined; signal: AbortSignal },
): Promise<void> {
  const write = () => send(verb, user, options)
  if (!losesAdmin(user, { verb, role: options.role })) return write()
  return writeUnlessLastAdmin(client, user, write)
}

async function send(
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
      const base = baseProblem(names)
      if (base && base !== baseProblem(splitRoles(fresh.roles))) {
        throw new RefusedHere(
          'Somebody else changed the roles meanwhile',
          'They would no longer be exactly one of member and guest. Nothing was sent.',
        )
      }
      return setRoles(user.id, names, signal)
    }
  }
}

/** After a run over people: they are read again together, and everything that shows them follows. Never rejects. */
export async function settlePeople(client: QueryClient, ids: readonly UserId[]): Promise<void> {
  const askedAt = performance.now()
  try {
    const { rows } = await getUsersByIds([...ids])
    for (const user of rows) {
      client.setQueryData(userQuery(user.id).queryKey, user)
      putOwnerIntoInventory(client, user, askedAt)
    }
    putPeopleIntoLists(client, rows)
    await rereadBotsOf(client, ids)
  } catch {
    await Promise.all(ids.map((id) => client.invalidateQueries({ queryKey: keys.user(id) })))
  }
  await rereadAround(client, ids)
}
