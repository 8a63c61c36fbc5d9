import type { Preference } from '@/api/objects/preference.ts'
import { compareText, foldText, searchWords, withoutAt } from './fold-text.ts'
import { categoryRank, categoryTitle, knownPreference, type KnownPreference } from './known-preferences.ts'
import { ignoreOthers, isListParameter, pickKnown, splitList } from './list-address.ts'
import { isSameValue, isUnderstood, preferenceKey, valueWords } from './preference-rules.ts'

/** One stored preference with what is known about it. */
export interface PreferenceRow {
  key: string
  preference: Preference
  known: KnownPreference | null
  /** Whether the value is what applies anyway; null where no default is known. */
  isDefault: boolean | null
  /** What Mattermost understands there; always true for an unknown preference. */
  isUnderstood: boolean
  /** Folded, for the search. */
  haystack: string
}

/** The preferences of one category. */
export interface PreferenceGroup {
  category: string
  title: string
  isKnown: boolean
  rows: readonly PreferenceRow[]
}

/** The filters; each is a parameter of the address by its own name. */
export const PREFERENCE_FACETS = ['category', 'kind', 'value'] as const
export type PreferenceFacet = (typeof PREFERENCE_FACETS)[number]

/** The values of those that have the same for everybody. */
export const PREFERENCE_VALUES = { kind: ['known', 'unknown'], value: ['changed', 'default'] } as const

/** What a row is for a filter; null where it is none of the values. */
const VALUE_OF: Record<PreferenceFacet, (row: PreferenceRow) => string | null> = {
  category: (row) => row.preference.category,
  kind: (row) => (row.known ? 'known' : 'unknown'),
  value: (row) => (row.isDefault === null ? null : row.isDefault ? 'default' : 'changed'),
}

/** All that the address of a list of preferences says. */
export interface PreferenceQuery {
  q: string
  filters: Record<PreferenceFacet, readonly string[]>
  view: 'list' | 'json'
}

/** The query with neither search nor filter. */
export function withoutFilters(query: PreferenceQuery): PreferenceQuery {
  return { ...query, q: '', filters: { category: [], kind: [], value: [] } }
}

/** Rows in the order they are shown: by category, known names first and in their order, then by name. */
export function preferenceRows(preferences: readonly Preference[]): PreferenceRow[] {
  const rows = preferences.map(rowOf)
  return rows.toSorted(
    (a, b) =>
      categoryRank(a.preference.category) - categoryRank(b.preference.category) ||
      compareText(a.preference.category, b.preference.category) ||
      Number(a.known === null) - Number(b.known === null) ||
      compareText(a.known?.title ?? '', b.known?.title ?? '') ||
      compareText(a.preference.name, b.preference.name),
  )
}

function rowOf(preference: Preference): PreferenceRow {
  const { category, name, value } = preference
  const known = knownPreference(category, name)
  const words = known ? `${known.title} ${known.meaning} ${valueWords(known, value)}` : ''
  return {
    key: preferenceKey(preference),
    preference,
    known,
    isDefault: known === null || known.byDefault === null ? null : isSameValue(category, known.byDefault, value),
    isUnderstood: known === null || isUnderstood(known, value),
    haystack: foldText(`${categoryTitle(category) ?? ''} ${category} ${name} ${value} ${words}`),
  }
}

function passes(row: PreferenceRow, query: PreferenceQuery, but?: PreferenceFacet): boolean {
  return PREFERENCE_FACETS.every((facet) => {
    const chosen = query.filters[facet]
    return facet === but || chosen.length === 0 || chosen.includes(VALUE_OF[facet](row) ?? '')
  })
}

/** What is shown for a query, and how many rows each value of a filter would have with the other filters as they are. */
export interface PreferenceView {
  rows: readonly PreferenceRow[]
  counts: Record<PreferenceFacet, ReadonlyMap<string, number>>
}

/**
 * The rows that match a query. `kept`: the key of a row that stays whatever the filters say, because somebody is typing
 * in it.
 */
export function viewPreferences(
  rows: readonly PreferenceRow[],
  query: PreferenceQuery,
  kept: string | null,
): PreferenceView {
  const words = searchWords(withoutAt(query.q))
  const found = rows.filter((row) => words.every((word) => row.haystack.includes(word)))
  const countBy = (facet: PreferenceFacet) => {
    const counts = new Map<string, number>()
    for (const row of found) {
      const value = passes(row, query, facet) ? VALUE_OF[facet](row) : null
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return counts
  }
  const matching = new Set(found.filter((row) => passes(row, query)))
  return {
    rows: rows.filter((row) => matching.has(row) || row.key === kept),
    counts: { category: countBy('category'), kind: countBy('kind'), value: countBy('value') },
  }
}

/** Rows by category, in the order they come. */
export function groupPreferences(rows: readonly PreferenceRow[]): PreferenceGroup[] {
  const groups = new Map<string, PreferenceRow[]>()
  for (const row of rows) {
    const { category } = row.preference
    const group = groups.get(category)
    if (group) group.push(row)
    else groups.set(category, [row])
  }
  return Array.from(groups, ([category, ofGroup]) => {
    const title = categoryTitle(category)
    return { category, title: title ?? category, isKnown: title !== null, rows: ofGroup }
  })
}

const OWN: readonly string[] = ['q', 'view', ...PREFERENCE_FACETS]

/**
 * Reads the address: `q`, `category` (several times for several), `kind`, `value`, `view=json`; what means nothing in it
 * is named in `ignored`. Any category may be stored, so all of them mean something.
 */
export function parsePreferenceQuery(params: URLSearchParams): { query: PreferenceQuery; ignored: string[] } {
  const ignored: string[] = []
  const pick = (name: string, known: readonly string[]) =>
    pickKnown(name, splitList(params.getAll(name)), known, ignored)
  const query: PreferenceQuery = {
    q: params.get('q') ?? '',
    filters: {
      category: [...new Set(params.getAll('category'))],
      kind: pick('kind', PREFERENCE_VALUES.kind),
      value: pick('value', PREFERENCE_VALUES.value),
    },
    view: pick('view', ['list', 'json']).includes('json') ? 'json' : 'list',
  }
  ignoreOthers(params, OWN, ignored)
  return { query, ignored }
}

/**
 * The inverse of `parsePreferenceQuery`; nothing is written for what is as always, and parameters of `keep` that are not
 * about the list go along.
 */
export function toPreferenceParams(query: PreferenceQuery, keep?: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of keep ?? []) {
    if (!OWN.includes(name) && !isListParameter(name)) params.append(name, value)
  }
  if (query.q !== '') params.set('q', query.q)
  for (const facet of PREFERENCE_FACETS) {
    for (const value of query.filters[facet]) params.append(facet, value)
  }
  if (query.view === 'json') params.set('view', 'json')
  return params
}

/** Preferences as a file that can be imported again: as the API has them. */
export function preferencesJson(preferences: readonly Preference[]): string {
  const plain = preferences.map(({ user_id, category, name, value }) => ({ user_id, category, name, value }))
  return `${JSON.stringify(plain, null, 2)}\n`
}
