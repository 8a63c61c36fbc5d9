import type { Locator, Page } from 'playwright/test'
import { deferred } from '../src/lib/deferred.ts'
import { holdBack, userId } from './support/tokens.ts'
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

/** Where the cells of the first row of tokens stand. */
async function cellsOf(page: Page): Promise<unknown[]> {
  const cells = await page.locator('[role=row][data-position="0"]').locator('[role=gridcell], [role=rowheader]').all()
  return Promise.all(cells.map((cell) => cell.boundingBox()))
}

/** Parts whose code or whose answer comes after the rows: what one sees when the last of them is there. */
const LATE: readonly [string, string, '11.2' | '11.10', (main: Locator) => Locator][] = [
  ['tom', '/account/tokens', '11.10', (main) => main.getByText('A token ends within 7 days')],
  ['tom', '/account/tokens', '11.10', (main) => main.getByRole('gridcell', { name: /ago$/ }).first()],
  ['ada', '/tokens?view=expiring', '11.10', (main) => main.getByRole('figure')],
  ['ada', '/tokens', '11.2', (main) => main.getByText('Latchkey therefore leaves out')],
]

for (const [at, [who, path, version, lateIn]] of LATE.entries()) {
  test.describe(`on a server of ${version}, for ${who}`, () => {
    test.use({ demoOptions: { version } })
    test(`what comes later than the rows of ${path} moves none of them (${at + 1})`, async ({ page, signIn, demo }) => {
      const code = deferred()
      await page.route(/\/assets\/late-[^/]*\.js$/, async (route) => {
        await code.promise
        await route.continue()
      })
      const sessions = holdBack(demo, 'GET', /\/sessions$/)
      await signIn(who)
      await page.goto(path)
      // To its end: until then rows find their places in an order.
      await expect(page.getByText('(complete)')).toBeVisible()
      const late = lateIn(page.getByRole('main'))
      await expect(late).toBeHidden()
      const before = await cellsOf(page)
      expect(before.length).toBeGreaterThan(4)
      sessions.release()
      code.resolve()
      await expect(late).toBeVisible()
      expect(await cellsOf(page)).toEqual(before)
    })
  })
}
