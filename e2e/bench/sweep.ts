import type { Browser, Page } from 'playwright'
import { median, openContext } from './measure.ts'
import type { BenchSite } from './site.ts'

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

/** What one page costs when nothing else is going on, seen from the browser. */
async function pageCost(page: Page): Promise<number> {
  const times = await page.evaluate(async (rows) => {
    const took: number[] = []
    for (let number = 0; number < 15; number++) {
      const began = performance.now()
      await (await fetch(`/api/v4/users/tokens?page=${number}&per_page=${rows}`)).text()
      took.push(performance.now() - began)
    }
    return took
  }, FULL)
  return median(times)
}

/** How long it takes to fetch so many full pages, six at a time, in a page that does nothing else. */
async function bareSweep(page: Page, pages: number): Promise<number> {
  return page.evaluate(
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
}

/**
 * From when the first page was asked for until the last one came, and how many full pages they would make, as the browser
 * noted it: the first ones are smaller.
 */
async function sweepIn(page: Page): Promise<{ pages: number; took: number }> {
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .map(({ name, startTime, responseEnd }) => ({ name, startTime, responseEnd })),
  )
  const pages = asked.flatMap((entry) => {
    const [, rows] = PAGE.exec(entry.name) ?? []
    return rows === undefined ? [] : [{ ...entry, rows: Number(rows) }]
  })
  const began = Math.min(...pages.map(({ startTime }) => startTime))
  const took = Math.max(...pages.map(({ responseEnd }) => responseEnd)) - began
  return { pages: pages.reduce((sum, { rows }) => sum + rows, 0) / FULL, took }
}

/** Sweeps all tokens of a site whose server waits before each answer. */
export async function measureSweep(browser: Browser, site: BenchSite, delay: number): Promise<SweepFigures> {
  await site.setLatency('/users/tokens?', delay)
  const context = await openContext(browser, site, 'ada')
  const page = await context.newPage()
  await page.goto('/account/tokens')
  const cost = await pageCost(page)
  await page.addInitScript(() => performance.setResourceTimingBufferSize(10_000))
  await page.goto('/tokens')
  await page
    .getByText(/read .*, complete/)
    .first()
    .waitFor({ timeout: 300_000 })
  const { pages, took } = await sweepIn(page)
  await page.goto('/account/tokens')
  const bare = await bareSweep(page, Math.ceil(pages))
  await context.close()
  await site.setLatency('/users/tokens?', 0)
  return { delay, pages, took, page: cost, bound: (pages * cost) / 6, bare }
}
