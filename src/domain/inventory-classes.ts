import { roomForInts } from './growable.ts'

/**
 * The flags of all rows, kept as classes: rows with the same flags share a class, and there are a few hundred classes at
 * most whatever the number of rows. Filters and counts then look at classes, not at rows.
 */
export class RowClasses {
  readonly #classByFlags = new Map<number, number>()
  readonly #flagsOfClass: number[] = []
  #classes = new Int32Array(0)

  /** The flags of each class. */
  get flagsOfClass(): readonly number[] {
    return this.#flagsOfClass
  }

  flagsAt(position: number): number {
    return this.#flagsOfClass[this.#classes[position] ?? 0] ?? 0
  }

  classAt(position: number): number {
    return this.#classes[position] ?? 0
  }

  set(position: number, flags: number): void {
    let index = this.#classByFlags.get(flags)
    if (index === undefined) {
      index = this.#flagsOfClass.length
      this.#flagsOfClass.push(flags)
      this.#classByFlags.set(flags, index)
    }
    this.#classes = roomForInts(this.#classes, position + 1)
    this.#classes[position] = index
  }

  /** How many of the rows are in each class. `positions` null: of the rows 0 … size − 1. */
  histogram(positions: Int32Array | null, size: number): Int32Array {
    const counts = new Int32Array(this.#flagsOfClass.length)
    const length = positions === null ? size : positions.length
    for (let index = 0; index < length; index += 1) {
      const position = positions === null ? index : (positions[index] ?? 0)
      const found = this.#classes[position] ?? 0
      counts[found] = (counts[found] ?? 0) + 1
    }
    return counts
  }
}
