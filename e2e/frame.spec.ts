import type { Locator, Page } from 'playwright/test'
import { deferred } from '../src/lib/deferred.ts'
import { userId } from './support/tokens.ts'
import { expect, test } from './support/test.ts'
import { walkTo } from './support/walk.ts'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

/** Of pages that are no tab of another. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ['/tokens', 'Tokens'],
  ['/users', 'People'],
  ['/account/tokens', 'My tokens'],
  ['/nowhere', 'No such page'],
])

const TABS = ['summary', 'sign-in', 'tokens', 'sessions', 'roles', 'teams', 'preferences', 'audits'] as const

/** By what one sees that the page of this address stands: its tab is the current one, or its title is there. */
function markOf(page: Page, place: string): Locator {
  const title = place.endsWith('/leave') ? 'Leaver run' : TITLES.get(place)
  if (title === undefined) return page.locator(`[aria-current=page][href$="${place}"]`)
  return page.getByRole('heading', { level: 1, name: title })
}

/** Waits until the page stands and nothing is on its way, and says how much taller than the window the document is. */
async function overflowOf(page: Page, place: string): Promise<number> {
  await expect(markOf(page, place)).toBeVisible()
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
  return page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement
    return scrollHeight - clientHeight
  })
}

test('the app scrolls inside itself: no page makes the document taller than the window', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  const ada = userId(demo, 'ada')
  const dora = userId(demo, 'dora')
  const places = [
    '/users',
    ...TABS.map((tab) => `/users/${ada}/${tab}`),
    `/users/${dora}/summary`,
    `/users/${dora}/leave`,
    '/account/tokens',
    '/nowhere',
  ]
  await page.goto('/tokens')
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const place of ['/tokens', ...places]) {
      await walkTo(page, place)
      expect(await overflowOf(page, place), `${place} at ${size.width}`).toBe(0)
    }
  }
})

test('a dialog leaves the page behind it where it is', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto('/tokens')
  const main = page.locator('main')
  const before = await main.boundingBox()
  await page.getByRole('button', { name: 'New token' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await main.boundingBox()).toEqual(before)
  const gutter = await page.evaluate(() => getComputedStyle(document.documentElement).scrollbarGutter)
  expect(gutter, 'a place for a scroll bar that is not there').toBe('auto')
})

test('the rows of a list come where its shape stood while it was read', async ({ page, signIn, demo }) => {
  await signIn('ada')
  const tom = userId(demo, 'tom')
  const top = async (selector: string) => (await page.locator(selector).first().boundingBox())?.y
  await page.goto('/users')
  for (const { width, height } of SIZES) {
    await page.setViewportSize({ width, height })
    for (const tab of ['tokens', 'sessions', 'audits'] as const) {
      const held = deferred()
      await page.route(`**/api/v4/users/${tom}/${tab}*`, async (route) => {
        await held.promise
        await route.continue()
      })
      await page.goto(`/users/${tom}/${tab}`)
      const shape = await top('main [role=status][aria-busy=true] > [style*=height]')
      held.resolve()
      await expect(page.locator('main [data-position="0"]')).toBeVisible()
      expect(await top('main [data-position="0"]'), `${tab} at ${width}`).toBe(shape)
      await page.unrouteAll({ behavior: 'wait' })
    }
  }
})

/** How far what is in the rows or cards of a list reaches beyond them, in px. Half of one is rounding. */
function reachBeyondRows(grid: Locator): Promise<number> {
  return grid.evaluate((list) => {
    const reaches = [...list.querySelectorAll('[data-position]')].flatMap((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return [...row.querySelectorAll('*:not(.sr-only)')].map((part) => {
        const box = part.getBoundingClientRect()
        return Math.max(top - box.top, box.bottom - bottom)
      })
    })
    return Math.max(0, ...reaches)
  })
}

for (const density of ['comfortable', 'compact']) {
  test(`${density} rows and cards cut off nothing of what is in them`, async ({ page, signIn, demo }) => {
    await signIn('ada')
    const ada = userId(demo, 'ada')
    const lists = [
      ['Tokens', '/tokens?view=administrators'],
      ['People', '/users'],
      ['Sessions', `/users/${ada}/sessions`],
      ['Audits', `/users/${ada}/audits`],
    ] as const
    await page.addInitScript((value) => localStorage.setItem('latchkey:density', JSON.stringify(value)), density)
    await page.goto('/users')
    for (const size of SIZES) {
      await page.setViewportSize(size)
      for (const [name, place] of lists) {
        await walkTo(page, place)
        const grid = page.getByRole('grid', { name })
        await expect(grid.locator('[data-position="0"]')).toBeVisible()
        // Rows that were drawn for another width have a moment to give way.
        await expect.poll(() => reachBeyondRows(grid), `${name} at ${size.width}`).toBeLessThan(1)
      }
    }
  })
}
