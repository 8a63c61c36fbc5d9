import type { UserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { getUsersByIds } from '@/api/users.ts'

/** People as the server has them now. */
export interface PeopleByIds {
  people: User[]
  /** Those the server knows no more. */
  gone: UserId[]
  /** Those who are missing from an answer that could not be read whole: whether they are gone is not known. */
  unread: UserId[]
}

/** Reads people by id: `POST /users/ids`. By user name: the server's own order tells nothing, it is that of its cache. */
export async function readPeople(ids: UserId[], signal?: AbortSignal): Promise<PeopleByIds> {
  const { rows, unreadable } = await getUsersByIds(ids, signal)
  const found = new Set(rows.map((user) => user.id))
  const missing = ids.filter((id) => !found.has(id))
  const people = rows.toSorted((a, b) => (a.username < b.username ? -1 : 1))
  return { people, gone: unreadable > 0 ? [] : missing, unread: unreadable > 0 ? missing : [] }
}
