import { openInventory } from './support/session.ts'
import { expect, test } from './support/test.ts'

test('the first Tab offers to skip to the page', async ({ page, signIn }) => {
  await signIn('ada')
  await openInventory(page)
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the page' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page).toHaveURL('/tokens')
})

test('? lists the keys, and Escape puts one back', async ({ page, signIn }) => {
  await signIn('ada')
  await openInventory(page)
  const link = page.getByRole('link', { name: 'My tokens' })
  await link.focus()
  await page.keyboard.press('Shift+?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  for (const words of [
    'Go to tokens',
    'Go to my tokens',
    'Search on this page',
    'This list',
    'Read again',
    'Open the row',
  ]) {
    await expect(help.getByText(words, { exact: false }).first()).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(link).toBeFocused()
})

test('the list of keys opens from the menu as well', async ({ page, signIn }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: /: appearance, shortcuts, sign out$/ }).click()
  await page.getByRole('menuitem', { name: /Keyboard shortcuts/ }).click()
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help.getByText('Go to my tokens')).toBeVisible()
  // What one may not use is not offered.
  await expect(help.getByText('Go to tokens')).toHaveCount(0)
})

test('/ goes to the search, g and a letter to a page', async ({ page, signIn }) => {
  await signIn('ada')
  await openInventory(page)
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox', { name: 'Search tokens' })
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('')
  await search.blur()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeFocused()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeFocused()
})

test('keys are text where one types', async ({ page, signIn }) => {
  await signIn('ada')
  await openInventory(page)
  const search = page.getByRole('searchbox', { name: 'Search tokens' })
  await search.click()
  await page.keyboard.type('ga/?gt')
  await expect(search).toHaveValue('ga/?gt')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
})

test('keys with Ctrl or Alt are the browser’s, and half a pair is forgotten', async ({ page, signIn }) => {
  await signIn('ada')
  await openInventory(page)
  await page.keyboard.press('g')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('a')
  await page.keyboard.press('Alt+/')
  await expect(page.getByRole('searchbox', { name: 'Search tokens' })).not.toBeFocused()
  await expect(page).toHaveURL('/tokens')
})

test('keys do nothing behind a dialog', async ({ page, signIn }) => {
  await signIn('ada')
  await openInventory(page)
  await page.getByRole('button', { name: 'New token' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Cancel' }).focus()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.keyboard.press('Shift+?')
  await expect(dialog).toHaveCount(1)
  await expect(page).toHaveURL('/tokens')
})

test('who may not see a page has no key for it', async ({ page, signIn }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search tokens' })).toBeFocused()
  await expect(page).toHaveURL('/account/tokens')
})

test('single keys can be switched off, for good', async ({ page, signIn }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('Shift+?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await help.getByRole('checkbox', { name: 'Single keys do something' }).uncheck()
  await help.getByRole('button', { name: 'Close', exact: true }).last().click()
  await page.keyboard.press('Shift+?')
  await page.keyboard.press('/')
  await expect(help).toBeHidden()
  await expect(page.getByRole('searchbox', { name: 'Search tokens' })).not.toBeFocused()

  await page.reload()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search tokens' })).not.toBeFocused()

  await page.getByRole('button', { name: /: appearance, shortcuts, sign out$/ }).click()
  await page.getByRole('menuitem', { name: /Keyboard shortcuts/ }).click()
  await help.getByRole('checkbox', { name: 'Single keys do something' }).check()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search tokens' })).toBeFocused()
})
