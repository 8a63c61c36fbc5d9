import { useState } from 'react'
import { buttonClass } from '@/ui/button-class.ts'
import { Glyph } from '@/ui/glyph.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { MoreIcon } from '@/ui/icons.ts'
import { Menu, preloadMenu } from '@/ui/menu.tsx'
import type { RowMenu } from './data-table.tsx'

const LOOK = buttonClass({ variant: 'quiet', size: 'sm', isSquare: true })

/** Only a hint: the press itself reports a failure. */
function prepare(): void {
  void preloadMenu().catch(() => undefined)
}

/** The menu of a row: until it is pressed, only the button for it, which looks the same and costs a fifth. */
export function RowMenuCell<Row>({ row, menu }: { row: Row; menu: RowMenu<Row> }) {
  const [isWanted, setIsWanted] = useState(false)
  const label = `Actions for ${menu.of(row)}`
  if (isWanted) {
    return (
      <Menu
        startsOpen
        // The button pressed is gone with this drawing, and the focus with it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        trigger={<IconButton data-row-menu tabIndex={-1} autoFocus icon={MoreIcon} size="sm" label={label} />}
        heading={menu.heading?.(row)}
        items={() => menu.items(row)}
        ready={menu.ready}
        align="end"
      />
    )
  }
  return (
    <button
      type="button"
      data-row-menu
      // One place a row in the tab order: "." opens its menu.
      tabIndex={-1}
      data-tooltip={label}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      className={LOOK}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => setIsWanted(true)}
    >
      <Glyph icon={MoreIcon} />
    </button>
  )
}
