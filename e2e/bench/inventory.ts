import type { Browser, Page } from 'playwright'
import { FAST, openContext, percentile, slowDown } from './measure.ts'
import type { BenchSite } from './site.ts'

/** What is measured with the whole inventory in the browser. Times in ms. */
export interface InventoryFigures {
  tokens: number
  /** What looking through three fields of as many rows takes, prepared by nothing: how fast this machine is. */
  naiveSearch: number
  /** From opening the page to the first row, and to the word that all is read. */
  firstRow: number
  complete: number
  /** Bytes in use after a collection. */
  heap: number
  keys: { cpu: number; median: number; p95: number; samples: number }[]
  /** Time between two frames, the 95th percentile: scrolled as a quick wheel does, and by a page a frame. */
  frames: { step: number; p95: number }[]
}

declare global {
  interface Window {
    /** How long the last key took to the paint of the rows that answer it, in ms; null while it has changed none. */
    latchkeyKey: { took: number | null; forget: () => void }
  }
}

/** Words to be typed letter by letter: common beginnings, narrowing, and one that fits nothing. Enough for a 95th percentile. */
const TYPED = [
  'deploy',
  'backup nightly',
  'mirror',
  'zzz',
  'grafana',
  'an',
  'report',
  'key',
  'sync',
  'staging',
  'chat',
  'old',
]
/** px a frame: a quick wheel, 7 000 px a second; and a page, as somebody who pulls the bar. */
const STEPS = [120, 700]
/** From one key to the next, in ms: somebody in no hurry. Longer where the answer takes longer, to a limit. */
const PACE = 200
const ANSWERED_WITHIN = 1500
const COMPLETE = /read .*, complete/

/**
 * Prepares a page to note how long a key takes until the rows that answer it are painted: other ones, or in another order.
 * What comes later into the same rows is no answer: pictures, and rows beyond the edges of the table. Nobody asks the page
 * anything meanwhile: that would take of its time.
 */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    // Where nothing is found the table itself goes, so it is the page that is watched.
    const main = document.querySelector('main')
    if (!main) throw new Error('There is no page')
    const shown = (): string =>
      [...main.querySelectorAll('[role=row][data-key]')]
        .slice(0, 12)
        .map((row) => row.getAttribute('data-key'))
        .join()
    let before = ''
    let pressedAt: number | null = null
    const told: Window['latchkeyKey'] = {
      took: null,
      forget: () => {
        pressedAt = null
      },
    }
    window.latchkeyKey = told
    const onKey = (event: Event): void => {
      told.took = null
      before = shown()
      pressedAt = event.timeStamp
    }
    document.addEventListener('keydown', onKey, { capture: true })
    const observer = new MutationObserver(() => {
      if (pressedAt === null || shown() === before) return
      const from = pressedAt
      pressedAt = null
      const painted = () => {
        told.took = performance.now() - from
      }
      requestAnimationFrame(() => void scheduler.postTask(painted, { priority: 'user-blocking' }))
    })
    observer.observe(main, { subtree: true, childList: true })
  })
}

/** How long the key just pressed took; null when it changed nothing. */
async function timeOfKey(page: Page): Promise<number | null> {
  for (let waited = 0; waited < ANSWERED_WITHIN; waited += PACE) {
    await page.waitForTimeout(PACE)
    const took = await page.evaluate(() => window.latchkeyKey.took)
    if (took !== null) return took
  }
  return null
}

/** Types like somebody in no hurry: the next key when the answer to the last one stands. */
async function typeAll(page: Page): Promise<number[]> {
  const box = page.getByRole('searchbox').first()
  await box.focus()
  const times: number[] = []
  for (const word of TYPED) {
    for (const letter of word) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter)
      const took = await timeOfKey(page)
      if (took !== null) times.push(took)
    }
    await page.evaluate(() => window.latchkeyKey.forget())
    await box.fill('')
    await page.waitForTimeout(500)
  }
  return times
}

/** Scrolls the table for 120 frames, so many px in each, and gives the times between the frames. */
async function scrollFrames(page: Page, px: number): Promise<number[]> {
  return page.evaluate(async (by) => {
    const scroller =
      [...document.querySelectorAll('[role=grid], [role=grid] *')].find(
        (element) =>
          element.scrollHeight > element.clientHeight * 20 && getComputedStyle(element).overflowY !== 'visible',
      ) ?? [...document.querySelectorAll('main *')].find((element) => element.scrollHeight > element.clientHeight * 20)
    if (!scroller) throw new Error('Nothing scrolls')
    const times: number[] = []
    await new Promise<void>((resolve) => {
      const step = (now: number): void => {
        times.push(now)
        scroller.scrollTop += by
        if (times.length < 120) requestAnimationFrame(step)
        else resolve()
      }
      requestAnimationFrame(step)
    })
    // The clock of a page counts tenths; what their difference has beyond them is of the way numbers are kept.
    return times.slice(1).map((time, at) => Math.round((time - (times[at] ?? time)) * 10) / 10)
  }, px)
}

/** Times the search that is measured nowhere else: three fields of each row, made small for every key. */
async function timeNaiveSearch(page: Page, rows: number): Promise<number> {
  const times = await page.evaluate((count) => {
    const list = Array.from({ length: count }, (_, at) => ({
      description: `Nightly export of the warehouse, part ${at}`,
      owner: `Ada Lindholm ${at}`,
      email: `ada.lindholm.${at}@harbour.example`,
    }))
    const fits = (field: string, text: string) => field.toLowerCase().includes(text)
    const found: unknown[] = []
    return ['a', 'an', 'and', 'zzz', 'ware', 'part 7', 'harb'].map((text) => {
      const began = performance.now()
      found.push(list.filter((row) => fits(row.description, text) || fits(row.owner, text) || fits(row.email, text)))
      return performance.now() - began
    })
  }, rows)
  return percentile(times, 0.5)
}

/** Opens the list of a site with very many tokens, waits until all are read, and works with it. */
export async function measureInventory(browser: Browser, site: BenchSite, tokens: number): Promise<InventoryFigures> {
  const context = await openContext(browser, site, 'ada')
  const page = await context.newPage()
  const session = await slowDown(page, FAST)
  const began = performance.now()
  await page.goto('/tokens')
  await page.locator('[role=row][data-position="0"]').waitFor()
  const firstRow = performance.now() - began
  await page.getByText(COMPLETE).first().waitFor({ timeout: 300_000 })
  const complete = performance.now() - began
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')

  const frames: InventoryFigures['frames'] = []
  for (const step of STEPS) frames.push({ step, p95: percentile(await scrollFrames(page, step), 0.95) })
  await watchKeys(page)
  const keys: InventoryFigures['keys'] = []
  for (const cpu of [1, 4]) {
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    const times = await typeAll(page)
    keys.push({ cpu, median: percentile(times, 0.5), p95: percentile(times, 0.95), samples: times.length })
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: FAST.cpu })
  await page.goto('/account/tokens')
  const naiveSearch = await timeNaiveSearch(page, tokens)
  await context.close()
  return { tokens, naiveSearch, firstRow, complete, heap: usedSize, keys, frames }
}
