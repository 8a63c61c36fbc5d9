import type { Page, Rows } from '@/api/rows.ts'
import { sweep } from '@/api/sweep.ts'

const PAGE_SIZE = 200

/**
 * A list in pages, read to its end one page after the other: hardly any has a second. A page that fails, fails it all: a
 * part of it would look like the whole.
 */
export async function readWhole<T>(
  readPage: (page: Page, signal: AbortSignal) => Promise<Rows<T>>,
  idOf: (row: T) => string,
  signal: AbortSignal,
): Promise<{ rows: T[]; unreadable: number }> {
  const rows: T[] = []
  const verdict = await sweep({
    readPage: (page, stop) => readPage({ page, perPage: PAGE_SIZE }, stop),
    idOf,
    pageSize: PAGE_SIZE,
    parallel: 1,
    signal,
    onRows: (progress) => rows.push(...progress.rows),
  })
  if (!verdict.complete) throw verdict.error
  return { rows, unreadable: verdict.unreadable }
}
