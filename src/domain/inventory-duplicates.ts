import type { RowClasses } from './inventory-classes.ts'
import { DUPLICATE } from './inventory-flags.ts'
import type { InventoryTokens } from './inventory-tokens.ts'

/**
 * Which tokens say the same as another one of their owner; blank ones never do. Looked for when somebody wants to know, and
 * only among the tokens of owners of whom something changed: while a sweep runs, that is every time it shows what it has.
 */
export class InventoryDuplicates {
  readonly #tokens: InventoryTokens
  readonly #classes: RowClasses
  readonly #unsettled = new Set<number>()

  constructor(tokens: InventoryTokens, classes: RowClasses) {
    this.#tokens = tokens
    this.#classes = classes
  }

  /** A token of this owner came, went or was renamed. */
  ownerChanged(owner: number): void {
    this.#unsettled.add(owner)
  }

  /** Marks them, and calls `onChange` with the positions of those that are told otherwise than before. */
  settle(onChange: (position: number) => void): void {
    for (const owner of this.#unsettled) this.#settleOwner(owner, onChange)
    this.#unsettled.clear()
  }

  #settleOwner(owner: number, onChange: (position: number) => void): void {
    const positions = this.#tokens.ofOwner(owner)
    const counts = new Map<number, number>()
    for (const position of positions) {
      const key = this.#tokens.descriptionKeyAt(position)
      if (key !== 0) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    for (const position of positions) {
      const isRepeated = (counts.get(this.#tokens.descriptionKeyAt(position)) ?? 0) > 1
      const flags = this.#classes.flagsAt(position)
      const wanted = isRepeated ? flags | DUPLICATE : flags & ~DUPLICATE
      if (wanted === flags) continue
      this.#classes.set(position, wanted)
      onChange(position)
    }
  }
}
