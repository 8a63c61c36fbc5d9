import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { FACET_TITLES, facetValueWords } from '@/domain/facet-words.ts'
import type { FacetCounts, FacetId } from '@/domain/inventory-facets.ts'
import { FACET_IDS, facetValues } from '@/domain/inventory-facets.ts'
import { facetsFor, toggleFilter } from '@/domain/token-filters.ts'
import { Chip } from '@/ui/chip.tsx'
import { SearchIcon } from '@/ui/icons.ts'
import { TextInput } from '@/ui/text-input.tsx'
import { FilterMenu } from './filter-menu.tsx'
import type { TokenQueryState } from './use-token-query.ts'
import { useServer } from './viewer-context.tsx'

interface TokenToolbarProps {
  state: TokenQueryState
  counts: FacetCounts
  /** Facets that say nothing here: the owner's, where all tokens have one owner. */
  without?: readonly FacetId[]
  clearTo: string
  /** At the right: columns, export. */
  children?: ReactNode
}

/** Search, filters and what is on of them. Every filter is a link; what the URL holds and nobody understands is said. */
export function TokenToolbar({ state, counts, without = [], clearTo, children }: TokenToolbarProps) {
  const { features } = useServer()
  const { query } = state
  const facets = facetsFor(features).filter((facet) => !without.includes(facet))
  const chips = FACET_IDS.flatMap((facet) => (query.filters[facet] ?? []).map((value) => ({ facet, value })))
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b border-line bg-surface px-4 py-3 md:px-6">
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
        {facets.map((facet) => (
          <FilterMenu key={facet} label={FACET_TITLES[facet]} choices={choicesOf(facet, state, counts)} />
        ))}
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
            <Link to={clearTo} replace className="text-xs text-accent-ink underline">
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

function choicesOf(facet: FacetId, { query, toQuery }: TokenQueryState, counts: FacetCounts) {
  return facetValues(facet).map((value) => ({
    id: value,
    label: facetValueWords(facet, value),
    count: counts[facet][value] ?? 0,
    isChosen: query.filters[facet]?.includes(value) ?? false,
    to: toQuery(toggleFilter(query, facet, value)),
  }))
}
