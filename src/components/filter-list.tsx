import { clsx } from 'clsx'
import { useEffect, type RefObject } from 'react'
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
  return (
    <ul className="absolute top-full left-0 z-40 mt-1 max-h-80 min-w-56 overflow-auto rounded-panel border border-line bg-raised p-1 shadow-float">
      {choices.map((choice) => (
        <li key={choice.id}>
          <FilterLink choice={choice} />
        </li>
      ))}
    </ul>
  )
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
