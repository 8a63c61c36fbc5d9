/** One figure of the report, beside what it may be. */
export interface Row {
  what: string
  /** As it is printed. */
  is: string
  budget: string
  /** Null where there is no budget. */
  isKept: boolean | null
}

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`
export const millis = (ms: number): string => `${ms.toFixed(1)} ms`

/** A figure that may be at most so much. */
export function atMost(what: string, value: number, most: number, write: (value: number) => string): Row {
  return { what, is: write(value), budget: `≤ ${write(most)}`, isKept: value <= most }
}

/** A figure for comparison. */
export function plain(what: string, is: string): Row {
  return { what, is, budget: '', isKept: null }
}

function mark(row: Row): string {
  if (row.isKept === null) return ''
  return row.isKept ? 'kept' : 'OVER'
}

/** Prints rows under one another. */
export function printTable(title: string, rows: readonly Row[]): void {
  const width = (pick: (row: Row) => string): number => Math.max(...rows.map((row) => pick(row).length))
  const what = width((row) => row.what)
  const is = width((row) => row.is)
  const budget = width((row) => row.budget)
  console.log(`\n${title}\n`)
  for (const row of rows) {
    console.log(
      `  ${row.what.padEnd(what)}  ${row.is.padStart(is)}  ${row.budget.padEnd(budget)}  ${mark(row)}`.trimEnd(),
    )
  }
}
