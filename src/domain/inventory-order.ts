import { countUp } from './growable.ts'
import type { InventoryAccounts } from './inventory-accounts.ts'
import { facetBit, facetValues, type FacetId } from './inventory-facets.ts'
import type { InventoryTokens } from './inventory-tokens.ts'
import { sortByRank, SortedPositions } from './sorted-positions.ts'

export const SORT_COLUMNS = ['description', 'owner', 'kind', 'status', 'expires'] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]

interface RankOrder {
  column: SortColumn
  version: number
  order: Int32Array
}

/** Sort keys of an end: no end is later than any, and an untold one comes last of all. */
function expiryKey(expiry: number | undefined): number {
  if (expiry === undefined) return Number.MAX_VALUE
  return expiry === 0 ? Number.MAX_SAFE_INTEGER : expiry
}

/**
 * The rows in the order of a column, ties by id. Made when first asked for and kept, so that typing a search never sorts.
 * Ascending only: the other way round is the same order read backwards.
 */
export class InventoryOrder {
  readonly #tokens: InventoryTokens
  readonly #accounts: InventoryAccounts
  readonly #flagsAt: (position: number) => number
  readonly #byId: SortedPositions
  readonly #byDescription: SortedPositions
  readonly #byExpiry: SortedPositions
  #byRank: RankOrder | null = null
  /** null: the order of the positions. */
  #asCame: Int32Array | null = null

  constructor(tokens: InventoryTokens, accounts: InventoryAccounts, flagsAt: (position: number) => number) {
    this.#tokens = tokens
    this.#accounts = accounts
    this.#flagsAt = flagsAt
    const byId = (a: number, b: number) => (tokens.idAt(a) < tokens.idAt(b) ? -1 : 1)
    this.#byId = new SortedPositions(byId)
    this.#byDescription = new SortedPositions((a, b) => {
      const [left, right] = [tokens.haystackAt(a), tokens.haystackAt(b)]
      if (left === right) return byId(a, b)
      return left < right ? -1 : 1
    })
    this.#byExpiry = new SortedPositions(
      (a, b) => expiryKey(tokens.expiryAt(a)) - expiryKey(tokens.expiryAt(b)) || byId(a, b),
    )
  }

  descriptionsChanged(): void {
    this.#byDescription.invalidate()
  }

  expiriesChanged(): void {
    this.#byExpiry.invalidate()
  }

  /**
   * Takes the order in which the rows of an earlier reading came; those it had not come last. Servers put what was changed
   * at the end of their list, and a row somebody has just worked on would be gone from where it was.
   */
  keepOrderOf(before: InventoryOrder): void {
    const size = before.#tokens.length
    const ranks = new Int32Array(size)
    ;(before.asCame(size) ?? countUp(size)).forEach((position, rank) => {
      ranks[position] = rank
    })
    const rankOf = (position: number) => ranks[before.#tokens.positionOf(this.#tokens.idAt(position)) ?? size] ?? size
    const order = sortByRank(countUp(this.#tokens.length), rankOf, size + 1)
    this.#asCame = order.every((position, rank) => position === rank) ? null : order
  }

  /** All positions in the order in which they came, or null where they are counted in it. */
  asCame(size: number): Int32Array | null {
    const known = this.#asCame
    if (known && known.length < size) {
      this.#asCame = countUp(size)
      this.#asCame.set(known)
    }
    return this.#asCame
  }

  /** All positions by a column. `version` must change whenever any fact of any row changed. */
  by(column: SortColumn, version: number): Int32Array {
    const size = this.#tokens.length
    if (column === 'description') return this.#byDescription.upTo(size)
    if (column === 'expires') return this.#byExpiry.upTo(size)
    const cached = this.#byRank
    if (cached && cached.column === column && cached.version === version) return cached.order
    const order = column === 'owner' ? this.#byOwner(size) : this.#byFacet(column, size)
    this.#byRank = { column, version, order }
    return order
  }

  #byOwner(size: number): Int32Array {
    const ranks = this.#accounts.ranks()
    const rankOf = (position: number) => ranks[this.#tokens.ownerAt(position)] ?? 0
    return sortByRank(this.#byId.upTo(size), rankOf, ranks.length)
  }

  #byFacet(facet: FacetId & SortColumn, size: number): Int32Array {
    const bits = facetValues(facet).map((value) => facetBit(facet, value))
    const all = bits.reduce((mask, bit) => mask | bit, 0)
    // The bits of a facet are neighbours and a row has exactly one of them: the bit's number is the rank.
    const lowest = 31 - Math.clz32(bits[0] ?? 1)
    const rankOf = (position: number) => 31 - Math.clz32(this.#flagsAt(position) & all) - lowest
    return sortByRank(this.#byId.upTo(size), rankOf, bits.length)
  }
}
