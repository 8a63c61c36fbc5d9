import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** Resolves when a query has data, though it may still be fetching more of it, or has failed. */
export function firstData(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const isThere = () => {
    const state = client.getQueryState(queryKey)
    return state?.data !== undefined || state?.status === 'error'
  }
  if (isThere()) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = client.getQueryCache().subscribe(() => {
      if (!isThere()) return
      stop()
      resolve()
    })
  })
}
