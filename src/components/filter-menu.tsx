import { clsx } from 'clsx'
import { useEffect, useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { formatNumber } from '@/lib/format.ts'

/** One value of a filter or another choice: what it is called, how many rows it has, and where choosing it leads. */
export interface FilterChoice {
  id: string
  label: string
  /** Left out where it says nothing, as for an order. */
  count?: number
  isChosen: boolean
  /** The same page with this value chosen, or no longer chosen. */
  to: string
}

/**
 * A filter: a button that opens the list of its values. Each value is a link, so that a filtered list can be opened in a
 * new tab. Made of plain elements: nothing has to be loaded before it opens.
 */
export function FilterMenu(props: {
  label: string
  /** How many of its values are chosen. */
  chosen: number
  /** Asked for while the list is open: a page has a hundred of them, and hardly anybody looks. */
  choices: () => readonly FilterChoice[]
  /** Called when the list is opened. */
  onOpen?: (() => void) | undefined
}) {
  const [isOpen, setIsOpen] = useState(false)
  const wrapper = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panelId = useId()
  const { chosen } = props

  useEffect(() => {
    if (!isOpen) return
    const closeOutside = (event: PointerEvent | FocusEvent) => {
      if (event.target instanceof Node && !wrapper.current?.contains(event.target)) setIsOpen(false)
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // Before the drawer or the page hears of it: this Escape was for the list.
      event.stopPropagation()
      setIsOpen(false)
      button.current?.focus()
    }
    document.addEventListener('keydown', closeOnEscape, { capture: true })
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    return () => {
      document.removeEventListener('keydown', closeOnEscape, { capture: true })
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
    }
  }, [isOpen])

  return (
    <div ref={wrapper} className="relative">
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => {
          if (!isOpen) props.onOpen?.()
          setIsOpen(!isOpen)
        }}
        data-filter-menu
        className={clsx(
          'flex h-(--control-height) items-center gap-1.5 whitespace-nowrap rounded-control border px-2.5 text-sm',
          chosen > 0
            ? 'border-accent bg-accent-soft text-accent-ink'
            : 'border-line-strong bg-surface text-ink hover:bg-raised',
        )}
      >
        {props.label}
        {chosen > 0 && <span className="font-medium tabular-nums">{chosen}</span>}
        <span aria-hidden className="text-ink-3">
          ▾
        </span>
      </button>
      <ul
        id={panelId}
        hidden={!isOpen}
        className="absolute top-full left-0 z-40 mt-1 max-h-80 min-w-56 overflow-auto rounded-panel border border-line bg-raised p-1 shadow-float"
      >
        {isOpen &&
          props.choices().map((choice) => (
            <li key={choice.id}>
              <FilterLink choice={choice} />
            </li>
          ))}
      </ul>
    </div>
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
