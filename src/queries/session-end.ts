import type { QueryClient } from '@tanstack/react-query'

/** Aborted when the session of a cache ends: for work that is no query, and that nobody else could call off. */
const ends = new WeakMap<QueryClient, AbortController>()

function endOf(client: QueryClient): AbortController {
  const end = ends.get(client) ?? new AbortController()
  ends.set(client, end)
  return end
}

/** The signal of whatever is done on behalf of the session of this cache, and must not outlive it. */
export function sessionSignal(client: QueryClient): AbortSignal {
  return endOf(client).signal
}

/** Ends the session of a cache: what is under way is called off, what was read is thrown away. */
export function endSessionOf(client: QueryClient): void {
  endOf(client).abort()
  void client.cancelQueries()
  client.clear()
}
