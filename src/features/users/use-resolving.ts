import { useEffect, useRef, useState } from 'react'
import { isAbort } from '@/api/errors.ts'
import { gatherPeople, type FoundPeople, type PastedList } from '@/domain/paste-list.ts'
import { PeopleResolver } from '@/queries/resolve-people.ts'

/** What came of looking a list up. */
export interface ResolvedList extends FoundPeople {
  list: PastedList
  unreadable: number
}

export type Resolving =
  | { phase: 'ready'; error: unknown; done: number; total: number }
  | { phase: 'running'; done: number; total: number }
  | { phase: 'found'; result: ResolvedList }

const READY: Resolving = { phase: 'ready', error: null, done: 0, total: 0 }

/** Looks a pasted list up; stops when the component goes. What was answered before a failure is not asked again. */
export function useResolving(withEmails: boolean) {
  const [state, setState] = useState<Resolving>(READY)
  const [resolver] = useState(() => new PeopleResolver())
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const start = async (list: PastedList) => {
    stop.current?.abort()
    const own = new AbortController()
    stop.current = own
    const { signal } = own
    const total = list.entries.length
    let done = 0
    const onProgress = (count: number) => {
      done = count
      if (!signal.aborted) setState({ phase: 'running', done, total })
    }
    try {
      await resolver.run(list.entries, { withEmails, signal, onProgress })
      if (signal.aborted) return
      const found = gatherPeople(list.entries, resolver.answers)
      setState({ phase: 'found', result: { ...found, list, unreadable: resolver.unreadable } })
    } catch (error) {
      // Of several under way the others are of no use any more.
      own.abort()
      if (stop.current === own && !isAbort(error)) setState({ phase: 'ready', error, done, total })
    }
  }
  const reset = () => {
    stop.current?.abort()
    setState(READY)
  }
  return { state, start, reset }
}
