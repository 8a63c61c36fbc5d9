import { useEffect } from 'react'
import { preloadParts } from '@/components/lazy-part.tsx'
import { LiveRegion } from '@/ui/live-region.tsx'
import { preloadMenu } from '@/ui/menu.tsx'
import { preloadPopover } from '@/ui/popover.tsx'
import { Toaster } from '@/ui/toaster.tsx'
import { startTooltips } from '@/ui/tooltip.ts'
import type { Session } from './session.ts'
import { SessionWatch } from './session-watch.tsx'

export interface IdlePartsProps {
  session: Session
}

/**
 * What no first picture needs: toasts, announcements, tooltips, the watch over the session (which is told of an end that came before it). With them comes the code of what may be needed when the
 * server can no longer be reached: the words for errors, dialogs, menus.
 */
export function IdleParts({ session }: IdlePartsProps) {
  useEffect(startTooltips, [])
  useEffect(() => {
    void preloadParts()
    // Only a head start: the menu itself tells when it cannot be had.
    preloadMenu().catch(() => undefined)
    preloadPopover().catch(() => undefined)
  }, [])
  return (
    <>
      <SessionWatch session={session} />
      <Toaster />
      <LiveRegion />
    </>
  )
}
