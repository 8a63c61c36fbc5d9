/** Rows in groups, each group in table order. */
export class Groups<T> {
  readonly #groups = new Map<string, T[]>()
  readonly #keyOf: (row: T) => string

  constructor(keyOf: (row: T) => string) {
    this.#keyOf = keyOf
  }

  /** The rows of a group, in table order. Not a copy. */
  of(key: string): readonly T[] {
    return this.#groups.get(key) ?? []
  }

  add(row: T): void {
    const key = this.#keyOf(row)
    const group = this.#groups.get(key)
    if (group) group.push(row)
    else this.#groups.set(key, [row])
  }

  remove(row: T): void {
    const group = this.#groups.get(this.#keyOf(row))
    const at = group?.lastIndexOf(row) ?? -1
    if (at >= 0) group?.splice(at, 1)
  }

  removeAll(rows: ReadonlySet<T>): void {
    for (const key of new Set([...rows].map(this.#keyOf))) {
      this.#groups.set(
        key,
        this.of(key).filter((row) => !rows.has(row)),
      )
    }
  }
}

/**
 * A table without ORDER BY, as Postgres keeps it: a new row goes to the end, an updated row moves to the end, a deleted
 * one leaves and the rows behind it move up. Clients that page through it must live with that.
 */
export class HeapTable<T extends { id: string }> {
  #rows: T[] = []
  readonly #byId = new Map<string, T>()
  readonly #groups: Groups<T>[]

  constructor(groups: Groups<T>[]) {
    this.#groups = groups
  }

  get size(): number {
    return this.#rows.length
  }

  get(id: string): T | undefined {
    return this.#byId.get(id)
  }

  /** All rows in table order. Not a copy. */
  all(): readonly T[] {
    return this.#rows
  }

  add(row: T): void {
    this.#rows.push(row)
    this.#byId.set(row.id, row)
    for (const group of this.#groups) group.add(row)
  }

  remove(row: T): void {
    // From the end: what is touched now has often been touched just before.
    const at = this.#rows.lastIndexOf(row)
    if (at < 0) return
    this.#rows.splice(at, 1)
    this.#byId.delete(row.id)
    for (const group of this.#groups) group.remove(row)
  }

  /** Removes many rows in one go. */
  removeAll(rows: ReadonlySet<T>): void {
    this.#rows = this.#rows.filter((row) => !rows.has(row))
    for (const row of rows) this.#byId.delete(row.id)
    for (const group of this.#groups) group.removeAll(rows)
  }

  /** Changes a row and moves it to the end of the table and of its groups. */
  update(row: T, change: (row: T) => void): void {
    this.remove(row)
    change(row)
    this.add(row)
  }
}
