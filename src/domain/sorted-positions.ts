/** Compares two rows by position; never 0 for different ones, so that an order is total and stable. */
export type ComparePositions = (a: number, b: number) => number

/**
 * The order of all rows by one comparison. Rows that came since the last call are sorted among themselves and merged in,
 * so a list that grows page by page is not sorted again each time. Call `invalidate` when a row's key changed.
 */
export class SortedPositions {
  readonly #compare: ComparePositions
  #order = new Int32Array(0)

  constructor(compare: ComparePositions) {
    this.#compare = compare
  }

  invalidate(): void {
    this.#order = new Int32Array(0)
  }

  /** Positions 0 … size − 1 in order. The array is shared: do not write to it. */
  upTo(size: number): Int32Array {
    const known = this.#order.length
    if (size < known) this.invalidate()
    if (size > this.#order.length) {
      const from = this.#order.length
      const added = Int32Array.from({ length: size - from }, (_, index) => from + index).sort(this.#compare)
      this.#order = from === 0 ? added : merge(this.#order, added, this.#compare)
    }
    return this.#order
  }
}

/** Few into many: finds each new row's place by halving and copies the stretches between. */
function merge(order: Int32Array, added: Int32Array, compare: ComparePositions): Int32Array<ArrayBuffer> {
  const merged = new Int32Array(order.length + added.length)
  let taken = 0
  let end = 0
  for (const position of added) {
    const place = placeOf(position, order, taken, compare)
    merged.set(order.subarray(taken, place), end)
    end += place - taken
    merged[end] = position
    end += 1
    taken = place
  }
  merged.set(order.subarray(taken), end)
  return merged
}

function placeOf(position: number, order: Int32Array, from: number, compare: ComparePositions): number {
  let low = from
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(order[middle] ?? 0, position) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** `order` sorted by small whole numbers ≥ 0, rows with equal ones kept in the order they had. */
export function sortByRank(order: Int32Array, rankOf: (position: number) => number, ranks: number): Int32Array {
  const starts = new Int32Array(ranks + 1)
  for (const position of order) {
    const next = rankOf(position) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let rank = 1; rank <= ranks; rank += 1) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0)
  const sorted = new Int32Array(order.length)
  for (const position of order) {
    const rank = rankOf(position)
    const place = starts[rank] ?? 0
    sorted[place] = position
    starts[rank] = place + 1
  }
  return sorted
}
