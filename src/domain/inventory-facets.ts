/**
 * What the inventory can be filtered by. Each value is one bit of a row's flags, so that a filter is a mask and 100 000 rows
 * are tested in well under a millisecond. All values together must stay below 31 bits.
 */
const FACETS = {
  status: ['active', 'asleep', 'blocked', 'disabled', 'expired', 'ownerless', 'unread'],
  kind: ['person', 'bot', 'plugin-bot', 'unknown'],
  expiry: ['never', 'expired', 'soon', 'month', 'quarter', 'later', 'unknown'],
  owner: ['active', 'deactivated', 'gone', 'guest', 'unread', 'bot-without-owner'],
  rights: ['admin'],
  policy: ['breaker'],
  description: ['weak', 'blank', 'duplicate'],
} as const

export type FacetId = keyof typeof FACETS

/** In the order in which filters and chips stand. */
export const FACET_IDS = ['status', 'kind', 'expiry', 'owner', 'rights', 'policy', 'description'] as const

/** Chosen values per facet: one of them must hold (or), and every facet named must hold (and). No entry: all pass. */
export type InventoryFilters = { readonly [F in FacetId]?: readonly string[] }

/** How many rows each value would show, given the text and the filters of the *other* facets. */
export type FacetCounts = Readonly<Record<FacetId, Readonly<Record<string, number>>>>

const BITS: ReadonlyMap<string, number> = new Map(
  FACET_IDS.flatMap((facet) => FACETS[facet].map((value) => `${facet}=${value}`)).map((name, index) => [
    name,
    2 ** index,
  ]),
)

/** The values of a facet in the order in which they are listed. */
export function facetValues(facet: FacetId): readonly string[] {
  return FACETS[facet]
}

/** Narrows any text to the name of a facet. */
export function isFacetId(text: string): text is FacetId {
  return FACET_IDS.some((facet) => facet === text)
}

/** The bit of one value, 0 for a value that does not exist. */
export function facetBit(facet: FacetId, value: string): number {
  return BITS.get(`${facet}=${value}`) ?? 0
}

/** The bits of several values of a facet. */
export function facetMask(facet: FacetId, values: readonly string[]): number {
  return values.reduce((mask, value) => mask | facetBit(facet, value), 0)
}

const FACET_MASKS: readonly number[] = FACET_IDS.map((facet) => facetMask(facet, FACETS[facet]))

interface ActiveFilter {
  /** Bits of the chosen values. */
  chosen: number
  /** Bits of all values of that facet. */
  all: number
}

function activeFilters(filters: InventoryFilters): ActiveFilter[] {
  return FACET_IDS.flatMap((facet, index) => {
    const values = filters[facet] ?? []
    return values.length === 0 ? [] : [{ chosen: facetMask(facet, values), all: FACET_MASKS[index] ?? 0 }]
  })
}

const ALL_BITS = -1

/**
 * Which bits of a row with these flags are counted: all when it passes, only those of one facet when that one alone keeps
 * it out (choosing the value there would bring it in), none otherwise.
 */
function countedBits(flags: number, active: readonly ActiveFilter[]): number {
  let counted = ALL_BITS
  for (const filter of active) {
    if ((flags & filter.chosen) !== 0) continue
    if (counted !== ALL_BITS) return 0
    counted = filter.all
  }
  return counted
}

/** A predicate over flags for a set of filters. */
export function filterTest(filters: InventoryFilters): (flags: number) => boolean {
  const active = activeFilters(filters)
  return (flags) => active.every((filter) => (flags & filter.chosen) !== 0)
}

/**
 * Counts per facet value, from a histogram: `flagsOf[i]` are the flags of a class of rows that all have the same, `rows[i]`
 * how many rows of it match the text.
 */
export function countFacets(filters: InventoryFilters, flagsOf: readonly number[], rows: Int32Array): FacetCounts {
  const active = activeFilters(filters)
  const perBit: number[] = Array.from({ length: BITS.size }, () => 0)
  flagsOf.forEach((flags, index) => {
    const count = rows[index] ?? 0
    if (count === 0) return
    let bits = flags & countedBits(flags, active)
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits)
      perBit[bit] = (perBit[bit] ?? 0) + count
      bits &= bits - 1
    }
  })
  const counts = (facet: FacetId) =>
    Object.fromEntries(FACETS[facet].map((value) => [value, perBit[Math.log2(facetBit(facet, value))] ?? 0]))
  return {
    status: counts('status'),
    kind: counts('kind'),
    expiry: counts('expiry'),
    owner: counts('owner'),
    rights: counts('rights'),
    policy: counts('policy'),
    description: counts('description'),
  }
}
