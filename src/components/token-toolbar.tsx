import { useRef, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { FACET_TITLES, facetValueWords } from '@/domain/facet-words.ts'
import type { FacetCounts, FacetId } from '@/domain/inventory-facets.ts'
import { FACET_IDS, facetValues } from '@/domain/inventory-facets.ts'
import { SORT_COLUMNS } from '@/domain/inventory-order.ts'
import { facetsFor, toggleFilter } from '@/domain/token-filters.ts'
import { Button } from '@/ui/button.tsx'
import { Chip } from '@/ui/chip.tsx'
import { SearchIcon } from '@/ui/icons.ts'
import { TextInput } from '@/ui/text-input.tsx'
import { FilterMenu, type FilterChoice } from './filter-menu.tsx'
import { useIsNarrow } from './use-is-narrow.ts'
import { useShortcuts } from './use-shortcuts.ts'
import type { TokenQueryState } from './use-token-query.ts'
import { useServer } from './viewer-context.tsx'

interface TokenToolbarProps {
  state: TokenQueryState
  counts: FacetCounts
  /** Facets and columns that say nothing here: the owner's, where all tokens have one owner. */
  without?: readonly string[]
  clearTo: string
  /** At the right: columns, export. */
  children?: ReactNode
}

/** Search, filters and what is on of them. Every filter is a link; what the URL holds and nobody understands is said. */
export function TokenToolbar({ state, counts, without = NOTHING, clearTo, children }: TokenToolbarProps) {
  const { features } = useServer()
  const { query } = state
  const isNarrow = useIsNarrow()
  const [isUnfolded, setIsUnfolded] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  useShortcuts('Filters', [
    { keys: 'f', label: 'First filter', act: () => press(bar.current, '[data-filter-menu]') },
    { keys: 'e', label: 'Export', act: () => press(bar.current, '[data-export]') },
  ])
  const facets = facetsFor(features).filter((facet) => !without.includes(facet))
  const chips = FACET_IDS.flatMap((facet) => (query.filters[facet] ?? []).map((value) => ({ facet, value })))
  return (
    <div ref={bar} className="flex shrink-0 flex-col gap-2 border-b border-line bg-surface px-4 py-3 md:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-48 flex-[1_1_16rem]">
          <TextInput
            type="search"
            icon={SearchIcon}
            data-shortcut="search"
            aria-label="Search tokens"
            placeholder="Description, owner, e-mail, id"
            value={state.text}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => state.setText(event.target.value)}
          />
        </div>
        {/* On a narrow screen the rows need the room. */}
        {isNarrow && (
          <Button aria-expanded={isUnfolded} onClick={() => setIsUnfolded(!isUnfolded)}>
            Filters
          </Button>
        )}
        {(!isNarrow || isUnfolded) &&
          facets.map((facet) => (
            <FilterMenu key={facet} label={FACET_TITLES[facet]} choices={choicesOf(facet, state, counts)} />
          ))}
        {/* Cards have no heads to click on. */}
        {isNarrow && isUnfolded && (
          <FilterMenu label="Sort" choices={orders(state, features.tokenExpiry ? without : [...without, 'expires'])} />
        )}
        {children}
      </div>
      {chips.length > 0 && (
        <ul aria-label="Filters that are on" className="flex flex-wrap items-center gap-2">
          {chips.map(({ facet, value }) => (
            <li key={`${facet}=${value}`} className="min-w-0">
              <Chip
                name={FACET_TITLES[facet]}
                value={facetValueWords(facet, value)}
                href={state.toQuery(toggleFilter(query, facet, value))}
              />
            </li>
          ))}
          <li>
            <Link
              to={clearTo}
              preventScrollReset
              className="text-xs text-accent-ink underline"
              onClick={() => state.setText('')}
            >
              Clear all
            </Link>
          </li>
        </ul>
      )}
      {state.ignored.length > 0 && (
        <p role="status" className="text-xs text-warn-ink">
          {`Ignored in the address, because it means nothing here: ${state.ignored.join(' · ')}`}
        </p>
      )}
    </div>
  )
}

const NOTHING: readonly string[] = []

function press(bar: HTMLElement | null, selector: string): void {
  const button = bar?.querySelector<HTMLElement>(selector)
  button?.focus()
  button?.click()
}

const ORDER_WORDS = {
  description: ['Description, A first', 'Description, Z first'],
  owner: ['Owner, A first', 'Owner, Z first'],
  kind: ['Kind, people first', 'Kind, people last'],
  status: ['Status, active first', 'Status, active last'],
  expires: ['Expires, soonest first', 'Expires, latest first'],
} as const

/** The orders one can choose on a narrow screen; choosing the one that is on goes back to the order of arrival. */
function orders({ query, toQuery }: TokenQueryState, without: readonly string[]): FilterChoice[] {
  const columns = SORT_COLUMNS.filter((column) => !without.includes(column))
  return columns.flatMap((column) =>
    [false, true].map((descending) => {
      const isChosen = query.sort?.column === column && query.sort.descending === descending
      return {
        id: `${column} ${String(descending)}`,
        label: ORDER_WORDS[column][descending ? 1 : 0],
        isChosen,
        to: toQuery({ ...query, sort: isChosen ? null : { column, descending } }),
      }
    }),
  )
}

function choicesOf(facet: FacetId, { query, toQuery }: TokenQueryState, counts: FacetCounts): FilterChoice[] {
  return facetValues(facet).map((value) => ({
    id: value,
    label: facetValueWords(facet, value),
    count: counts[facet][value] ?? 0,
    isChosen: query.filters[facet]?.includes(value) ?? false,
    to: toQuery(toggleFilter(query, facet, value)),
  }))
}
