import { ApiError, isAbort } from '@/api/errors.ts'
import type { UserId } from '@/api/ids.ts'
import type { User } from '@/api/objects/user.ts'
import { getUsersByIds } from '@/api/users.ts'
import { createThrottle } from '@/lib/throttle.ts'

/** People asked for at once. The server has no limit of its own but the size of a body (about 10 000 ids). */
const CHUNK = 400
const PARALLEL = 2
/** How long people wait for others to be asked for along with them, in ms. The first ones do not wait. */
const FILL_FOR = 500

/** How the reading of the owners went: those in `failed` could not be read, `error` is the last reason why. */
export interface OwnersVerdict {
  failed: UserId[]
  error: unknown
}

export interface OwnerReader {
  /** Asks for these people, unless they were asked for before. */
  want: (ids: readonly UserId[]) => void
  /** Resolves when everybody wanted so far has been answered for; rejects only when aborted. */
  settled: () => Promise<void>
  verdict: () => OwnersVerdict
}

/**
 * Reads people by id while a sweep brings more of them: `POST /users/ids` in chunks, two at a time. A page of tokens brings
 * a few new owners; asked for page by page they would be as many requests again. Ids the server does not answer for are
 * people who are gone.
 */
export function createOwnerReader(options: {
  signal: AbortSignal
  /** `askedAt`: by the clock of the page. */
  onOwners: (users: User[], gone: UserId[], askedAt: number) => void
}): OwnerReader {
  const known = new Set<UserId>()
  const failed: UserId[] = []
  let queue: UserId[] = []
  let running = 0
  let lastError: unknown = null
  let waiters: { resolve: () => void; reject: (reason: unknown) => void }[] = []

  const read = async (chunk: UserId[]) => {
    const askedAt = performance.now()
    try {
      const { rows, unreadable } = await getUsersByIds(chunk, options.signal)
      const found = new Set(rows.map((user) => user.id))
      const missing = chunk.filter((id) => !found.has(id))
      // An answer with rows we could not read does not tell who is gone.
      if (unreadable > 0 && missing.length > 0) {
        failed.push(...missing)
        lastError = new ApiError({ kind: 'unreadable', request: 'POST /users/ids' })
      }
      options.onOwners(rows, unreadable > 0 ? [] : missing, askedAt)
    } catch (error) {
      if (!isAbort(error)) {
        failed.push(...chunk)
        lastError = error
      }
    }
  }

  /** When nothing keeps them from being asked for now: a full chunk, or nobody else to come. */
  const isDue = () => queue.length >= CHUNK || waiters.length > 0
  const asking = createThrottle(FILL_FOR, () => {
    if (running < PARALLEL && queue.length > 0 && !options.signal.aborted) {
      const chunk = queue.slice(0, CHUNK)
      queue = queue.slice(CHUNK)
      running += 1
      void read(chunk).finally(() => {
        running -= 1
        asking.call(isDue())
      })
      if (running < PARALLEL && queue.length > 0) asking.call(isDue())
    }
    if (running > 0) return
    const told = waiters
    waiters = []
    for (const waiter of told) {
      if (options.signal.aborted) waiter.reject(options.signal.reason)
      else waiter.resolve()
    }
  })

  return {
    want: (ids) => {
      for (const id of ids) {
        if (known.has(id)) continue
        known.add(id)
        queue.push(id)
      }
      asking.call(isDue())
    },
    settled: () =>
      new Promise((resolve, reject) => {
        waiters.push({ resolve, reject })
        asking.call(true)
      }),
    verdict: () => ({ failed: [...failed], error: lastError }),
  }
}
