import type { ReactNode } from 'react'

import { deferUntilWanted, type TriggerElement } from './lazy-trigger.tsx'

export interface PopoverProps {
  /** A single Button or IconButton. */
  trigger: TriggerElement
  /** The name of what opens. */
  label: string
  children: ReactNode
  align?: 'start' | 'center' | 'end' | undefined
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined
}

const { Deferred, preload } = deferUntilWanted<PopoverProps>({
  load: async () => (await import('./popover-radix.tsx')).RadixPopover,
  noun: 'panel',
  hasPopup: 'dialog',
})

/** A small panel of 288 px beside its button, not modal: the page stays usable. Its code comes when one is first reached for. */
export const Popover = Deferred

/** Fetches the code of all popovers; for when the page is idle. */
export const preloadPopover = preload
