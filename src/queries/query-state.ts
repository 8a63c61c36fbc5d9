import type { QueryClient, QueryFilters, QueryKey } from '@tanstack/react-query'

/**
 * Changes part of what was read. When it was read, whether it is stale and why it could not be read again stay as they
 * are: what the library has for this calls all of it fresh. `change` gives back what it was given to change nothing.
 */
export function patchQueries<T>(client: QueryClient, filters: QueryFilters, change: (now: T) => T): void {
  for (const [queryKey, now] of client.getQueriesData<T>(filters)) {
    const query = client.getQueryCache().find({ queryKey })
    const next = now === undefined ? now : change(now)
    if (!query || next === now) continue
    const { state } = query
    // By itself what a fetch that is cut off falls back on, so that the change is not lost with it.
    query.setData(next, { updatedAt: state.dataUpdatedAt, manual: true })
    query.setState({ ...state, data: query.state.data })
  }
}

/**
 * Marks a reading that shows what it has meanwhile as stale once it is cut off, as it is when nobody looks at it any more:
 * part of it stands in the cache like data, and would never be read to its end.
 */
export function staleOnceCutOff(client: QueryClient, queryKey: QueryKey, signal: AbortSignal): void {
  signal.addEventListener('abort', () => void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' }))
}
