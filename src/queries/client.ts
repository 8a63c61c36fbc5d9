import { notifyManager, QueryClient } from '@tanstack/react-query'

// An answer is drawn in the task it comes in. By itself the library waits for a timer, and so often for a frame more.
notifyManager.setScheduler(queueMicrotask)

/**
 * The cache of everything read from the server. It tries nothing again: `api/http.ts` does, and knows which failures pass.
 * What is about security is read again by whoever changed it, not by chance, so that a page does not change under the
 * hand when the window is focused; only who one is, and what one may do, is checked then.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
        // Offline is told by the request that fails, not by what the browser guesses about the network.
        networkMode: 'always',
      },
      mutations: {
        retry: false,
        gcTime: 0,
        networkMode: 'always',
      },
    },
  })
}
