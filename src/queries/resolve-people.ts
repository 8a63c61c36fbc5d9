import { parseUserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { getUsersByUsernames } from '@/api/user-lists.ts'
import { getUsersByIds, searchUsers } from '@/api/users.ts'
import type { PastedEntry } from '@/domain/paste-list.ts'
import { chunks, mapParallel } from '@/lib/parallel.ts'

/** Few enough that one sees it go on. */
const AT_ONCE = 200
const PARALLEL = 4
/** As many as a search gives: others may have the address within theirs. */
const MOST_FOUND = 1000

/**
 * Looks people up by user name, id and e-mail address. What it has been told it keeps, so that a second `run` after a
 * failure asks only for the rest.
 */
export class PeopleResolver {
  /** The accounts found for the value of an entry; none for an empty list. */
  readonly answers = new Map<string, readonly User[]>()
  /** Accounts among the answers that could not be read: who was not found may be one of them. */
  unreadable = 0

  /**
   * Looks the entries up: names by `POST /users/usernames`, ids by `POST /users/ids` and, where there is no such id, as
   * names, addresses one by one by `POST /users/search`, unless `withEmails` is false. `onProgress` gets how many are
   * settled. Rejects with the first failure, and with an AbortError.
   */
  async run(
    entries: readonly PastedEntry[],
    o: { withEmails: boolean; signal: AbortSignal; onProgress: (done: number) => void },
  ): Promise<void> {
    const { signal } = o
    const wanted = (kind: PastedEntry['kind']) =>
      entries.filter((entry) => entry.kind === kind && !this.answers.has(entry.value)).map((entry) => entry.value)
    const tell = () => o.onProgress(entries.filter((entry) => this.answers.has(entry.value)).length)
    tell()
    const noIds: string[] = []
    for (const part of chunks(wanted('id'), AT_ONCE)) {
      const ids = part.map(parseUserId).filter((id) => id !== null)
      const { rows, unreadable } = await getUsersByIds(ids, signal)
      this.unreadable += unreadable
      for (const user of rows) this.answers.set(user.id, [user])
      noIds.push(...part.filter((id) => !this.answers.has(id)))
      tell()
    }
    for (const names of chunks([...noIds, ...wanted('name')], AT_ONCE)) {
      const { rows, unreadable } = await getUsersByUsernames(names, signal)
      this.unreadable += unreadable
      const byName = new Map(rows.map((user) => [user.username.toLowerCase(), user]))
      for (const name of names) {
        const user = byName.get(name)
        this.answers.set(name, user ? [user] : [])
      }
      tell()
    }
    if (!o.withEmails) return
    await mapParallel(wanted('email'), PARALLEL, async (email) => {
      const { rows, unreadable } = await searchUsers({ term: email, allowInactive: true, limit: MOST_FOUND }, signal)
      this.unreadable += unreadable
      this.answers.set(
        email,
        rows.filter((user) => user.email.toLowerCase() === email),
      )
      tell()
    })
  }
}
