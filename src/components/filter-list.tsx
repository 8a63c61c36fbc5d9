import { clsx } from 'clsx'
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { Link } from 'react-router'
import { formatNumber } from '@/lib/format.ts'
import type { FilterChoice } from './filter-menu.tsx'

export interface FilterListProps {
  choices: readonly FilterChoice[]
  /** The filter as a whole, with its button: a click or the focus anywhere else closes the list. */
  around: RefObject<HTMLElement | null>
  /** `byKey`: the focus is to go back to the button. */
  onClose: (byKey: boolean) => void
}

/** The values of a filter that is open. Each is a link, so that a filtered list can be opened in a new tab. */
export function FilterList({ choices, around, onClose }: FilterListProps) {
  useEffect(() => {
    const closeOutside = (event: PointerEvent | FocusEvent) => {
      if (event.target instanceof Node && !around.current?.contains(event.target)) onClose(false)
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // Before the drawer or the page hears of it: this Escape was for the list.
      event.stopPropagation()
      onClose(true)
    }
    document.addEventListener('keydown', closeOnEscape, { capture: true })
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    return () => {
      document.removeEventListener('keydown', closeOnEscape, { capture: true })
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
    }
  }, [around, onClose])
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    const putInPlace = () => {
      if (list.current && around.current) placeBeside(list.current, around.current.getBoundingClientRect())
    }
    putInPlace()
    addEventListener('resize', putInPlace)
    return () => removeEventListener('resize', putInPlace)
  })
  return (
    <ul
      ref={list}
      className="fixed z-40 max-w-[calc(100vw-1rem)] min-w-56 overflow-auto rounded-panel border border-line bg-raised p-1 shadow-float"
    >
      {choices.map((choice) => (
        <li key={choice.id}>
          <FilterLink choice={choice} />
        </li>
      ))}
    </ul>
  )
}

/** In px: to the edge of the window, and to the button. */
const EDGE = 8
const GAP = 4
const MOST_HIGH = 320

/** Under the button where there is room, else over it; always inside the window, which the page around it would cut off. */
function placeBeside(list: HTMLElement, button: DOMRect): void {
  const below = innerHeight - button.bottom - GAP - EDGE
  const above = button.top - GAP - EDGE
  const isBelow = below >= Math.min(list.scrollHeight, MOST_HIGH) || below >= above
  const height = Math.min(MOST_HIGH, isBelow ? below : above, list.scrollHeight + 2)
  list.style.maxHeight = `${height}px`
  list.style.top = `${isBelow ? button.bottom + GAP : button.top - GAP - height}px`
  list.style.left = `${Math.max(EDGE, Math.min(button.left, innerWidth - list.offsetWidth - EDGE))}px`
}

function FilterLink({ choice }: { choice: FilterChoice }) {
  return (
    <Link
      to={choice.to}
      preventScrollReset
      aria-current={choice.isChosen || undefined}
      className={clsx(
        'flex min-h-8 items-center gap-2 rounded-control px-2 text-sm hover:bg-sunken',
        choice.count === 0 && !choice.isChosen ? 'text-ink-3' : 'text-ink',
      )}
    >
      <span
        aria-hidden
        className={clsx(
          'grid size-4 place-items-center rounded-[4px] border text-xs leading-none',
          choice.isChosen ? 'border-accent bg-accent text-on-accent' : 'border-line-strong',
        )}
      >
        {choice.isChosen ? '✓' : ''}
      </span>
      <span className="flex-1 pr-4">{choice.label}</span>
      {choice.count !== undefined && <span className="tabular-nums text-ink-3">{formatNumber(choice.count)}</span>}
    </Link>
  )
}
