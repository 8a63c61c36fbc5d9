import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { CHANGE_IDS, KIND_IDS, toggled, type PreferenceQuery, type PreferenceView } from '@/domain/preference-view.ts'
import { categoryWords } from '@/domain/preference-rules.ts'
import { categoryRank } from '@/domain/known-preferences.ts'
import { Button } from '@/ui/button.tsx'
import { Chip } from '@/ui/chip.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { FilterMenu, type FilterChoice } from './filter-menu.tsx'
import { SearchBox } from './search-box.tsx'
import { useIsNarrow } from './use-is-narrow.ts'
import type { PreferencesQueryState } from './use-preferences-query.ts'

const KIND_WORDS = { known: 'Known', unknown: 'Unknown' } as const
const CHANGE_WORDS = { changed: 'Changed', default: 'As by default' } as const

interface ToolbarProps {
  state: PreferencesQueryState
  counts: Counts
  /** Add, import, export. */
  children: ReactNode
}

/** Search, filters and what is on of them, and in which form the preferences are shown. */
export function PreferencesToolbar({ state, counts, children }: ToolbarProps) {
  const { query, toQuery } = state
  const isNarrow = useIsNarrow()
  const [isUnfolded, setIsUnfolded] = useState(false)
  const chips = chipsOf(query)
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b border-line bg-surface px-4 py-3 md:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-48 flex-[1_1_14rem]">
          <SearchBox
            label="Search preferences"
            placeholder="Category, name, value, meaning"
            text={query.q}
            onText={state.setText}
          />
        </div>
        {isNarrow && (
          <Button aria-expanded={isUnfolded} onClick={() => setIsUnfolded(!isUnfolded)}>
            Filters
          </Button>
        )}
        {(!isNarrow || isUnfolded) && (
          <>
            <FilterMenu label="Category" chosen={query.categories.length} choices={() => categories(state, counts)} />
            <FilterMenu label="Kind" chosen={query.kinds.length} choices={() => kinds(state, counts)} />
            <FilterMenu label="Value" chosen={query.changes.length} choices={() => changes(state, counts)} />
            <Segmented
              label="Shown as"
              value={query.view}
              segments={[
                { value: 'list', label: 'List' },
                { value: 'json', label: 'JSON' },
              ]}
              onChange={(view) => state.go({ ...query, view })}
            />
          </>
        )}
        <div className="ms-auto flex flex-wrap items-center gap-2">{children}</div>
      </div>
      {chips.length > 0 && (
        <ul aria-label="Filters that are on" className="flex flex-wrap items-center gap-2">
          {chips.map(({ name, value, without }) => (
            <li key={`${name}=${value}`} className="min-w-0">
              <Chip name={name} value={value} href={toQuery(without)} />
            </li>
          ))}
          <li>
            <Link
              to={toQuery(withoutFilters(query))}
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

/** The query with neither search nor filter. */
export function withoutFilters(query: PreferenceQuery): PreferenceQuery {
  return { ...query, q: '', categories: [], kinds: [], changes: [] }
}

type Counts = PreferenceView['counts']

function categories({ query, toQuery }: PreferencesQueryState, counts: Counts): FilterChoice[] {
  const ids = [...new Set([...counts.categories.keys(), ...query.categories])]
  return ids
    .toSorted((a, b) => categoryRank(a) - categoryRank(b) || (a < b ? -1 : 1))
    .map((id) => ({
      id,
      label: categoryWords(id),
      count: counts.categories.get(id) ?? 0,
      isChosen: query.categories.includes(id),
      to: toQuery({ ...query, categories: toggled(query.categories, id) }),
    }))
}

function kinds({ query, toQuery }: PreferencesQueryState, counts: Counts): FilterChoice[] {
  return KIND_IDS.map((id) => ({
    id,
    label: KIND_WORDS[id],
    count: counts.kinds.get(id) ?? 0,
    isChosen: query.kinds.includes(id),
    to: toQuery({ ...query, kinds: toggled(query.kinds, id) }),
  }))
}

function changes({ query, toQuery }: PreferencesQueryState, counts: Counts): FilterChoice[] {
  return CHANGE_IDS.map((id) => ({
    id,
    label: CHANGE_WORDS[id],
    count: counts.changes.get(id) ?? 0,
    isChosen: query.changes.includes(id),
    to: toQuery({ ...query, changes: toggled(query.changes, id) }),
  }))
}

function chipsOf(query: PreferenceQuery): { name: string; value: string; without: PreferenceQuery }[] {
  return [
    ...query.categories.map((id) => ({
      name: 'Category',
      value: categoryWords(id),
      without: { ...query, categories: toggled(query.categories, id) },
    })),
    ...query.kinds.map((id) => ({
      name: 'Kind',
      value: KIND_WORDS[id],
      without: { ...query, kinds: toggled(query.kinds, id) },
    })),
    ...query.changes.map((id) => ({
      name: 'Value',
      value: CHANGE_WORDS[id],
      without: { ...query, changes: toggled(query.changes, id) },
    })),
  ]
}
