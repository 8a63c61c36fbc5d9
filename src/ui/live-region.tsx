import { useSyncExternalStore } from 'react'

import { lastAnnouncement, subscribeAnnouncements } from './announce.ts'

/** Where `announce()` speaks; mount it once, at the root. */
export function LiveRegion() {
  const words = useSyncExternalStore(subscribeAnnouncements, lastAnnouncement)
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {words}
    </div>
  )
}
