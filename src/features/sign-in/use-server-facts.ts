import { useCallback, useEffect, useState } from 'react'
import { isAbort } from '@/api/errors.ts'
import type { ClientConfig } from '@/api/objects/client-config.ts'
import { getClientConfig } from '@/api/system.ts'
import type { Explanation } from '@/domain/error-words.ts'
import { failureOf } from './failure-of.ts'

export type ServerState =
  | { phase: 'loading' }
  | { phase: 'ready'; config: ClientConfig }
  | { phase: 'failed'; words: Explanation }

/**
 * What the server tells about itself to somebody who is not signed in. Signing in works without. `told`: what it was asked
 * before this page stood; it is asked again only where that failed.
 */
export function useServerFacts(told: Promise<ClientConfig> | null): { state: ServerState; retry: () => void } {
  const [state, setState] = useState<ServerState>({ phase: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const [first] = useState(told)
  useEffect(() => {
    const stop = new AbortController()
    const read = () => getClientConfig(stop.signal)
    const reading = attempt === 0 && first ? first.catch(read) : read()
    reading.then(
      (config) => !stop.signal.aborted && setState({ phase: 'ready', config }),
      async (error: unknown) => {
        if (isAbort(error)) return
        const { words } = await failureOf(error)
        if (!stop.signal.aborted) setState({ phase: 'failed', words })
      },
    )
    return () => stop.abort()
  }, [attempt, first])
  const retry = useCallback(() => {
    setState({ phase: 'loading' })
    setAttempt((count) => count + 1)
  }, [])
  return { state, retry }
}
