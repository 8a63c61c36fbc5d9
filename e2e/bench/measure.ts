import type { Browser, BrowserContext, CDPSession, Page } from 'playwright'
import type { BenchSite } from './site.ts'

/** How slow the line and the machine are made. */
export interface Profile {
  /** ms added to every request */
  latency: number
  /** bytes a second, -1 for no limit */
  throughput: number
  /** The processor is so many times slower. */
  cpu: number
}

export const SLOW: Profile = { latency: 150, throughput: 1_600_000 / 8, cpu: 4 }
export const FAST: Profile = { latency: 0, throughput: -1, cpu: 1 }

/** One load of a page. Times in ms. */
export interface Load {
  /** Those that were answered before: what it waited for. */
  requests: number
  /** Bytes on the line. */
  scripts: number
  bytes: number
  visible: number
  /** What the tasks of the main thread took beyond 50 ms each, and the longest. */
  blocked: number
  longestTask: number
  /** Bytes in use after a collection. */
  heap: number
}

/** The middle one; of an even number, the lower middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** @param share 0.95: the value that 95 % do not exceed */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** A browser of somebody, with nothing in its cache; `username` null: nobody. */
export async function openContext(browser: Browser, site: BenchSite, username: string | null): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: site.origin })
  if (username !== null) await context.addCookies(await site.cookies(username))
  return context
}

/** Makes a page as slow as the profile says. */
export async function slowDown(page: Page, profile: Profile): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: profile.latency,
    downloadThroughput: profile.throughput,
    uploadThroughput: profile.throughput,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: profile.cpu })
  return session
}

declare global {
  interface Window {
    /** What the page itself notes: when the element was painted, and the tasks over 50 ms. */
    latchkeyBench: { visible: Promise<number>; tasks: { start: number; duration: number }[] }
  }
}

/** What is told inside the page. */
interface Told {
  visible: number
  tasks: number[]
  requests: number
  scripts: number
  bytes: number
}

/** Notes in the page when the first element that fits has been painted, and every long task until then. */
async function watchFor(page: Page, selector: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const visible = new Promise<number>((resolve, reject) => {
      const look = (): void => {
        if (performance.now() > 120_000) reject(new Error(`Nothing fits ${wanted}`))
        if (document.querySelector(wanted) === null) {
          requestAnimationFrame(look)
          return
        }
        // It stands at the beginning of this frame. The first task after the frame, before all that the page has to do yet.
        void scheduler.postTask(() => resolve(performance.now()), { priority: 'user-blocking' })
      }
      requestAnimationFrame(look)
    })
    const told: Window['latchkeyBench'] = { visible, tasks: [] }
    window.latchkeyBench = told
    const observer = new PerformanceObserver((list) => {
      for (const task of list.getEntries()) told.tasks.push({ start: task.startTime, duration: task.duration })
    })
    observer.observe({ type: 'longtask', buffered: true })
  }, selector)
}

async function tell(page: Page): Promise<Told> {
  // Waiting for a function would put 330 kB of the test driver into the page, which has its heap measured.
  return page.evaluate(async () => {
    const visible = await window.latchkeyBench.visible
    const tasks = window.latchkeyBench.tasks.filter(({ start }) => start < visible).map(({ duration }) => duration)
    const own = (entry: PerformanceEntry): entry is PerformanceResourceTiming =>
      entry instanceof PerformanceResourceTiming && entry.responseEnd > 0 && entry.responseEnd <= visible
    const loaded = performance.getEntries().filter(own)
    const sum = (entries: PerformanceResourceTiming[]): number =>
      entries.reduce((bytes, entry) => bytes + entry.encodedBodySize, 0)
    return {
      visible,
      tasks,
      requests: loaded.length,
      scripts: sum(loaded.filter(({ name }) => name.endsWith('.js'))),
      bytes: sum(loaded),
    }
  })
}

/** Opens a path once in this browser and waits for the element. Loaded again, the browser's cache is warm. */
export async function load(context: BrowserContext, path: string, selector: string, profile: Profile): Promise<Load> {
  const page = await context.newPage()
  await watchFor(page, selector)
  const session = await slowDown(page, profile)
  await page.goto(path, { waitUntil: 'commit', timeout: 120_000 })
  const told = await tell(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await page.close()
  return {
    requests: told.requests,
    scripts: told.scripts,
    bytes: told.bytes,
    visible: told.visible,
    blocked: told.tasks.reduce((sum, task) => sum + task - 50, 0),
    longestTask: Math.max(0, ...told.tasks),
    heap: usedSize,
  }
}
