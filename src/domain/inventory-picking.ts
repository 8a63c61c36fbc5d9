import { countUp, trimmed } from './growable.ts'
import type { RowClasses } from './inventory-classes.ts'
import { filterTest, type InventoryFilters } from './inventory-facets.ts'
import type { SortColumn } from './inventory-order.ts'
import type { SortBy } from './list-address.ts'

/** What is asked of an inventory: text, filters, order. */
export interface InventoryRequest {
  q: string
  filters: InventoryFilters
  /** null: the order in which rows came, which does not jump while a sweep runs. */
  sort: SortBy<SortColumn> | null
}

/** Which rows are candidates: `length` positions, of which `live` (null: all of them) are still there and match. */
export interface Candidates {
  length: number
  live: Int32Array | null
}

/** A loop and not `filter`: over 100 000 positions the callback costs more than the work. */
function pickIf(positions: Int32Array, passes: (position: number) => boolean): Int32Array<ArrayBuffer> {
  const picked = new Int32Array(positions.length)
  let count = 0
  for (const position of positions) {
    if (!passes(position)) continue
    picked[count] = position
    count += 1
  }
  return trimmed(picked, count)
}

/** The candidates that `isRemoved` does not name. */
export function withoutRemoved(candidates: Candidates, isRemoved: (position: number) => boolean): Int32Array {
  return pickIf(candidates.live ?? countUp(candidates.length), (position) => !isRemoved(position))
}

/** The candidates that pass the filters, in the order given (null: in the order in which they came). */
export function pickRows(
  candidates: Candidates,
  classes: RowClasses,
  filters: InventoryFilters,
  order: Int32Array | null,
): Int32Array {
  const passesFilter = filterTest(filters)
  const passing = Uint8Array.from(classes.flagsOfClass, (flags) => (passesFilter(flags) ? 1 : 0))
  const passes = (position: number) => passing[classes.classAt(position)] === 1
  const { live, length } = candidates
  if (order === null && live !== null && !passing.includes(0)) return live
  if (order === null) return pickIf(live ?? countUp(length), passes)
  if (live === null) return pickIf(order, passes)
  const isLive = new Uint8Array(length)
  for (const position of live) isLive[position] = 1
  return pickIf(order, (position) => isLive[position] === 1 && passes(position))
}

/** True when two requests ask for the same rows in the same order. */
export function isSameRequest(a: InventoryRequest, b: InventoryRequest): boolean {
  if (a === b) return true
  return a.q === b.q && JSON.stringify([a.filters, a.sort]) === JSON.stringify([b.filters, b.sort])
}
