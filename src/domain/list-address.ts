/** The column a list is sorted by, as the address says it. */
export interface SortBy<Column extends string> {
  column: Column
  isDescending: boolean
}

/** The values of a parameter that may be given several times and with commas. */
export function splitList(values: readonly string[]): string[] {
  const parts = values.flatMap((value) => value.split(',')).map((part) => part.trim())
  return parts.filter((part) => part !== '')
}

/** Those of `known` that `asked` names, in the order of `known`; what it does not know goes to `ignored`. */
export function pickKnown<T extends string>(
  name: string,
  asked: readonly string[],
  known: readonly T[],
  ignored: string[],
): T[] {
  for (const part of asked) {
    if (!known.some((value) => value === part)) ignored.push(`${name}=${part}`)
  }
  return known.filter((value) => asked.includes(value))
}

/** `sort=-expires`: by one of `columns`, with a minus downwards. */
export function parseSort<Column extends string>(
  params: URLSearchParams,
  columns: readonly Column[],
  ignored: string[],
): SortBy<Column> | null {
  const text = params.get('sort') ?? ''
  if (text === '') return null
  const isDescending = text.startsWith('-')
  const column = columns.find((known) => known === (isDescending ? text.slice(1) : text))
  if (column) return { column, isDescending }
  ignored.push(`sort=${text}`)
  return null
}

/**
 * `cols=owner,status`: the columns chosen; null when none is named. `always` is the column that cannot be taken away: named
 * alone, it says that no other is wanted.
 */
export function parseColumns<Column extends string>(
  params: URLSearchParams,
  { known, always, ignored }: { known: readonly Column[]; always: string; ignored: string[] },
): Column[] | null {
  const asked = splitList(params.getAll('cols'))
  const others = asked.filter((name) => name !== always)
  const columns = pickKnown('cols', others, known, ignored)
  const isNoneWanted = others.length === 0 && asked.length > 0
  return columns.length > 0 || isNoneWanted ? columns : null
}

/** The parameters that belong to a list; what else stands in the address goes along untouched. */
export function isListParameter(name: string): boolean {
  return ['q', 'sort', 'cols', 'view'].includes(name) || name.startsWith('f.')
}

/** Names in `ignored` the parameters that belong to a list, but to none that has only its `own`. */
export function ignoreOthers(params: URLSearchParams, own: readonly string[], ignored: string[]): void {
  for (const name of new Set(params.keys())) {
    if (isListParameter(name) && !own.includes(name)) ignored.push(name)
  }
}

/** The query with one value of a filter put on, or taken off. */
export function toggleFilter<Facet extends string, Query extends { filters: Filters<Facet> }>(
  query: Query,
  facet: Facet,
  value: string,
): Query {
  const filters: Filters<Facet> = query.filters
  const now = filters[facet] ?? []
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value]
  return { ...query, filters: { ...filters, [facet]: next } }
}

type Filters<Facet extends string> = Partial<Record<Facet, readonly string[]>>

/** The address of a list; nothing is written for what is as always. The inverse of the parsers above. */
export function listAddress(
  query: {
    q: string
    filters: readonly (readonly [facet: string, values: string])[]
    sort: SortBy<string> | null
    columns: readonly string[] | null
  },
  always: string,
  keep?: URLSearchParams,
): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of keep ?? []) {
    if (!isListParameter(name)) params.append(name, value)
  }
  if (query.q !== '') params.set('q', query.q)
  for (const [facet, values] of query.filters) {
    if (values !== '') params.set(`f.${facet}`, values)
  }
  if (query.sort) params.set('sort', `${query.sort.isDescending ? '-' : ''}${query.sort.column}`)
  if (query.columns) params.set('cols', query.columns.join(',') || always)
  return params
}

/** The order after a click on a column's head: first up, then down, then as the rows came. */
export function nextSort<Column extends string>(sort: SortBy<Column> | null, column: Column): SortBy<Column> | null {
  if (sort?.column !== column) return { column, isDescending: false }
  return sort.isDescending ? null : { column, isDescending: true }
}
