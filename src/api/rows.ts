import * as v from 'valibot'

/** Rows of a list. `received` counts those left out as unreadable too: whether a page was full is decided by it. */
export interface Rows<T> {
  rows: T[]
  unreadable: number
  received: number
}

/** A page of a list: `page` from 0, `perPage` up to 200 (more is silently 200). */
export interface Page {
  page: number
  perPage: number
}

/** The readable ones of these rows, each checked on its own: one bad row does not sink the list. */
export function readableRows<S extends v.GenericSchema>(list: readonly unknown[], schema: S): Rows<v.InferOutput<S>> {
  const rows: v.InferOutput<S>[] = []
  for (const row of list) {
    const result = v.safeParse(schema, row)
    if (result.success) rows.push(result.output)
  }
  return { rows, unreadable: list.length - rows.length, received: list.length }
}

/** Several answers as one. */
export function joinRows<T>(parts: readonly Rows<T>[]): Rows<T> {
  return {
    rows: parts.flatMap((part) => part.rows),
    unreadable: parts.reduce((sum, part) => sum + part.unreadable, 0),
    received: parts.reduce((sum, part) => sum + part.received, 0),
  }
}
