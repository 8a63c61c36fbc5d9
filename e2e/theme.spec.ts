import type { Page } from 'playwright/test'
import { expect, test } from './support/test.ts'

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

/** Notes when the theme is set: `sessionStorage` then says to what, and whether anything could have been painted before. */
async function noteTheme(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      watch.disconnect()
      const theme = document.documentElement.dataset['theme']
      const painted = performance.getEntriesByType('paint').length
      sessionStorage.setItem('noted', `${theme}, body: ${document.body !== null}, paints: ${painted}`)
    })
    watch.observe(document, { attributes: true, subtree: true, attributeFilter: ['data-theme'] })
  })
}

async function choose(page: Page, theme: string): Promise<void> {
  await page.getByRole('button', { name: /: appearance, shortcuts, sign out$/ }).click()
  await page.getByRole('menuitemcheckbox', { name: theme }).click()
  await page.keyboard.press('Escape')
}

test('dark, light and like the device, in all tabs, kept over a reload, and on the sign-in page', async ({
  page,
  context,
  signIn,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await signIn('tom')
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto('/account/tokens')
    await expect(tab.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  }
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'system')
  const light = await ground(page)

  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await ground(page)
  expect(dark).not.toBe(light)

  await choose(page, 'Light')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  expect(await ground(page)).toBe(light)

  await choose(page, 'Dark')
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await ground(page)).toBe(dark)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  expect(await ground(page)).toBe(dark)

  await choose(page, 'Like the device')
  expect(await ground(page)).toBe(light)
  await choose(page, 'Dark')
  await page.goto('/sign-in')
  expect(await ground(page)).toBe(dark)
})

test('what is stored is the theme before anything is painted, and nonsense is like the device', async ({ page }) => {
  await noteTheme(page)
  await page.goto('/sign-in')
  for (const [stored, set] of [
    [null, 'system'],
    ['"dark"', 'dark'],
    ['"light"', 'light'],
    ['"purple"', 'system'],
    ['{"theme":', 'system'],
  ] as const) {
    await page.evaluate((value) => {
      sessionStorage.removeItem('noted')
      if (value === null) localStorage.removeItem('latchkey:theme')
      else localStorage.setItem('latchkey:theme', value)
    }, stored)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    const noted = await page.evaluate(() => sessionStorage.getItem('noted'))
    expect(noted, `with ${stored} stored`).toBe(`${set}, body: false, paints: 0`)
  }
})

test('without storage the choice holds until the page is left', async ({ page, signIn }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
    })
  })
  await signIn('tom')
  await page.goto('/account/tokens')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await choose(page, 'Dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
