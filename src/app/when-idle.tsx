import { useEffect, useState, type ComponentType } from 'react'
import type { IdlePartsProps } from './idle-parts.tsx'
import { usePageStands } from './use-page-stands.ts'

/** How long to wait before the code is asked for again when it could not be had, in ms. */
const AGAIN_AFTER = 5000

/**
 * Toasts, the watch over the session and what else may come after the page is there. Without them, while they cannot be
 * fetched, the page still works.
 */
export function WhenIdle(props: IdlePartsProps) {
  const stands = usePageStands()
  const [Parts, setParts] = useState<ComponentType<IdlePartsProps> | null>(null)
  useEffect(() => {
    if (!stands) return
    let again: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const load = () =>
      void import('./idle-parts.tsx').then(
        ({ IdleParts }) => setParts(() => IdleParts),
        () => {
          if (!isGone) again = setTimeout(load, AGAIN_AFTER)
        },
      )
    load()
    return () => {
      isGone = true
      clearTimeout(again)
    }
  }, [stands])
  return Parts && <Parts {...props} />
}
