import type { ReactNode } from 'react'
import { FACET_TITLES, facetValueWords } from '@/domain/facet-words.ts'
import type { FacetCounts, FacetId } from '@/domain/inventory-facets.ts'
import { FACET_IDS, facetValues } from '@/domain/inventory-facets.ts'
import { toggleFilter } from '@/domain/list-address.ts'
import { facetsFor } from '@/domain/token-filters.ts'
import type { FilterChoice } from './filter-menu.tsx'
import { lazyPart } from './lazy-part.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import type { TokenSortProps } from './token-sort.tsx'
import type { TokenQueryState } from './use-token-query.ts'
import { useServer } from './viewer-context.tsx'

const TokenSort = lazyPart<TokenSortProps>(async () => (await import('./token-sort.tsx')).TokenSort)

interface TokenToolbarProps {
  state: TokenQueryState
  counts: FacetCounts
  /** Facets and columns that say nothing here: the owner's, where all tokens have one owner. */
  without?: readonly string[]
  clearTo: string
  /** At the right: columns, export. */
  children?: ReactNode
}

/** Search and filters of a list of tokens. */
export function TokenToolbar({ state, counts, without = NOTHING, clearTo, children }: TokenToolbarProps) {
  const { features } = useServer()
  const { query } = state
  const facets = facetsFor(features).filter((facet) => !without.includes(facet))
  return (
    <ListToolbar
      searchLabel="Search tokens"
      placeholder={without.includes('owner') ? 'Description or id' : 'Description, owner, e-mail, id'}
      text={state.text}
      setText={state.setText}
      filters={facets.map((facet) => ({
        id: facet,
        label: FACET_TITLES[facet],
        chosen: query.filters[facet]?.length ?? 0,
        choices: () => choicesOf(facet, state, counts),
      }))}
      sort={<TokenSort state={state} without={features.tokenExpiry ? without : [...without, 'expires']} />}
      chips={FACET_IDS.flatMap((facet) =>
        (query.filters[facet] ?? []).map((value) => ({
          id: `${facet}=${value}`,
          name: FACET_TITLES[facet],
          value: facetValueWords(facet, value),
          href: state.toQuery(toggleFilter(query, facet, value)),
        })),
      )}
      clearTo={clearTo}
      ignored={state.ignored}
    >
      {children}
    </ListToolbar>
  )
}

const NOTHING: readonly string[] = []

function choicesOf(facet: FacetId, { query, toQuery }: TokenQueryState, counts: FacetCounts): FilterChoice[] {
  return facetValues(facet).map((value) => ({
    id: value,
    label: facetValueWords(facet, value),
    count: counts[facet][value] ?? 0,
    isChosen: query.filters[facet]?.includes(value) ?? false,
    to: toQuery(toggleFilter(query, facet, value)),
  }))
}
