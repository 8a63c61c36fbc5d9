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
}

const PAGE = /\/users\/tokens\?.*\bper_page=200/

/** What one page costs when nothing else is going on, seen from the browser. */
async function pageCost(page: Page): Promise<number> {
  const times = await page.evaluate(async () => {
    const took: number[] = []
    for (let number = 0; number < 15; number++) {
      const began = performance.now()
      await (await fetch(`/api/v4/users/tokens?page=${number}&per_page=200`)).text()
      took.push(performance.now() - began)
    }
    return took
  })
  return median(times)
}

/** When the first page was asked for and the last one came, and how many there were, as the browser noted it. */
async function sweepIn(page: Page): Promise<{ pages: number; took: number }> {
  return page.evaluate((pattern) => {
    const pages = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => new RegExp(pattern).test(name))
    const began = Math.min(...pages.map(({ startTime }) => startTime))
    return { pages: pages.length, took: Math.max(...pages.map(({ responseEnd }) => responseEnd)) - began }
  }, PAGE.source)
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
  await context.close()
  await site.setLatency('/users/tokens?', 0)
  return { delay, pages, took, page: cost, bound: (pages * cost) / 6 }
}
