import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError, type ApiErrorKind } from './errors.ts'
import type { Rows } from './rows.ts'
import { sweep, type SweepOptions, type SweepProgress } from './sweep.ts'

interface Row {
  id: string
}

const PAGE = 3
const COST = 100

function failure(kind: ApiErrorKind): ApiError {
  return new ApiError({ kind, request: 'GET /list' })
}

/** A list of `count` rows, a page of which takes `COST` ms, and which can be told to fail. */
function server(count: number) {
  const asked: number[] = []
  const aborted: number[] = []
  const faults = new Map<number, unknown>()
  const state = { count, peak: 0, underWay: 0 }
  const readPage = async (page: number, signal: AbortSignal): Promise<Rows<Row>> => {
    asked.push(page)
    state.underWay += 1
    state.peak = Math.max(state.peak, state.underWay)
    try {
      await new Promise<void>((resolve, reject) => {
        setTimeout(resolve, COST)
        signal.addEventListener('abort', () => {
          aborted.push(page)
          reject(new DOMException('aborted', 'AbortError'))
        })
      })
    } finally {
      state.underWay -= 1
    }
    const fault = faults.get(page) ?? faults.get(Infinity)
    if (fault) throw fault
    const size = Math.max(0, Math.min(PAGE, state.count - page * PAGE))
    const rows = Array.from({ length: size }, (_, at) => ({ id: `r${page * PAGE + at}` }))
    return { rows, unreadable: 0, received: size }
  }
  return { readPage, asked, aborted, faults, state }
}

type Progress = SweepProgress<Row> & { at: number }

function start(readPage: SweepOptions<Row>['readPage'], more: Partial<SweepOptions<Row>> = {}) {
  const steps: Progress[] = []
  const began = Date.now()
  const seen = more.seen ?? new Set<string>()
  const result = sweep<Row>({
    readPage,
    idOf: (row) => row.id,
    pageSize: PAGE,
    onRows: (progress) => steps.push({ ...progress, at: Date.now() - began }),
    signal: new AbortController().signal,
    ...more,
    seen,
  })
  const settled = result.catch((error: unknown) => error)
  const ids = () => steps.flatMap((step) => step.rows.map((row) => row.id))
  return { settled, steps, ids, seen, took: async () => (await settled, Date.now() - began) }
}

function pagesOf(verdict: unknown): number[] {
  return v.parse(v.object({ failedPages: v.array(v.number()) }), verdict).failedPages
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const finish = () => vi.runAllTimersAsync()

describe('a sweep', () => {
  it('asks for one page only when that is all', async () => {
    const { readPage, asked } = server(2)
    const run = start(readPage)
    await finish()
    expect(await run.settled).toEqual({ complete: true, unreadable: 0 })
    expect(asked).toEqual([0])
    expect(run.steps).toEqual([{ rows: [{ id: 'r0' }, { id: 'r1' }], repeated: 0, pagesDone: 1, total: 2, at: COST }])
  })

  it('measures a page by its own size, where the first ones are smaller', async () => {
    const sizes = [1, 1, PAGE]
    const received = [1, 1, PAGE, 1]
    const asked: number[] = []
    const run = start(
      (page) => {
        asked.push(page)
        const rows = Array.from({ length: received[page] ?? 0 }, (_, at) => ({ id: `r${page}-${at}` }))
        return Promise.resolve({ rows, unreadable: 0, received: rows.length })
      },
      { parallel: 1, pageSize: (page) => sizes[page] ?? PAGE },
    )
    expect(await run.settled).toEqual({ complete: true, unreadable: 0 })
    expect(asked).toEqual([0, 1, 2, 3])
    expect(run.ids()).toHaveLength(PAGE + 3)
  })

  it('tells of an empty list once', async () => {
    const run = start(server(0).readPage)
    await finish()
    expect(await run.settled).toEqual({ complete: true, unreadable: 0 })
    expect(run.steps).toMatchObject([{ rows: [], total: 0 }])
  })

  it('shows the first page at once, keeps eight under way, and asks for at most seven pages too many', async () => {
    const { readPage, asked, state } = server(60 * PAGE + 1)
    const run = start(readPage)
    const took = run.took()
    await finish()
    expect(run.steps[0]).toMatchObject({ pagesDone: 1, total: PAGE, at: COST })
    expect(run.ids()).toHaveLength(60 * PAGE + 1)
    expect(state.peak).toBe(8)
    expect(Math.max(...asked)).toBeLessThanOrEqual(60 + 7)
    expect(new Set(asked).size).toBe(asked.length)
    expect(await took).toBeLessThanOrEqual((1.15 * 61 * COST) / 6)
  })

  it('hands rows over in the order of the pages, whichever came first, and waits for no page that failed', async () => {
    const { readPage, faults } = server(7 * PAGE + 1)
    faults.set(2, failure('server'))
    const run = start(async (page, signal) => {
      // The second is the slowest, and the third fails when others have come.
      for (let more = 4 - page; more > 1 && page > 0; more -= 1) await readPage(page, signal)
      return readPage(page, signal)
    })
    await finish()
    expect(pagesOf(await run.settled)).toEqual([2])
    expect(run.ids()).toEqual([...Array(22).keys()].flatMap((at) => (at < 6 || at > 8 ? `r${at}` : [])))
  })

  it('finds the end behind a last page that is full, and drops what was asked for past it', async () => {
    const { readPage, aborted } = server(4 * PAGE)
    const run = start(async (page, signal) => {
      // Page 4 is empty; those after it take twice as long, and nobody is to wait for them.
      if (page > 4) await readPage(page, signal)
      return readPage(page, signal)
    })
    await vi.advanceTimersByTimeAsync(2 * COST)
    expect(await run.settled).toEqual({ complete: true, unreadable: 0 })
    expect(run.steps.at(-1)).toMatchObject({ pagesDone: 4, total: 4 * PAGE })
    expect(aborted).toEqual([5, 6, 7, 8, 9, 10, 11])
  })

  it('goes by the rows received, not by those readable, and adds up the unreadable', async () => {
    const { readPage } = server(3 * PAGE + 1)
    const run = start(async (page, signal) => {
      const answer = await readPage(page, signal)
      return page === 3 ? answer : { ...answer, rows: answer.rows.slice(1), unreadable: 1 }
    })
    await finish()
    expect(await run.settled).toEqual({ complete: true, unreadable: 3 })
    expect(run.steps.at(-1)?.total).toBe(2 * 3 + 1)
  })

  it('leaves out rows that moved to another page meanwhile', async () => {
    const { readPage } = server(2 * PAGE + 1)
    const run = start(async (page, signal) => {
      const answer = await readPage(page, signal)
      return page === 1 ? { ...answer, rows: [{ id: 'r0' }, ...answer.rows.slice(1)] } : answer
    })
    await finish()
    expect(run.ids().filter((id) => id === 'r0')).toHaveLength(1)
    expect(run.steps.at(-1)?.total).toBe(2 * PAGE)
  })

  it('keeps to fewer at a time when told', async () => {
    const { readPage, state, asked } = server(4 * PAGE + 1)
    start(readPage, { parallel: 1 })
    await finish()
    expect(state.peak).toBe(1)
    expect(asked).toEqual([0, 1, 2, 3, 4])
  })
})

describe('a sweep that meets failures', () => {
  it('goes on past a page that failed, and reads just that (and the next) on retry', async () => {
    const { readPage, faults, asked } = server(20 * PAGE + 1)
    faults.set(7, failure('server'))
    const first = start(readPage)
    await finish()
    expect(await first.settled).toMatchObject({ complete: false, failedPages: [7], error: { kind: 'server' } })
    expect(first.seen.size).toBe(19 * PAGE + 1)
    faults.clear()
    asked.length = 0
    const second = start(readPage, { pages: [7], seen: first.seen })
    await finish()
    expect(await second.settled).toEqual({ complete: true, unreadable: 0 })
    expect(second.ids()).toEqual(['r21', 'r22', 'r23'])
    expect(asked).toEqual([7, 8])
  })

  it('does not count failures past the end', async () => {
    const { readPage, faults } = server(3 * PAGE + 1)
    faults.set(5, failure('timeout'))
    const run = start(readPage)
    await finish()
    expect(await run.settled).toEqual({ complete: true, unreadable: 0 })
  })

  it('says that nothing was read when the first page fails', async () => {
    const { readPage, faults, asked } = server(9 * PAGE)
    faults.set(0, failure('network'))
    const run = start(readPage)
    await finish()
    expect(await run.settled).toMatchObject({ complete: false, failedPages: [0] })
    expect(asked).toEqual([0])
    expect(run.steps).toEqual([])
    faults.clear()
    const again = start(readPage, { pages: [0], seen: run.seen })
    await finish()
    expect(await again.settled).toMatchObject({ complete: true })
    expect(again.ids()).toHaveLength(9 * PAGE)
  })

  it('stops when the server is gone, and a retry reads the whole rest', async () => {
    const { readPage, faults, asked } = server(40 * PAGE + 2)
    for (let page = 10; page < 100; page += 1) faults.set(page, failure('network'))
    const first = start(readPage)
    await finish()
    const verdict = await first.settled
    expect(verdict).toMatchObject({ complete: false, error: { kind: 'network' } })
    expect(Math.max(...asked)).toBeLessThan(25)
    faults.clear()
    const failedPages = pagesOf(verdict)
    expect(failedPages[0]).toBe(10)
    const second = start(readPage, { pages: failedPages, seen: first.seen })
    await finish()
    expect(await second.settled).toEqual({ complete: true, unreadable: 0 })
    expect(new Set([...first.ids(), ...second.ids()]).size).toBe(40 * PAGE + 2)
  })

  it.each(['session-expired', 'forbidden', 'rate-limited', 'not-mattermost'] as const)(
    'stops everything at %s, and names what was cut off',
    async (kind) => {
      const { readPage, faults, asked } = server(30 * PAGE)
      faults.set(4, failure(kind))
      const run = start(readPage)
      await finish()
      const cutOff = [4, 5, 6, 7, 8, 9, 10, 11]
      expect(await run.settled).toMatchObject({ complete: false, failedPages: cutOff, error: { kind } })
      expect(asked).toEqual([0, 1, 2, 3, ...cutOff])
      expect(run.steps.at(-1)?.total).toBe(4 * PAGE)
    },
  )

  it('names the first page not begun when all that were begun were read', async () => {
    const { readPage, faults } = server(30 * PAGE)
    faults.set(1, failure('forbidden'))
    const run = start(
      async (page, signal) => {
        if (page === 1) await new Promise((resolve) => setTimeout(resolve, COST / 2))
        return readPage(page, signal)
      },
      { parallel: 2 },
    )
    await finish()
    // Page 3 had not been answered when page 1 was refused.
    expect(await run.settled).toMatchObject({ complete: false, failedPages: [1, 3] })
    const retried = start(readPage, { pages: [5, 1], seen: new Set(), parallel: 2 })
    faults.set(1, failure('forbidden'))
    await finish()
    expect(await retried.settled).toMatchObject({ complete: false, failedPages: [1, 5] })
  })

  it('rejects with an AbortError when aborted, and aborts what is under way', async () => {
    const { readPage, asked, aborted } = server(100 * PAGE)
    const control = new AbortController()
    const run = start(readPage, { signal: control.signal })
    await vi.advanceTimersByTimeAsync(1.5 * COST)
    control.abort()
    expect(await run.settled).toMatchObject({ name: 'AbortError' })
    expect(aborted).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    await finish()
    expect(asked).toHaveLength(9)
    expect(run.steps).toHaveLength(1)
    expect(await start(readPage, { signal: AbortSignal.abort() }).settled).toMatchObject({ name: 'AbortError' })
    expect(asked).toHaveLength(9)
  })

  it('does not hide a mistake of the caller', async () => {
    const run = start(server(9).readPage, {
      onRows: () => {
        throw new RangeError('index full')
      },
    })
    await finish()
    expect(await run.settled).toBeInstanceOf(RangeError)
  })
})
