import { clsx } from 'clsx'
import { useCallback, useId, useRef, useState } from 'react'
import { Glyph } from '@/ui/glyph.tsx'
import { DownIcon } from '@/ui/icons.ts'
import type { FilterListProps } from './filter-list.tsx'
import { lazyPart } from './lazy-part.tsx'

const FilterList = lazyPart<FilterListProps>(async () => (await import('./filter-list.tsx')).FilterList)

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

/** A filter: a button that opens the list of its values. */
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
  const close = useCallback((byKey: boolean) => {
    setIsOpen(false)
    if (byKey) button.current?.focus()
  }, [])
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
          'flex h-control items-center gap-1 whitespace-nowrap rounded-control border px-2 text-sm',
          chosen > 0
            ? 'border-accent bg-accent-soft text-accent-ink'
            : 'border-line-strong bg-surface text-ink hover:bg-raised',
        )}
      >
        {props.label}
        {chosen > 0 && <span className="font-medium tabular-nums">{chosen}</span>}
        <Glyph icon={DownIcon} className="size-3 text-ink-3" />
      </button>
      <div id={panelId}>{isOpen && <FilterList choices={props.choices()} around={wrapper} onClose={close} />}</div>
    </div>
  )
}
