import { useEffect, useState, type ComponentType } from 'react'

/** Not later than this after the first picture, however busy the page is; in ms. */
const AT_LATEST = 2000
/** For browsers that do not tell when they are idle. */
const ABOUT_IDLE = 300

function onIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, ABOUT_IDLE)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(act, { timeout: AT_LATEST })
  return () => cancelIdleCallback(handle)
}

/** The toasts and what else may come after the page is there. Without them, if they cannot be fetched, the page still works. */
export function WhenIdle() {
  const [Parts, setParts] = useState<ComponentType | null>(null)
  useEffect(
    () =>
      onIdle(() => {
        import('./idle-parts.tsx').then(
          ({ IdleParts }) => setParts(() => IdleParts),
          () => undefined,
        )
      }),
    [],
  )
  return Parts && <Parts />
}
