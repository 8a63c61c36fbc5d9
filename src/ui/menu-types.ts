import type { ReactNode } from 'react'

import type { Icon } from './icons.ts'
import type { TriggerElement } from './lazy-trigger.tsx'

export interface MenuItem {
  /** Left out, the label. */
  id?: string | undefined
  label: string
  icon?: Icon | undefined
  /** A second line: what it brings about. */
  hint?: string | undefined
  /** A key that does the same, at the right. */
  hotkey?: string | undefined
  /** `danger` items are moved to the end, behind a line, in red. */
  tone?: 'danger' | undefined
  /** A line above this item. */
  isSeparated?: boolean | undefined
  /** Given, the item is one to tick (columns) and the menu stays open. */
  isChecked?: boolean | undefined
  /** Why it is not to be had. The item stays in reach and shows this under its label. */
  disabledReason?: string | undefined
  /** An address instead of an act. */
  href?: string | undefined
  onSelect?: (() => void) | undefined
}

export interface MenuProps {
  /** A single Button or IconButton. It gets its aria-haspopup, aria-expanded and handlers from the menu. */
  trigger: TriggerElement
  /** As a function they are made once the menu has been opened: a list with a menu a row makes none that nobody opens. */
  items: readonly MenuItem[] | (() => readonly MenuItem[])
  /** What has to be there before the first opening: what the items are made from may come later than the trigger. */
  ready?: Promise<unknown> | undefined
  /** A line of words above the items. */
  heading?: ReactNode
  align?: 'start' | 'center' | 'end' | undefined
  /** Opens as soon as it is drawn: what was there before in its place was pressed. */
  startsOpen?: boolean | undefined
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined
}
