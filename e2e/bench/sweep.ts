import type { Browser } from 'playwright'
import * as v from 'valibot'
import { median } from './measure.ts'
import type { BenchSite } from './site.ts'
import { UnwatchedPage } from './unwatched-page.ts'

/** One sweep of the whole list. Times in ms. */
export interface SweepFigures {
  delay: number
  pages: number
  took: number
  /** What one page costs by itself: the way there and back, and the server. */
  page: number
  /** What six at a time would take at best. */
  bound: number
  /** What the same pages take when they are fetched, six at a time, and nothing is done with them. */
  bare: number
}

const PAGE = /\/users\/tokens\?.*\bper_page=(\d+)/
/** Rows of a full page. */
const FULL = 200

const askedSchema = v.array(v.object({ name: v.string(), startTime: v.number(), responseEnd: v.number() }))

/** What one page costs when nothing else is going on, seen from the browser. */
async function pageCost(page: UnwatchedPage): Promise<number> {
  const times = await page.evaluate(async (rows) => {
    const took: number[] = []
    for (let number = 0; number < 15; number++) {
      const began = performance.now()
      await (await fetch(`/api/v4/users/tokens?page=${number}&per_page=${rows}`)).text()
      took.push(performance.now() - began)
    }
    return took
  }, FULL)
  return median(v.parse(v.array(v.number()), times))
}

/** How long it takes to fetch so many full pages, six at a time, in a page that does nothing else. */
async function bareSweep(page: UnwatchedPage, pages: number): Promise<number> {
  const took = await page.evaluate(
    async ({ last, rows }) => {
      const began = performance.now()
      let next = 0
      const fetchAll = async (): Promise<void> => {
        for (let number = next++; number < last; number = next++) {
          await (await fetch(`/api/v4/users/tokens?page=${number}&per_page=${rows}`)).text()
        }
      }
      await Promise.all(Array.from({ length: 6 }, fetchAll))
      return performance.now() - began
    },
    { last: pages, rows: FULL },
  )
  return v.parse(v.number(), took)
}

/**
 * From when the first page was asked for until the last one came, and how many full pages they would make, as the browser
 * noted it: the first ones are smaller.
 */
async function sweepIn(page: UnwatchedPage): Promise<{ pages: number; took: number }> {
  const asked = await page.evaluate(
    () => performance.getEntriesByType('resource').map((entry): unknown => entry.toJSON()),
    null,
  )
  const pages = v.parse(askedSchema, asked).flatMap((entry) => {
    const [, rows] = PAGE.exec(entry.name) ?? []
    return rows === undefined ? [] : [{ ...entry, rows: Number(rows) }]
  })
  const began = Math.min(...pages.map(({ startTime }) => startTime))
  const took = Math.max(...pages.map(({ responseEnd }) => responseEnd)) - began
  return { pages: pages.reduce((sum, { rows }) => sum + rows, 0) / FULL, took }
}

/** Sweeps all tokens of a site whose server waits before each answer, in ms. Of three times, the middle one. */
export async function measureSweep(browser: Browser, site: BenchSite, delay: number): Promise<SweepFigures> {
  const sweeps: SweepFigures[] = []
  for (let time = 0; time < 3; time++) sweeps.push(await sweepOnce(browser, site, delay))
  const [, middle] = sweeps.toSorted((a, b) => a.took / a.bound - b.took / b.bound)
  if (!middle) throw new Error('Nothing was swept')
  return middle
}

async function sweepOnce(browser: Browser, site: BenchSite, delay: number): Promise<SweepFigures> {
  await site.setLatency('/users/tokens?', delay)
  const page = await UnwatchedPage.open(browser, site, 'ada')
  await page.goto(`${site.origin}/account/tokens`)
  const cost = await pageCost(page)
  await page.goto(`${site.origin}/tokens`)
  await page.evaluate(() => performance.setResourceTimingBufferSize(10_000), null)
  await page.waitFor(() => /read .*, complete/.test(document.querySelector('main')?.textContent ?? ''), null)
  const { pages, took } = await sweepIn(page)
  await page.goto(`${site.origin}/account/tokens`)
  const bare = await bareSweep(page, Math.ceil(pages))
  await page.close()
  await site.setLatency('/users/tokens?', 0)
  return { delay, pages, took, page: cost, bound: (pages * cost) / 6, bare }
}
