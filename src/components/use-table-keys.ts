import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Selection } from './use-selection.ts'

interface TableKeysOptions {
  count: number
  keyAt: (position: number) => string
  scrollTo: (position: number) => void
  open: (position: number) => void
  selection: Selection | undefined
  scroller: RefObject<HTMLElement | null>
}

/** True when a key pressed there is text being typed, or belongs to a control of its own. */
function belongsToControl(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input:not([type=checkbox]), textarea, select, [role=menu]') !== null)
  )
}

/**
 * The keyboard of a table: arrows or j and k move, Home and End jump, Enter opens, x selects, Shift with x or an arrow
 * selects a range, a selects all, "." opens the row's menu. One row at a time is in the tab order.
 */
export function useTableKeys(options: TableKeysOptions) {
  const { count, keyAt, scrollTo, open, selection, scroller } = options
  const [active, setActive] = useState(0)
  const wantsFocus = useRef(false)
  const activePosition = Math.min(active, Math.max(0, count - 1))

  // The row to focus may have to be scrolled to first, and is drawn only afterwards.
  useEffect(() => {
    if (!wantsFocus.current) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-position="${activePosition}"]`)
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  const moveTo = useCallback(
    (position: number) => {
      const to = Math.max(0, Math.min(count - 1, position))
      wantsFocus.current = true
      setActive(to)
      scrollTo(to)
      return to
    },
    [count, scrollTo],
  )

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (count === 0 || event.ctrlKey || event.metaKey || event.altKey || belongsToControl(event.target)) return
    const isOnRow = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row'
    const order = () => Array.from({ length: count }, (_, position) => keyAt(position))
    const step = (by: number) => {
      const to = moveTo(activePosition + by)
      if (event.shiftKey && selection && event.key.startsWith('Arrow')) selection.extend(keyAt(to), order())
    }
    const actions: Record<string, (() => void) | undefined> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      j: () => step(1),
      k: () => step(-1),
      PageDown: () => step(10),
      PageUp: () => step(-10),
      Home: () => moveTo(0),
      End: () => moveTo(count - 1),
      x: () => selection?.toggle(keyAt(activePosition)),
      X: () => selection?.extend(keyAt(activePosition), order()),
      a: () => selection?.add(order()),
      '.': () => clickMenuOf(scroller.current, activePosition),
      ...(isOnRow ? { Enter: () => open(activePosition), ' ': () => selection?.toggle(keyAt(activePosition)) } : {}),
    }
    const action = actions[event.key]
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }

  return { activePosition, setActive, onKeyDown }
}

function clickMenuOf(scroller: HTMLElement | null, position: number): void {
  scroller?.querySelector<HTMLElement>(`[data-position="${position}"] [data-row-menu]`)?.click()
}
