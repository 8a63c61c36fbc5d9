import { expect, test } from './support/test.ts'
import { chooseFilter, countOf, drawnRows, expectCount, openTokens, rowAt, searchBox } from './support/token-list.ts'
import { tokenRow } from './support/tokens.ts'

test.beforeEach(async ({ signIn, page }) => {
  await signIn('ada')
  await openTokens(page)
})

const bar = 'Selection'

test('boxes, x, a and Shift select rows, drawn or not, and take them back', async ({ page }) => {
  const selection = page.getByRole('region', { name: bar })
  const clear = async () => {
    await selection.getByRole('button', { name: 'Clear selection' }).click()
    await expect(selection).toBeHidden()
  }
  // Shift and an arrow begin at the row one is on.
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selection).toContainText('3 selected')
  await expect(rowAt(page, 3)).toBeFocused()
  await clear()

  // x selects the row one is on, Shift with x a range, a all.
  await page.keyboard.press('j')
  await page.keyboard.press('Home')
  await expect(rowAt(page, 1)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(rowAt(page, 2)).toHaveAttribute('aria-selected', 'true')
  await expect(selection).toContainText('1 selected')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await expect(selection).toContainText('4 selected')
  for (const place of [2, 3, 4, 5]) await expect(rowAt(page, place)).toHaveAttribute('aria-selected', 'true')
  await expect(rowAt(page, 6)).toHaveAttribute('aria-selected', 'false')
  await page.keyboard.press('x')
  await expect(selection).toContainText('3 selected')
  await page.keyboard.press('a')
  await expect(selection).toContainText('340 selected')
  await clear()

  // What was selected before is forgotten: the range begins where one stands.
  await page.keyboard.press('j')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selection).toContainText('2 selected')
  await clear()

  // A click with Shift ticks everything between.
  await rowAt(page, 3).getByRole('checkbox').click()
  await rowAt(page, 8)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] })
  await expect(selection).toContainText('6 selected')
  await expect(rowAt(page, 5).getByRole('checkbox')).toBeChecked()
  // The box selects; it does not open.
  await expect(page).toHaveURL(/\/tokens$/)
  // The last row is not under the bar.
  await page.keyboard.press('End')
  await expect(rowAt(page, 340)).toBeFocused()
  const row = await rowAt(page, 340).boundingBox()
  const box = await selection.boundingBox()
  expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(box?.y ?? 0)
  await clear()

  // The box of the head selects all rows shown.
  await page.getByRole('checkbox', { name: 'Select all 340 rows shown' }).check()
  await expect(selection).toContainText('340 selected')
  await expect(selection.getByRole('button', { name: /^Select all/ })).toBeHidden()
  await page.getByRole('checkbox', { name: 'Unselect all rows shown' }).uncheck()
  await expect(selection).toBeHidden()
})

test('a selection outlives filters and says what they hide', async ({ page, demo }) => {
  const disabled = countOf(demo, (truth) => truth.status === 'disabled')
  await rowAt(page, 1).getByRole('checkbox').check()
  await rowAt(page, 2).getByRole('checkbox').check()
  const selection = page.getByRole('region', { name: bar })
  await expect(selection).toContainText('2 selected')
  await expect(selection.getByRole('button', { name: 'Select all 340 matching' })).toBeVisible()

  await chooseFilter(page, 'Status', 'Disabled')
  await expectCount(page, disabled, 340)
  await page.keyboard.press('Escape')
  await expect(selection).toContainText('2 selected · 2 hidden by filters')
  const head = page.getByRole('checkbox', { name: `Select all ${disabled} rows shown` })
  await expect(head).not.toBeChecked()
  await selection.getByRole('button', { name: `Select all ${disabled} matching` }).click()
  await expect(selection).toContainText(`${disabled + 2} selected · 2 hidden by filters`)
  await page.getByRole('link', { name: 'Clear all' }).click()
  await expectCount(page, 340)
  await expect(selection).toContainText(`${disabled + 2} selected`)
  await expect(selection).not.toContainText('hidden')
  await expect(page.getByRole('checkbox', { name: 'Select all 340 rows shown' })).toBeChecked({ indeterminate: true })

  // Sorting and reading again change nothing about it.
  await page.getByRole('columnheader', { name: 'Owner' }).getByRole('link').click()
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(selection).toContainText(`${disabled + 2} selected`)
})

test('what was revoked elsewhere does not stay selected; what the search hides can be acted upon', async ({
  page,
  demo,
}) => {
  const [first, second] = demo.state.tokens.all()
  if (!first || !second) throw new Error('the company has no token')
  const selection = page.getByRole('region', { name: bar })
  await tokenRow(page, first.id).getByRole('checkbox').check()
  await tokenRow(page, second.id).getByRole('checkbox').check()
  demo.state.removeToken(first)
  await page.getByRole('button', { name: 'Read again' }).click()
  await expectCount(page, 339)
  await expect(selection).toContainText('1 selected')

  await searchBox(page).fill('berth plan')
  await expect(drawnRows(page).first()).toContainText(/berth plan/i)
  await expect(selection).toContainText('1 selected · 1 hidden by filters')
  await selection.getByRole('button', { name: 'Revoke…' }).click()
  await expect(page.getByRole('dialog').getByText(second.description.trim()).first()).toBeVisible()
  await page.keyboard.press('Escape')

  // Found to be gone by an act on itself alone, with no list read anew.
  await searchBox(page).fill(second.id)
  demo.state.removeToken(second)
  await tokenRow(page, second.id)
    .getByRole('button', { name: /^Actions for/ })
    .click()
  await page.getByRole('menuitem', { name: /^Disable/ }).click()
  await expect(tokenRow(page, second.id)).toHaveCount(0)
  await expect(selection).toBeHidden()
})
