import { expect, test } from './support/test.ts'
import { chooseFilter, drawnIds, expectCount, openTokens, rowAt, searchBox } from './support/token-list.ts'
import { sortedIds } from './support/token-order.ts'
import { sent, tokenDrawer, tokenGrid, tokenOf, tokenRow } from './support/tokens.ts'

test.use({ viewport: { width: 390, height: 844 } })

test.beforeEach(async ({ signIn, page }) => {
  await signIn('ada')
  await openTokens(page)
})

test('tokens are cards with what matters, put in order by a list, and one opens as the whole page', async ({
  page,
  demo,
}) => {
  await searchBox(page).fill('migration from the old chat')
  const card = tokenRow(page, 'Migration from the old chat')
  for (const words of ['@nora', 'Active', 'Never', 'Administrator']) await expect(card).toContainText(words)
  await expect(rowAt(page, 1)).toBeVisible()
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
  expect(widths[0]).toBe(widths[1])
  const [grid, first] = [await tokenGrid(page).boundingBox(), await rowAt(page, 1).boundingBox()]
  // The heads of the columns take no room.
  expect(first?.y).toBe(grid?.y)
  expect(first?.width).toBeLessThanOrEqual(390)
  await expect(page.getByRole('button', { name: 'Columns' })).toBeHidden()

  // The order is chosen from a list, since there are no heads.
  await searchBox(page).fill('')
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('button', { name: 'Sort', exact: true }).click()
  const orders = page.locator('button[aria-expanded=true] + div ul').getByRole('link')
  await orders.filter({ hasText: 'Expires, soonest first' }).click()
  await expect(page).toHaveURL(/\?sort=expires$/)
  const up = sortedIds(demo, 'Expires')
  await expect.poll(async () => (await drawnIds(page)).slice(0, 5)).toEqual(up.slice(0, 5))
  await orders.filter({ hasText: 'Expires, latest first' }).click()
  await expect.poll(async () => (await drawnIds(page)).slice(0, 5)).toEqual(up.toReversed().slice(0, 5))
  await orders.filter({ hasText: 'Expires, latest first' }).click()
  await expect(page).toHaveURL(/\/tokens$/)

  // The drawer is the whole page, and closing it leads back to the card.
  const token = tokenOf(demo, 'tom', 'Berth plan to chat')
  await searchBox(page).fill(token.id)
  const berth = tokenRow(page, 'Berth plan to chat')
  // The rows have found their places once the address says what was searched for.
  await expect(page).toHaveURL(/q=/)
  await berth.click({ position: { x: 200, y: 60 } })
  const drawer = tokenDrawer(page, 'Berth plan to chat')
  await expect(drawer).toBeVisible()
  // It rises into its place.
  await expect.poll(() => drawer.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
  await drawer.getByRole('button', { name: 'Close' }).click()
  await expect(drawer).toBeHidden()
  await expect(berth).toBeFocused()
})

test('the acts of a row, of a selection, filters and search are the same', async ({ page, demo }) => {
  const token = tokenOf(demo, 'tom', 'Crane dashboard')
  await searchBox(page).fill(token.id)
  await page.getByRole('button', { name: 'Actions for Crane dashboard' }).click()
  for (const act of ['Disable', 'Rotate…', 'Copy id', 'Revoke…']) {
    await expect(page.getByRole('menuitem', { name: act })).toBeVisible()
  }
  await page.getByRole('menuitem', { name: 'Disable' }).click()
  await expect(tokenRow(page, 'Crane dashboard')).toContainText('Disabled')
  expect(sent(demo, 'POST', '/users/tokens/disable')).toHaveLength(1)

  await searchBox(page).fill('')
  await page.getByRole('button', { name: 'Filters' }).click()
  await chooseFilter(page, 'Status', 'Asleep')
  await expectCount(page, 14, 340)
  await page.keyboard.press('Escape')
  await rowAt(page, 1).getByRole('checkbox').check()
  const selection = page.getByRole('region', { name: 'Selection' })
  await selection.getByRole('button', { name: 'Select all 14 matching' }).click()
  await expect(selection).toContainText('14 selected')
  for (const act of ['Disable…', 'Enable…', 'Revoke…']) {
    await expect(selection.getByRole('button', { name: act })).toBeInViewport({ ratio: 1 })
  }
})
