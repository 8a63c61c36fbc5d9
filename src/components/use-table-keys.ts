import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Selection } from './use-selection.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useStable } from './use-stable.ts'

interface TableKeysOptions {
  count: number
  keyAt: (position: number) => string
  scrollTo: (position: number) => void
  open: (position: number) => void
  /** Key of the row that is open beside the table. */
  openKey: string | null
  selection: Selection | undefined
  scroller: RefObject<HTMLElement | null>
  /** Changes with the rows shown and their order. */
  viewKey: string
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
 * selects a range, a selects all, Escape clears the selection where no drawer is open, "." opens the row's menu. One row at a time is in the tab order; the letters work from
 * outside the table too.
 */
export function useTableKeys(options: TableKeysOptions) {
  const { count, keyAt, scrollTo, open, selection, scroller, viewKey } = options
  const [active, setActive] = useState(0)
  const [activeIn, setActiveIn] = useState(viewKey)
  const wanted = useRef<number>(undefined)
  if (activeIn !== viewKey) {
    setActiveIn(viewKey)
    setActive(0)
  }
  const activePosition = Math.min(active, Math.max(0, count - 1))

  // The row to focus may have to be scrolled to first, and is drawn only afterwards: in that very drawing, which takes away
  // the row that has the focus now, and in no earlier one that still has the row before for the active one.
  useLayoutEffect(() => {
    if (wanted.current === active && focusRow(scroller, activePosition)) wanted.current = undefined
  })

  const moveTo = useCallback(
    (position: number) => {
      const to = Math.max(0, Math.min(count - 1, position))
      setActive(to)
      scrollTo(to)
      // At once where it can be: the row one is on already is not drawn anew.
      wanted.current = focusRow(scroller, to) ? undefined : to
      return to
    },
    [count, scrollTo, scroller],
  )
  const order = () => Array.from({ length: count }, (_, position) => keyAt(position))
  useFocusAfterClosing(options.openKey, (key) => {
    const position = order().indexOf(key)
    if (position >= 0) moveTo(position)
  })

  const isInside = () => scroller.current?.contains(document.activeElement) ?? false
  const step = (by: number) => moveTo(isInside() ? activePosition + by : activePosition)
  const extend = (by: number) => {
    const from = keyAt(activePosition)
    selection?.extend(keyAt(step(by)), order(), from)
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
    x: () => selection?.toggle(keyAt(moveTo(activePosition))),
    X: () => selection?.extend(keyAt(moveTo(activePosition)), order()),
    a: () => selection?.add(order()),
    '.': () => clickMenuOf(scroller.current, activePosition),
  }
  const onRow: typeof actions = {
    Enter: () => open(activePosition),
    ' ': () => selection?.toggle(keyAt(activePosition)),
  }
  const withShift: typeof actions = { ArrowDown: () => extend(1), ArrowUp: () => extend(-1) }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (count === 0 || event.ctrlKey || event.metaKey || event.altKey || belongsToControl(event.target)) return
    const isOnRow = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row'
    const action = (event.shiftKey ? withShift[event.key] : undefined) ?? (isOnRow ? onRow[event.key] : undefined)
    // Only where there is something to clear, and no drawer to close first.
    const clear =
      event.key === 'Escape' && options.openKey === null && selection?.keys.size ? selection.clear : undefined
    const act = action ?? actions[event.key] ?? clear
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  useShortcuts(
    // The help tells of the keys of tables in any case.
    '',
    [...(selection ? 'xXajk.' : 'jk.')].map((letter) => ({
      keys: letter,
      label: '',
      act: () => count > 0 && actions[letter]?.(),
    })),
  )

  const extendTo = useStable((key: string) => selection?.extend(key, order()))
  return { activePosition, setActive, moveTo, extendTo, onKeyDown }
}

/** A drawer gives the focus back to where it was opened from. When that is nowhere (a link from outside), its row takes it. */
function useFocusAfterClosing(openKey: string | null, goTo: (key: string) => void): void {
  const before = useRef(openKey)
  useEffect(() => {
    const closed = before.current
    before.current = openKey
    if (closed !== null && openKey === null && document.activeElement === document.body) goTo(closed)
  })
}

/** Whether the row is drawn and has the focus now. */
function focusRow(scroller: RefObject<HTMLElement | null>, position: number): boolean {
  const row = scroller.current?.querySelector<HTMLElement>(`[data-position="${position}"]`)
  row?.focus({ preventScroll: true })
  return row !== null && row !== undefined
}

function clickMenuOf(scroller: HTMLElement | null, position: number): void {
  scroller?.querySelector<HTMLElement>(`[data-position="${position}"] [data-row-menu]`)?.click()
}
