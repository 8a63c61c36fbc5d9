import type { Browser, Page } from 'playwright'
import { FAST, openContext, percentile, slowDown } from './measure.ts'
import type { BenchSite } from './site.ts'

/** What a key costs on the list of people beyond the one request that it takes. Times in ms. */
export interface PeopleFigures {
  median: number
  p95: number
  /** Requests for one key, at most. */
  requests: number
  samples: number
}

/** One key: when it was pressed, and when the rows that answer it were painted. */
interface Answered {
  pressed: number
  painted: number
}

declare global {
  interface Window {
    /** When the text changed, by a key or otherwise, and the keys that changed the rows. */
    latchkeyTyping: { inputs: number[]; answers: Answered[] }
  }
}

const TYPED = ['an', 'erik', 'harbour', 'o']

/**
 * Notes for every key when rows that were not there before are painted: those of before stay until then, dimmed. Rows
 * beyond the edges of the table come later and are no answer.
 */
async function watchAnswers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const grid = document.querySelector('[role=grid]')?.parentElement
    if (!grid) throw new Error('There is no table')
    const shown = (): string =>
      [...grid.querySelectorAll('[role=row][data-key]')]
        .slice(0, 12)
        .map((row) => row.getAttribute('data-key'))
        .join()
    const typing: Window['latchkeyTyping'] = { inputs: [], answers: [] }
    window.latchkeyTyping = typing
    let pressed = 0
    let before = shown()
    document.addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true })
    document.addEventListener('input', (event) => typing.inputs.push(event.timeStamp), { capture: true })
    new MutationObserver(() => {
      const now = shown()
      if (pressed === 0 || now === before || now === '') return
      before = now
      const answer = { pressed, painted: 0 }
      pressed = 0
      const painted = () => typing.answers.push({ ...answer, painted: performance.now() })
      requestAnimationFrame(() => void scheduler.postTask(painted, { priority: 'user-blocking' }))
    }).observe(grid, { subtree: true, childList: true, attributes: true })
  })
}

async function typeAll(page: Page): Promise<void> {
  const box = page.getByRole('searchbox').first()
  for (const word of TYPED) {
    await box.focus()
    for (const letter of word) {
      await page.keyboard.press(letter)
      await page.waitForTimeout(700)
    }
    await box.fill('')
    await page.waitForTimeout(1000)
  }
}

/**
 * Of each key: the time until its rows were painted without that of its request, and how many requests for rows it took
 * until the text changed again, also where the rows did not wait for them.
 */
async function costs(page: Page): Promise<{ beyond: number; requests: number }[]> {
  return page.evaluate(() => {
    const requests = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => /\/(reports\/users\?|users\/search|users\?)/.test(name))
    const { inputs, answers } = window.latchkeyTyping
    return answers.map(({ pressed, painted }) => {
      // The first change is that of the key itself.
      const [, next = Infinity] = inputs.filter((at) => at >= pressed)
      const own = requests.filter((entry) => entry.startTime >= pressed && entry.startTime < next)
      const before = own.filter((entry) => entry.responseEnd <= painted)
      const waited = Math.max(0, ...before.map((entry) => entry.duration))
      return { beyond: painted - pressed - waited, requests: own.length }
    })
  })
}

/** Types into the search of the list of people, like somebody in no hurry. */
export async function measurePeople(browser: Browser, site: BenchSite): Promise<PeopleFigures> {
  const context = await openContext(browser, site, 'ada')
  const page = await context.newPage()
  await slowDown(page, FAST)
  await page.goto('/users')
  await page.locator('[role=row][data-position="0"]').waitFor()
  await watchAnswers(page)
  await typeAll(page)
  const found = await costs(page)
  await context.close()
  if (found.length === 0) throw new Error('No key changed the rows of the list of people')
  const beyond = found.map((one) => one.beyond)
  return {
    median: percentile(beyond, 0.5),
    p95: percentile(beyond, 0.95),
    requests: Math.max(...found.map((one) => one.requests)),
    samples: found.length,
  }
}
