import { useEffect, useState, type ComponentType, type ReactNode } from 'react'

/** Everything made with `lazyPart`, to be fetched while nothing else is going on. */
const parts: (() => Promise<unknown>)[] = []

/** Other tries of those that could not be had: what failed together is asked for together. */
const tries = new Set<() => void>()

/**
 * A component whose code comes when it is first drawn, or when the page is idle. Until then there is nothing; if the code
 * cannot be had (the network is gone), a line says so and offers another try, instead of taking the page down.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null
  const fetchCode = async () => {
    loaded ??= await load()
  }
  parts.push(fetchCode)
  return function LazyPart(props: Props): ReactNode {
    const [state, setState] = useState<'ready' | 'missing' | 'failed'>(loaded ? 'ready' : 'missing')
    useEffect(() => {
      if (state !== 'missing') return
      let isGone = false
      fetchCode().then(
        () => !isGone && setState('ready'),
        () => !isGone && setState('failed'),
      )
      return () => {
        isGone = true
      }
    }, [state])
    useEffect(() => {
      if (state !== 'failed') return
      const tryAgain = () => setState('missing')
      tries.add(tryAgain)
      return () => {
        tries.delete(tryAgain)
      }
    }, [state])
    if (loaded) {
      const Loaded = loaded
      return <Loaded {...props} />
    }
    if (state !== 'failed') return null
    return (
      <p role="alert" className="p-3 text-sm text-danger-ink">
        A part of the page could not be loaded.{' '}
        <button type="button" className="underline" onClick={() => tries.forEach((tryAgain) => tryAgain())}>
          Try again
        </button>
      </p>
    )
  }
}

/** Fetches the code of every lazy part one has met so far, so that it is there when the network is not. */
export async function preloadParts(): Promise<void> {
  await Promise.allSettled(parts.map((fetchCode) => fetchCode()))
}
