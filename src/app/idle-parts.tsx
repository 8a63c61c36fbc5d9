import { useEffect } from 'react'
import { preloadParts } from '@/components/lazy-part.tsx'
import { LiveRegion } from '@/ui/live-region.tsx'
import { preloadMenu } from '@/ui/menu.tsx'
import { preloadPopover } from '@/ui/popover.tsx'
import { Toaster } from '@/ui/toaster.tsx'
import { startTooltips } from '@/ui/tooltip.ts'

/**
 * What no first picture needs: toasts, announcements, tooltips. With them comes the code of what may be needed when the
 * server can no longer be reached: the words for errors, dialogs, menus.
 */
export function IdleParts() {
  useEffect(startTooltips, [])
  useEffect(() => {
    void preloadParts()
    // Only a head start: the menu itself tells when it cannot be had.
    preloadMenu().catch(() => undefined)
    preloadPopover().catch(() => undefined)
  }, [])
  return (
    <>
      <Toaster />
      <LiveRegion />
    </>
  )
}
