import { expect, type Locator, type Page } from 'playwright/test'
import type { DemoServer } from '../../src/demo-server/server.ts'
import type { UserRecord } from '../../src/demo-server/state.ts'
import { sent } from './tokens.ts'

/** The table of people on the page. */
export function peopleGrid(page: Page): Locator {
  return page.getByRole('grid', { name: 'People' })
}

/** The line under the table: "1–100 of 420", "12 of 420 people match (complete)". */
export function peopleFooter(page: Page): Locator {
  return page.locator('footer').getByRole('status').first()
}

/** Opens the list at an address ("?f.mfa=off") and waits until the first rows stand. */
export async function openPeople(page: Page, search = ''): Promise<void> {
  await page.goto(`/users${search}`)
  await expect(personAt(page, 1)).toBeVisible()
}

/** The row at a place, from 1, as a screen reader counts them without the heads. */
export function personAt(page: Page, place: number): Locator {
  return peopleGrid(page).locator(`[role=row][aria-rowindex="${place + 1}"]`)
}

/** The row of somebody, who has to be drawn. */
export function personRow(page: Page, username: string): Locator {
  const name = new RegExp(`@${username.replaceAll('.', '\\.')}( · deactivated)?$`)
  return peopleGrid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name }) })
}

/** User names of the first rows, from the top. */
export async function firstNames(page: Page, count: number): Promise<string[]> {
  const rows = await peopleGrid(page)
    .locator('[role=row]:not([aria-rowindex="1"])')
    .evaluateAll((all) =>
      all.map((row) => ({
        at: Number(row.getAttribute('aria-rowindex')),
        name: /@([\w.-]+)/.exec(row.querySelector('a')?.textContent ?? '')?.[1] ?? '',
      })),
    )
  return rows
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map((row) => row.name)
}

/** The search box. */
export function peopleSearch(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search people' })
}

/** The people of the server, by user name, of whom something is true. Bots are no people. */
export function peopleWho(demo: DemoServer, is: (user: UserRecord) => boolean = () => true): UserRecord[] {
  return demo.state.usersByUsername().filter((user) => !user.is_bot && is(user))
}

/** Queries of the pages of the report that were asked for so far. A page of one row is of a person, not of the list. */
export function reportPages(demo: DemoServer): URLSearchParams[] {
  return sent(demo, 'GET', /^\/reports\/users(\?|$)/)
    .map((request) => new URL(request.path, 'http://latchkey.test').searchParams)
    .filter((query) => query.get('page_size') !== '1')
}

/** Scrolls the table down to its last row that is here. */
export async function scrollDown(page: Page): Promise<void> {
  await page.getByTestId('table-scroller').evaluate((element) => element.scrollTo(0, element.scrollHeight))
}
