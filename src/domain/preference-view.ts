import type { Preference } from '@/api/objects/preference.ts'
import { foldText, searchWords, withoutAt } from './fold-text.ts'
import { categoryRank, categoryTitle, knownPreference, type KnownPreference } from './known-preferences.ts'
import { isListParameter, pickKnown, splitList } from './list-address.ts'
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

export const KIND_IDS = ['known', 'unknown'] as const
export const CHANGE_IDS = ['changed', 'default'] as const

/** All that the address of a list of preferences says. */
export interface PreferenceQuery {
  q: string
  categories: readonly string[]
  kinds: readonly (typeof KIND_IDS)[number][]
  changes: readonly (typeof CHANGE_IDS)[number][]
  view: 'list' | 'json'
}

/** Rows in the order they are shown: by category, known names first and in their order, then by name. */
export function preferenceRows(preferences: readonly Preference[]): PreferenceRow[] {
  const rows = preferences.map(rowOf)
  return rows.toSorted(
    (a, b) =>
      categoryRank(a.preference.category) - categoryRank(b.preference.category) ||
      compare(a.preference.category, b.preference.category) ||
      Number(a.known === null) - Number(b.known === null) ||
      compare(a.known?.title ?? '', b.known?.title ?? '') ||
      compare(a.preference.name, b.preference.name),
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
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

function passes(row: PreferenceRow, query: PreferenceQuery, but: 'categories' | 'kinds' | 'changes' | null): boolean {
  const { categories, kinds, changes } = query
  if (but !== 'categories' && categories.length > 0 && !categories.includes(row.preference.category)) return false
  if (but !== 'kinds' && kinds.length > 0 && !kinds.includes(row.known ? 'known' : 'unknown')) return false
  if (but === 'changes' || changes.length === 0) return true
  return row.isDefault !== null && changes.includes(row.isDefault ? 'default' : 'changed')
}

/** What is shown for a query, and how many rows each value of a filter would have with the other filters as they are. */
export interface PreferenceView {
  rows: readonly PreferenceRow[]
  counts: {
    categories: ReadonlyMap<string, number>
    kinds: ReadonlyMap<string, number>
    changes: ReadonlyMap<string, number>
  }
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
  const countBy = (but: 'categories' | 'kinds' | 'changes', valueOf: (row: PreferenceRow) => string | null) => {
    const counts = new Map<string, number>()
    for (const row of found) {
      const value = passes(row, query, but) ? valueOf(row) : null
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return counts
  }
  const matching = new Set(found.filter((row) => passes(row, query, null)))
  return {
    rows: rows.filter((row) => matching.has(row) || row.key === kept),
    counts: {
      categories: countBy('categories', (row) => row.preference.category),
      kinds: countBy('kinds', (row) => (row.known ? 'known' : 'unknown')),
      changes: countBy('changes', (row) => (row.isDefault === null ? null : row.isDefault ? 'default' : 'changed')),
    },
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

const OWN = ['q', 'category', 'kind', 'value', 'view']

/**
 * Reads the address: `q`, `category` (several times for several), `kind`, `value`, `view=json`; what means nothing in it
 * is named in `ignored`. Any category may be stored, so all of them mean something.
 */
export function parsePreferenceQuery(params: URLSearchParams): { query: PreferenceQuery; ignored: string[] } {
  const ignored: string[] = []
  const pick = <T extends string>(name: string, known: readonly T[]) =>
    pickKnown(name, splitList(params.getAll(name)), known, ignored)
  const query: PreferenceQuery = {
    q: params.get('q') ?? '',
    categories: [...new Set(params.getAll('category'))],
    kinds: pick('kind', KIND_IDS),
    changes: pick('value', CHANGE_IDS),
    view: pick('view', ['list', 'json']).includes('json') ? 'json' : 'list',
  }
  for (const name of new Set(params.keys())) {
    if (isListParameter(name) && !OWN.includes(name)) ignored.push(name)
  }
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
  for (const category of query.categories) params.append('category', category)
  for (const kind of query.kinds) params.append('kind', kind)
  for (const change of query.changes) params.append('value', change)
  if (query.view === 'json') params.set('view', 'json')
  return params
}

/** A list with a value switched on or off. */
export function toggled<T extends string>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
}

/** Preferences as a file that can be imported again: as the API has them. */
export function preferencesJson(preferences: readonly Preference[]): string {
  const plain = preferences.map(({ user_id, category, name, value }) => ({ user_id, category, name, value }))
  return `${JSON.stringify(plain, null, 2)}\n`
}
