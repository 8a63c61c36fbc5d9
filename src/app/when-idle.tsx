import { useEffect, useState, type ComponentType } from 'react'
import { usePageStands } from './use-page-stands.ts'

/** The toasts and what else may come after the page is there. Without them, if they cannot be fetched, the page still works. */
export function WhenIdle() {
  const stands = usePageStands()
  const [Parts, setParts] = useState<ComponentType | null>(null)
  useEffect(() => {
    if (!stands) return
    import('./idle-parts.tsx').then(
      ({ IdleParts }) => setParts(() => IdleParts),
      () => undefined,
    )
  }, [stands])
  return Parts && <Parts />
}
