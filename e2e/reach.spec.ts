import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { openInventory } from './support/session.ts'
import { expectToast, tokenRow } from './support/tokens.ts'
import { expect, test } from './support/test.ts'

/** What is reached by keyboard, in a small window, in forced colours and on paper. */

test('Escape closes the palette at once, whatever it has found', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto('/users')
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Jump to' })
  await expect(palette.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
})

test('the palette goes to the pages one may use and does what it lists, by a few letters and Enter', async ({
  page,
  signIn,
}) => {
  const palette = page.getByRole('dialog', { name: 'Jump to' })
  const heading = (name: string) => page.getByRole('heading', { level: 1, name })
  await signIn('ada')
  await page.goto('/users')
  await expect(heading('People')).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette.getByRole('option', { name: 'Tokens' })).toHaveCount(2)
  await page.keyboard.type('my tok')
  await expect(palette.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(heading('My tokens')).toBeVisible()
  await expect(page).toHaveURL('/account/tokens')
  await expect(palette).toBeHidden()

  await signIn('tom')
  await page.goto('/account/tokens')
  await expect(heading('My tokens')).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette.getByRole('option', { name: 'Tokens' })).toHaveText(/^Go toMy tokens/)
  await page.keyboard.type('sign out')
  await page.keyboard.press('Enter')
  await expect(heading('Sign in')).toBeVisible()
})

test('from the search ↓ leads to the rows, and from the rows few stops to what is selected', async ({
  page,
  signIn,
}) => {
  await signIn('ada')
  await openInventory(page, '/tokens?q=tom')
  const search = page.getByRole('searchbox', { name: 'Search tokens' })
  await search.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[role=row][data-position="0"]')).toBeFocused()
  await page.keyboard.press('x')
  const first = page.getByRole('region', { name: 'Selection' }).getByRole('button').first()
  await expect(first).toBeVisible()
  // The box of the row, then what stands after the table: not the links and menus of all rows.
  for (let stops = 0; stops < 4; stops++) {
    await page.keyboard.press('Tab')
    if (await first.evaluate((button) => button === document.activeElement)) break
  }
  await expect(first).toBeFocused()
})

test('the menu that a key has fetched has its first entry active', async ({ page, signIn }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await tokenRow(page, 'Crane dashboard').focus()
  await page.keyboard.press('.')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
})

test('with the toast one is in, the focus goes back to where one came from', async ({ page, signIn }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  const row = tokenRow(page, 'Crane dashboard')
  await row.focus()
  await page.keyboard.press('.')
  await page.getByRole('menuitem', { name: 'Disable' }).press('Enter')
  const toast = await expectToast(page, 'Token disabled')
  await row.focus()
  await page.keyboard.press('F8')
  await expect(toast.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(toast).toBeHidden()
  await expect(row).toBeFocused()
})

for (const size of [
  { width: 360, height: 225 },
  { width: 844, height: 390 },
]) {
  test(`in a window of ${size.width} × ${size.height} a list keeps a few rows, and the page scrolls to them`, async ({
    page,
    signIn,
  }) => {
    await signIn('ada')
    await page.setViewportSize(size)
    for (const path of ['/tokens?view=expiring', '/users', `/users/${demoIds.ada}/audits`]) {
      await page.goto(path)
      const row = page.locator('[role=row][data-position="0"]')
      await expect(row).toBeVisible()
      // Until all are read, another one may come first in their order.
      if (path.startsWith('/tokens')) await expect(page.getByText('(complete)')).toBeVisible()
      await row.scrollIntoViewIfNeeded()
      await expect(row, path).toBeInViewport()
      const height = await page.getByTestId('table-scroller').evaluate((list) => list.clientHeight)
      expect(height, path).toBeGreaterThan(100)
    }
  })
}

test('the values of a filter stay inside the window, wherever its button is', async ({ page, signIn }) => {
  await signIn('ada')
  await page.setViewportSize({ width: 390, height: 450 })
  await openInventory(page)
  await page.getByRole('button', { name: 'Filters' }).click()
  for (const name of ['Status', 'Rights', 'Owner']) {
    const button = page.getByRole('main').getByRole('button', { name, exact: true })
    await button.click()
    const box = await page.locator(`[id="${await button.getAttribute('aria-controls')}"] ul`).boundingBox()
    expect(box, name).not.toBeNull()
    expect(box?.x, name).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(390)
    expect((box?.y ?? 0) + (box?.height ?? 0), name).toBeLessThanOrEqual(450)
    await page.keyboard.press('Escape')
  }
})

test('where colours are forced, a frame marks what is current', async ({ page, signIn }) => {
  await signIn('ada')
  await page.emulateMedia({ forcedColors: 'active' })
  await openInventory(page, '/tokens?view=asleep')
  const widthOf = (name: string) =>
    page
      .getByRole('link', { name })
      .first()
      .evaluate((link) => getComputedStyle(link).outlineStyle)
  expect(await widthOf('Asleep')).toBe('solid')
  expect(await widthOf('Breakers')).toBe('none')
})

test('on paper there is the whole page, without what only a screen needs', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto(`/users/${demoIds.tom}/summary`)
  await expect(page.getByRole('heading', { name: 'If the account is deactivated' })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden()
  const cut = await page.evaluate(() => {
    const last = [...document.querySelectorAll('main h2')].at(-1)?.getBoundingClientRect().bottom ?? Infinity
    const frames = [...document.querySelectorAll('#root div, main')].filter((one) => one.querySelector('h2') !== null)
    return {
      beyond: last > document.documentElement.scrollHeight,
      clipping: frames.filter((one) => getComputedStyle(one).overflowY !== 'visible').length,
    }
  })
  expect(cut).toEqual({ beyond: false, clipping: 0 })
})
