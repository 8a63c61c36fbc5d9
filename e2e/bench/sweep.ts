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

/** Sweeps all tokens of a site whose server waits before each answer. */
export async function measureSweep(browser: Browser, site: BenchSite, delay: number): Promise<SweepFigures> {
  site.demo.faults.clear()
  if (delay > 0) site.demo.faults.add({ kind: 'latency', ms: delay, match: { path: '/users/tokens?' } })
  const context = await openContext(browser, site, 'ada')
  const page = await context.newPage()
  await page.goto('/account/tokens')
  const cost = await pageCost(page)
  const began: number[] = []
  const ended: number[] = []
  page.on('request', (request) => {
    if (PAGE.test(request.url())) began.push(performance.now())
  })
  page.on('requestfinished', (request) => {
    if (PAGE.test(request.url())) ended.push(performance.now())
  })
  await page.goto('/tokens')
  await page
    .getByText(/read .*, complete/)
    .first()
    .waitFor({ timeout: 300_000 })
  await context.close()
  site.demo.faults.clear()
  const bound = (began.length * cost) / 6
  return { delay, pages: began.length, took: Math.max(...ended) - Math.min(...began), page: cost, bound }
}
