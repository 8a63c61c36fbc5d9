import type { Locator } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { openInventory } from './support/session.ts'
import { expect, test } from './support/test.ts'

// One page for many keys: each part begins with the focus where the one before left it, as at a keyboard.

test('keys skip, list themselves, search and go to pages; they are text where one types', async ({ page, signIn }) => {
  await signIn('ada')
  await openInventory(page)

  await test.step('the first Tab offers to skip to the page', async () => {
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to the page' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
    await expect(page).toHaveURL('/tokens')
  })

  await test.step('? lists the keys, and Escape puts one back', async () => {
    const link = page.getByRole('link', { name: 'My tokens' })
    await link.focus()
    await page.keyboard.press('Shift+?')
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(help).toBeVisible()
    const told = await help.innerText()
    for (const words of [
      'Go to tokens',
      'Go to people',
      'Go to my tokens',
      'Search on this page',
      'This list',
      'Read again',
      'Open the row',
    ]) {
      expect(told).toContain(words)
    }
    await page.keyboard.press('Escape')
    await expect(help).toBeHidden()
    await expect(link).toBeFocused()
  })

  const search = page.getByRole('searchbox', { name: 'Search tokens' })
  await test.step('/ goes to the search, where keys are text', async () => {
    await page.keyboard.press('/')
    await expect(search).toBeFocused()
    await expect(search).toHaveValue('')
    await page.keyboard.type('ga/?gt')
    await expect(search).toHaveValue('ga/?gt')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
    await search.fill('')
    await search.blur()
  })

  await test.step('with Ctrl or Alt they are the browser’s, and half a pair is forgotten', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('a')
    await page.keyboard.press('Alt+/')
    await expect(search).not.toBeFocused()
    await expect(page).toHaveURL('/tokens')
  })

  await test.step('they do nothing behind a dialog', async () => {
    await page.getByRole('button', { name: 'New token' }).click()
    const dialog = page.getByRole('dialog')
    const cancel = dialog.getByRole('button', { name: 'Cancel' })
    await cancel.focus()
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await page.keyboard.press('Shift+?')
    await expect(dialog).toHaveCount(1)
    await expect(page).toHaveURL('/tokens')
    await cancel.click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('g and a letter go to a page', async () => {
    for (const [letter, name] of [
      ['a', 'My tokens'],
      ['u', 'People'],
      ['t', 'Tokens'],
    ] as const) {
      await page.keyboard.press('g')
      await page.keyboard.press(letter)
      await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeFocused()
    }
  })
})

test('the help lists what works on the page, and each key once', async ({ page, signIn }) => {
  await signIn('ada')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  const row = page.getByRole('grid').getByRole('row').nth(1)
  const selecting = ['Select the row', 'Select up to the row', 'Select all']
  const listed = async (path: string, last: Locator) => {
    await page.goto(path)
    await expect(page.getByRole('main').getByRole('heading', { name: 'Tom Hargreaves' })).toBeVisible()
    // What has keys of its own stands with them.
    await expect(last).toBeVisible()
    await page.keyboard.press('Shift+?')
    await expect(help).toBeVisible()
    const keys = await help.locator('dd').allInnerTexts()
    expect(new Set(keys).size, path).toBe(keys.length)
    return help.locator('dt').allInnerTexts()
  }

  const ofTokens = await listed(`/users/${demoIds.tom}/tokens`, row)
  for (const words of ['Read again', 'Search on this page', 'Export', 'Menu of the row', ...selecting])
    expect(ofTokens.filter((label) => label === words)).toHaveLength(1)

  // Rows that cannot be selected.
  const ofAudits = await listed(`/users/${demoIds.tom}/audits`, row)
  expect(ofAudits).toEqual(expect.arrayContaining(['Read again', 'Open the row', 'Menu of the row', 'First filter']))
  expect(ofAudits).not.toEqual(expect.arrayContaining([expect.stringMatching(/^Select/)]))

  // No list at all.
  const ofRoles = await listed(`/users/${demoIds.tom}/roles`, page.getByRole('checkbox').first())
  for (const words of ['Search on this page', 'First filter', 'Export', 'Open the row', 'Menu of the row'])
    expect(ofRoles).not.toContain(words)
})

test('who may not see a page has no key for it; single keys can be switched off, for good', async ({
  page,
  signIn,
}) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  const search = page.getByRole('searchbox', { name: 'Search tokens' })
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await page.keyboard.press('/')
  await expect(search).toBeFocused()
  await expect(page).toHaveURL('/account/tokens')
  await search.blur()

  await page.keyboard.press('Shift+?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await help.getByRole('checkbox', { name: 'Single keys do something' }).uncheck()
  await help.getByRole('button', { name: 'Close', exact: true }).last().click()
  await page.keyboard.press('Shift+?')
  await page.keyboard.press('/')
  await expect(help).toBeHidden()
  await expect(search).not.toBeFocused()

  await page.reload()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('/')
  await expect(search).not.toBeFocused()

  // The list of keys opens from the menu as well.
  await page.getByRole('button', { name: /: appearance, shortcuts, sign out$/ }).click()
  await page.getByRole('menuitem', { name: /Keyboard shortcuts/ }).click()
  await expect(help.getByText('Go to my tokens')).toBeVisible()
  // What one may not use is not offered.
  await expect(help.getByText('Go to tokens')).toHaveCount(0)
  await help.getByRole('checkbox', { name: 'Single keys do something' }).check()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await page.keyboard.press('/')
  await expect(search).toBeFocused()
})
