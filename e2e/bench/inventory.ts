import type { Browser, Page } from 'playwright'
import { FAST, openContext, percentile, slowDown } from './measure.ts'
import type { BenchSite } from './site.ts'

/** What is measured with the whole inventory in the browser. Times in ms. */
export interface InventoryFigures {
  tokens: number
  /** From opening the page to the first row, and to the word that all is read. */
  firstRow: number
  complete: number
  /** Bytes in use after a collection. */
  heap: number
  keys: { cpu: number; median: number; p95: number; samples: number }[]
  /** Time between two frames, the 95th percentile. */
  frame: number
}

declare global {
  interface Window {
    /** Of each key that changed the rows: from the key to the paint of the new ones. */
    latchkeyKeys: number[]
  }
}

/** Words to be typed letter by letter: common beginnings, narrowing, and one that fits nothing. */
const TYPED = ['deploy', 'backup nightly', 'mirror', 'zzz', 'grafana', 'an']
const COMPLETE = /read .*, complete/

/** Notes for every key how long it takes until the rows that answer it are painted. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const rows = document.querySelector('[role=grid]')?.parentElement
    if (!rows) throw new Error('There is no table')
    window.latchkeyKeys = []
    let key = 0
    document.addEventListener(
      'keydown',
      (event) => {
        key = event.timeStamp
      },
      { capture: true },
    )
    new MutationObserver(() => {
      if (key === 0) return
      const from = key
      key = 0
      const channel = new MessageChannel()
      channel.port1.addEventListener('message', () => window.latchkeyKeys.push(performance.now() - from))
      channel.port1.start()
      requestAnimationFrame(() => channel.port2.postMessage(null))
    }).observe(rows, { subtree: true, childList: true, attributes: true, characterData: true })
  })
}

/** Waits until the key has its answer; a key that changes no row has none. */
async function answered(page: Page, before: number): Promise<void> {
  await page
    .waitForFunction((count) => window.latchkeyKeys.length > count, before, { timeout: 1500, polling: 20 })
    .catch(() => undefined)
  await page.waitForTimeout(150)
}

/** Types like somebody in no hurry: the next key when the answer to the last one stands. */
async function typeAll(page: Page): Promise<number[]> {
  const box = page.getByRole('searchbox').first()
  await box.focus()
  await page.evaluate(() => {
    window.latchkeyKeys = []
  })
  for (const word of TYPED) {
    for (const letter of word) {
      const before = await page.evaluate(() => window.latchkeyKeys.length)
      await page.keyboard.press(letter === ' ' ? 'Space' : letter)
      await answered(page, before)
    }
    await box.fill('')
    await page.waitForTimeout(500)
  }
  return page.evaluate(() => window.latchkeyKeys)
}

/** Scrolls the table for two seconds, a good page a frame, and gives the times between the frames. */
async function scrollFrames(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
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
        scroller.scrollTop += 700
        if (times.length < 120) requestAnimationFrame(step)
        else resolve()
      }
      requestAnimationFrame(step)
    })
    return times.slice(1).map((time, at) => time - (times[at] ?? time))
  })
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

  const frame = percentile(await scrollFrames(page), 0.95)
  await watchKeys(page)
  const keys: InventoryFigures['keys'] = []
  for (const cpu of [1, 4]) {
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    const times = await typeAll(page)
    keys.push({ cpu, median: percentile(times, 0.5), p95: percentile(times, 0.95), samples: times.length })
  }
  await context.close()
  return { tokens, firstRow, complete, heap: usedSize, keys, frame }
}
