import { useRef, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { Button } from '@/ui/button.tsx'
import { Chip } from '@/ui/chip.tsx'
import { FilterMenu, type FilterChoice } from './filter-menu.tsx'
import { SearchBox } from './search-box.tsx'
import { useIsNarrow } from './use-is-narrow.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** A filter of a list, with its values. */
export interface ListFilter {
  id: string
  label: string
  /** How many of its values are chosen. */
  chosen: number
  choices: () => readonly FilterChoice[]
  /** Called when its list is opened: for values that are read only then. */
  onOpen?: () => void
}

interface ListToolbarProps {
  /** The search box, for a screen reader: "Search tokens". */
  searchLabel: string
  /** What it looks in. */
  placeholder: string
  text: string
  setText: (text: string) => void
  filters: readonly ListFilter[]
  /** The orders one can choose on a narrow screen, where there are no heads to click on: a SortMenu. */
  sort?: ReactNode
  /** The filters that are on; `href` leads to the page without. */
  chips: readonly { id: string; name: string; value: string; href: string }[]
  clearTo: string
  /** Parts of the address that mean nothing here. */
  ignored: readonly string[]
  /** At the right: columns, export. */
  children?: ReactNode
}

/** Search, filters and what is on of them. Every filter is a link; what the URL holds and nobody understands is said. */
export function ListToolbar(props: ListToolbarProps) {
  const isNarrow = useIsNarrow()
  const [isUnfolded, setIsUnfolded] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  useShortcuts('Filters', [
    { keys: 'f', label: 'First filter', act: () => press(bar.current, '[data-filter-menu]') },
    { keys: 'e', label: 'Export', act: () => press(bar.current, '[data-export]') },
  ])
  return (
    <div ref={bar} className="flex shrink-0 flex-col gap-2 border-b border-line bg-surface px-4 py-3 md:px-6">
      <div className="flex flex-wrap items-center gap-x-1.5 gap-y-2">
        <div className="min-w-48 flex-1 md:basis-full xl:basis-56">
          <SearchBox
            label={props.searchLabel}
            placeholder={props.placeholder}
            text={props.text}
            onText={props.setText}
          />
        </div>
        {/* On a narrow screen the rows need the room. */}
        {isNarrow && (
          <Button aria-expanded={isUnfolded} onClick={() => setIsUnfolded(!isUnfolded)}>
            Filters
          </Button>
        )}
        {(!isNarrow || isUnfolded) && props.filters.map(({ id, ...filter }) => <FilterMenu key={id} {...filter} />)}
        {/* Cards have no heads to click on. */}
        {isNarrow && isUnfolded && props.sort}
        {props.children}
      </div>
      {props.chips.length > 0 && (
        <ul aria-label="Filters that are on" className="flex flex-wrap items-center gap-2">
          {props.chips.map((chip) => (
            <li key={chip.id} className="min-w-0">
              <Chip name={chip.name} value={chip.value} href={chip.href} />
            </li>
          ))}
          <li>
            <Link
              to={props.clearTo}
              preventScrollReset
              className="text-xs text-accent-ink underline"
              onClick={() => props.setText('')}
            >
              Clear all
            </Link>
          </li>
        </ul>
      )}
      {props.ignored.length > 0 && (
        <p role="status" className="text-xs text-warn-ink">
          {`Ignored in the address, because it means nothing here: ${props.ignored.join(' · ')}`}
        </p>
      )}
    </div>
  )
}

function press(bar: HTMLElement | null, selector: string): void {
  const button = bar?.querySelector<HTMLElement>(selector)
  button?.focus()
  button?.click()
}
