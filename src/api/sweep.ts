import { drain } from '../lib/parallel.ts'
import { abortError } from '../lib/delay.ts'
import { ApiError, type ApiErrorKind } from './errors.ts'
import type { Rows } from './rows.ts'

export interface SweepProgress<T> {
  /** New rows of this step; what an earlier page had already is left out. */
  rows: T[]
  /** How many that were. */
  repeated: number
  /** Pages read by this sweep so far. */
  pagesDone: number
  /** Rows so far, those of earlier sweeps with the same `seen` among them. */
  total: number
}

/**
 * How a sweep ended. `failedPages` are the pages that were not read: those that failed, those cut off by a failure that
 * stopped everything, and then also the first one not begun. Pass them as `pages` to read what is missing.
 */
export type SweepVerdict =
  | { complete: true; unreadable: number }
  | { complete: false; failedPages: number[]; error: ApiError; unreadable: number }

/** Whether every row there is was read and understood. `verdict` is null while the sweep goes on. */
export function isAllRead(verdict: SweepVerdict | null): boolean {
  return verdict?.complete === true && verdict.unreadable === 0
}

export interface SweepOptions<T> {
  /** Reads one page, from 0. Its signal also aborts when the page turns out not to be needed. */
  readPage: (page: number, signal: AbortSignal) => Promise<Rows<T>>
  idOf: (row: T) => string
  /** Rows of a full page, of each or of the one given: a page with fewer is the last one. */
  pageSize: number | ((page: number) => number)
  /** Pages under way at a time, 8 unless given. */
  parallel?: number
  onRows: (p: SweepProgress<T>) => void
  /** Waited for between the first page and the others, which may be many. */
  afterFirstPage?: () => Promise<void>
  signal: AbortSignal
  /**
   * Only these pages, from the verdict of an earlier sweep, whose `seen` is to be passed as well. The page after them is
   * read too, and all the rest if that turns out to be new.
   */
  pages?: number[]
  /** Ids known already; grows. The lists have no order, so a row may show up on two pages (or on none). */
  seen?: Set<string>
}

/** Failures of a single page, after its own retries. Anything else would hit the next page just the same. */
const ONE_PAGE_ONLY: ReadonlySet<ApiErrorKind> = new Set(['network', 'timeout', 'server', 'unreadable'])
/** Two more than a browser sends to one host at a time over HTTP/1.1: they wait there, not for this page to have time. */
const PARALLEL = 8
/** After so many failures without a success between, the server is gone: going on would ask it for pages without end. */
const TOO_MANY_FAILURES = 6

/**
 * Reads a paged list to its end: the first page alone, so that rows stand as soon as can be, then several at a time until
 * a page is not full. Failures end up in the verdict; it rejects only with an AbortError when `signal` aborts, and with
 * whatever else than an `ApiError` a callback throws.
 */
export async function sweep<T>(o: SweepOptions<T>): Promise<SweepVerdict> {
  return new Sweep(o).run()
}

const upwards = (a: number, b: number) => a - b

class Sweep<T> {
  readonly #o: SweepOptions<T>
  readonly #seen: Set<string>
  readonly #underWay = new Map<number, AbortController>()
  /** Pages begun, or asked for, and not read. */
  readonly #unread = new Set<number>()
  /** Rows of pages that came before one that stands above them. */
  readonly #waiting = new Map<number, T[]>()
  #highest = -1
  /** The first page known not to be full. */
  #last = Infinity
  #pagesDone = 0
  #unreadable = 0
  #failuresInARow = 0
  #error: ApiError | null = null
  #isStopped = false

  constructor(o: SweepOptions<T>) {
    this.#o = o
    this.#seen = o.seen ?? new Set()
  }

  async run(): Promise<SweepVerdict> {
    const { signal, parallel = PARALLEL } = this.#o
    const stop = () => this.#stop()
    signal.addEventListener('abort', stop, { once: true })
    try {
      await this.#readThese(this.#o.pages?.toSorted(upwards) ?? [0])
      if (!this.#o.pages && this.#isEndOpen()) await this.#o.afterFirstPage?.()
      if (this.#isEndOpen() && (!this.#o.pages || (await this.#bringsNews(this.#highest + 1)))) {
        await drain(parallel, () => this.#begin(this.#highest + 1), this.#read)
      }
      if (signal.aborted) throw abortError(signal)
    } catch (error) {
      this.#stop()
      throw error
    } finally {
      signal.removeEventListener('abort', stop)
    }
    return this.#verdict()
  }

  /** True while the highest page begun was read and was full: there may be more behind it. */
  #isEndOpen(): boolean {
    return this.#highest >= 0 && !this.#unread.has(this.#highest) && this.#last === Infinity
  }

  async #readThese(pages: readonly number[]): Promise<void> {
    for (const page of pages) this.#noteBegun(page)
    const rest = pages.values()
    await drain(this.#o.parallel ?? PARALLEL, () => this.#begin(rest.next().value ?? null), this.#read)
  }

  /**
   * Reads the page after those of a retry, and tells whether it holds anything not seen yet. If not, an earlier sweep had
   * got past these pages to the end; if so, that sweep was stopped here, and the retry has the rest to read.
   */
  async #bringsNews(page: number): Promise<boolean> {
    const before = this.#seen.size + this.#unreadable
    await this.#readThese([page])
    return this.#seen.size + this.#unreadable > before && this.#isEndOpen()
  }

  #begin(page: number | null): number | null {
    if (page === null || this.#isStopped || this.#o.signal.aborted || page > this.#last) return null
    this.#noteBegun(page)
    return page
  }

  #noteBegun(page: number): void {
    this.#highest = Math.max(this.#highest, page)
    this.#unread.add(page)
  }

  #read = async (page: number): Promise<void> => {
    const control = new AbortController()
    this.#underWay.set(page, control)
    try {
      const answer = await this.#o.readPage(page, control.signal)
      if (!this.#isStopped && page <= this.#last) this.#take(page, answer)
    } catch (error) {
      // Cut off by ourselves: past the end, or all is over.
      if (control.signal.aborted) return
      if (!(error instanceof ApiError)) throw error
      this.#fail(error)
    } finally {
      this.#underWay.delete(page)
      this.#handOver()
    }
  }

  #take(page: number, { rows, unreadable, received }: Rows<T>): void {
    this.#unread.delete(page)
    this.#failuresInARow = 0
    this.#unreadable += unreadable
    const { pageSize } = this.#o
    if (received < (typeof pageSize === 'number' ? pageSize : pageSize(page))) this.#endAt(page)
    // An empty page past the end, asked for on speculation, is no progress.
    if (received === 0 && page > 0) return
    this.#waiting.set(page, rows)
  }

  /**
   * Rows go out in the order of the pages, whichever came first, so that reading a list again moves nothing in it. Only
   * pages under way are waited for, not failed ones.
   */
  #handOver(): void {
    const first = Math.min(...this.#underWay.keys())
    for (const page of [...this.#waiting.keys()].toSorted(upwards)) {
      const rows = this.#waiting.get(page) ?? []
      if (page > first || this.#o.signal.aborted) return
      this.#waiting.delete(page)
      const fresh = rows.filter((row) => {
        const id = this.#o.idOf(row)
        return !this.#seen.has(id) && this.#seen.add(id)
      })
      this.#pagesDone += 1
      const repeated = rows.length - fresh.length
      this.#o.onRows({ rows: fresh, repeated, pagesDone: this.#pagesDone, total: this.#seen.size })
    }
  }

  /** Pages after a short one do not exist: what was begun of them is dropped, failures included. */
  #endAt(page: number): void {
    this.#last = Math.min(this.#last, page)
    for (const later of this.#unread) {
      if (later <= this.#last) continue
      this.#unread.delete(later)
      this.#underWay.get(later)?.abort()
    }
  }

  #fail(error: ApiError): void {
    this.#error = error
    this.#failuresInARow += 1
    if (!ONE_PAGE_ONLY.has(error.kind) || this.#failuresInARow >= TOO_MANY_FAILURES) this.#stop()
  }

  #stop(): void {
    this.#isStopped = true
    for (const control of this.#underWay.values()) control.abort()
  }

  #verdict(): SweepVerdict {
    // Stopped before the end was seen: the rest begins here, and a retry goes on from its highest page.
    if (this.#isStopped && this.#isEndOpen()) this.#unread.add(this.#highest + 1)
    const failedPages = [...this.#unread].toSorted(upwards)
    if (failedPages.length === 0 || !this.#error) return { complete: true, unreadable: this.#unreadable }
    return { complete: false, failedPages, error: this.#error, unreadable: this.#unreadable }
  }
}
