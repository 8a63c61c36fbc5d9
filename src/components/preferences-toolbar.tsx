import type { ReactNode } from 'react'
import { compareText } from '@/domain/fold-text.ts'
import { categoryRank } from '@/domain/known-preferences.ts'
import { toggleFilter } from '@/domain/list-address.ts'
import { categoryWords } from '@/domain/preference-rules.ts'
import {
  PREFERENCE_FACETS,
  PREFERENCE_VALUES,
  withoutFilters,
  type PreferenceFacet,
  type PreferenceView,
} from '@/domain/preference-view.ts'
import { Segmented } from '@/ui/segmented.tsx'
import type { FilterChoice } from './filter-menu.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import type { PreferencesQueryState } from './use-preferences-query.ts'

const TITLES: Record<PreferenceFacet, string> = { category: 'Category', kind: 'Kind', value: 'Value' }
const WORDS = { known: 'Known', unknown: 'Unknown', changed: 'Changed', default: 'As by default' } as const

interface ToolbarProps {
  state: PreferencesQueryState
  counts: PreferenceView['counts']
  /** Add, import, export. */
  children: ReactNode
}

/** Search, filters and what is on of them, and in which form the preferences are shown. */
export function PreferencesToolbar({ state, counts, children }: ToolbarProps) {
  const { query, toQuery } = state
  const choices = (facet: PreferenceFacet): FilterChoice[] =>
    valuesOf(facet, [...counts.category.keys(), ...query.filters.category]).map(([id, label]) => ({
      id,
      label,
      count: counts[facet].get(id) ?? 0,
      isChosen: query.filters[facet].includes(id),
      to: toQuery(toggleFilter(query, facet, id)),
    }))
  return (
    <ListToolbar
      searchLabel="Search preferences"
      placeholder="Category, name, value, meaning"
      text={state.text}
      setText={state.setText}
      filters={PREFERENCE_FACETS.map((facet) => ({
        id: facet,
        label: TITLES[facet],
        chosen: query.filters[facet].length,
        choices: () => choices(facet),
      }))}
      chips={PREFERENCE_FACETS.flatMap((facet) =>
        valuesOf(facet, query.filters.category)
          .filter(([id]) => query.filters[facet].includes(id))
          .map(([id, words]) => ({
            id: `${facet}=${id}`,
            name: TITLES[facet],
            value: words,
            href: toQuery(toggleFilter(query, facet, id)),
          })),
      )}
      clearTo={toQuery(withoutFilters(query))}
      ignored={state.ignored}
    >
      <Segmented
        label="Shown as"
        value={query.view}
        segments={[
          { value: 'list', label: 'List' },
          { value: 'json', label: 'JSON' },
        ]}
        onChange={(view) => state.go({ ...query, view })}
      />
      {children}
    </ListToolbar>
  )
}

/** The values of a filter with their words, of `categories` each once and in the order of the list. */
function valuesOf(facet: PreferenceFacet, categories: readonly string[]): [id: string, words: string][] {
  if (facet !== 'category') return PREFERENCE_VALUES[facet].map((id) => [id, WORDS[id]])
  return [...new Set(categories)]
    .toSorted((a, b) => categoryRank(a) - categoryRank(b) || compareText(a, b))
    .map((id) => [id, categoryWords(id)])
}
