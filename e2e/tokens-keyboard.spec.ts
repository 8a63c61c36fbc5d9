import { expect, test } from './support/test.ts'
import { drawnIds, drawnRows, expectCount, openTokens, rowAt, searchBox } from './support/token-list.ts'
import { tokenGrid } from './support/tokens.ts'

test.beforeEach(async ({ signIn }) => {
  await signIn('ada')
})

test('keys walk the rows, open menus, filters, help and dialogs, and are letters while one types', async ({ page }) => {
  await openTokens(page)
  await page.keyboard.press('j')
  await expect(rowAt(page, 1)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  await expect(rowAt(page, 3)).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(rowAt(page, 1)).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect(rowAt(page, 11)).toBeFocused()
  await page.keyboard.press('End')
  await expect(rowAt(page, 340)).toBeFocused()
  await expect(rowAt(page, 340)).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Home')
  await expect(rowAt(page, 1)).toBeFocused()
  await expect(rowAt(page, 1)).toBeInViewport({ ratio: 1 })
  // One row at a time can be reached with the tab key.
  await expect(tokenGrid(page).locator('[role=row][tabindex="0"]')).toHaveCount(1)

  // "." opens the menu of the row, also where motion is unwanted: then a menu that is closed is gone at once, and the
  // keys are the page's again.
  for (const [reducedMotion, next] of [
    ['no-preference', 2],
    ['reduce', 3],
  ] as const) {
    await page.emulateMedia({ reducedMotion })
    await page.keyboard.press('.')
    await expect(page.getByRole('menuitem', { name: 'Copy id' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
    // A second time, now that the menu itself is there.
    await page.keyboard.press('.')
    await expect(page.getByRole('menuitem', { name: 'Copy id' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
    await page.keyboard.press('j')
    await expect(rowAt(page, next)).toBeFocused()
  }
  await page.emulateMedia({ reducedMotion: 'no-preference' })

  // "f" opens the first filter.
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Status', exact: true })).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Status', exact: true })).toHaveAttribute('aria-expanded', 'false')

  // The help lists the keys of the page.
  await page.keyboard.press('?')
  const help = page.getByRole('dialog')
  for (const words of ['Select the row', 'Menu of the row', 'Read again', 'New token', 'First filter', 'Export']) {
    await expect(help.getByText(words, { exact: true })).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()

  // "n" opens the dialog for a new token.
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog', { name: /token/i })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()

  // While one types, letters are letters.
  await page.keyboard.press('/')
  await expect(searchBox(page)).toBeFocused()
  await page.keyboard.type('jkxar')
  await expect(searchBox(page)).toHaveValue('jkxar')
  await expect(page.getByRole('region', { name: 'Selection' })).toBeHidden()
})

test('a drawer is opened from its row by Enter and by mouse, stays while one walks, and gives the focus back', async ({
  page,
  demo,
}) => {
  // Opened by its address it gives the focus to its row.
  const token = demo.state.tokens.all()[120]
  await page.goto(`/tokens/${token?.id}`)
  await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible()
  await expectCount(page, 340)
  await page.keyboard.press('Escape')
  await expect(rowAt(page, 121)).toBeFocused()
  await expect(rowAt(page, 121)).toBeInViewport({ ratio: 1 })

  await page.keyboard.press('Home')
  await expect(rowAt(page, 1)).toBeFocused()
  await page.keyboard.press('j')
  const row = rowAt(page, 2)
  await page.keyboard.press('Enter')
  const title = page.getByRole('region').getByRole('heading', { level: 2 })
  await expect(title).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(title).toBeHidden()
  await expect(row).toBeFocused()
  await expect(page).toHaveURL(/\/tokens$/)

  // By mouse, on the row and on its link.
  await rowAt(page, 4).getByText('Active').or(rowAt(page, 4).getByText('Disabled')).first().click()
  await expect(title).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(rowAt(page, 4)).toBeFocused()
  const link = rowAt(page, 5).getByRole('rowheader').getByRole('link')
  await link.click()
  await expect(title).toBeFocused()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(link).toBeFocused()

  await rowAt(page, 1).click()
  await expect(title).toBeFocused()
  const first = await title.textContent()
  await page.keyboard.press('j')
  await expect(rowAt(page, 1)).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(title).not.toHaveText(first ?? '')
  await expect(page).toHaveURL(/\/tokens\/\w{26}$/)
})

test.describe('three thousand tokens', () => {
  test.use({ demoOptions: { scale: 3000 } })

  test('only the rows in sight are drawn, and the keyboard reaches the last one', async ({ page }) => {
    await openTokens(page)
    await expect(tokenGrid(page)).toHaveAttribute('aria-rowcount', '3001')
    expect(await drawnRows(page).count()).toBeLessThan(60)
    await page.keyboard.press('j')
    await page.keyboard.press('End')
    await expect(rowAt(page, 3000)).toBeFocused()
    await expect(rowAt(page, 3000)).toBeInViewport({ ratio: 1 })
    expect(await drawnRows(page).count()).toBeLessThan(60)
    await page.keyboard.press('PageUp')
    await expect(rowAt(page, 2990)).toBeFocused()
    await page.keyboard.press('Home')
    await expect(rowAt(page, 1)).toBeFocused()
    // By wheel as well.
    await page.getByTestId('table-scroller').evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
    await expect(rowAt(page, 3000)).toBeInViewport({ ratio: 1 })
  })
})

test('a key that leaves the same rows draws none of them anew, nor those beyond the edges', async ({ page }) => {
  await openTokens(page)
  await searchBox(page).fill('harbour.exampl')
  // The last of those beyond the edge, which come when typing rests.
  await expect(page).toHaveURL(/q=harbour\.exampl$/)
  await expect(page.locator('[role=row][data-position="22"]')).toBeAttached()
  const before = await drawnIds(page)
  await page
    .locator('[role=grid] [role=rowgroup]')
    .last()
    .evaluate((rows) => {
      const touched = (entries: MutationRecord[]) => {
        if (entries.some(({ target }) => target === rows)) rows.setAttribute('data-touched', '')
      }
      new MutationObserver(touched).observe(rows, { childList: true })
    })
  await searchBox(page).press('End')
  await searchBox(page).press('e')
  await expect(page).toHaveURL(/q=harbour\.example$/)
  expect(await drawnIds(page)).toEqual(before)
  await expect(page.locator('[data-touched]')).toHaveCount(0)
  await searchBox(page).press('x')
  await expect(page.locator('[role=row][data-position="0"]')).toHaveCount(0)
})
