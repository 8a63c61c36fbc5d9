import type { Page } from 'playwright/test'
import { expect, test } from './support/test.ts'
import { openTokens, rowAt, searchBox } from './support/token-list.ts'
import { chooseFromMenu, dialog, selectRows, tokenDrawer, tokenRow } from './support/tokens.ts'

/** Says that the secret is saved, and closes its dialog. */
async function closeSecret(page: Page, title: string): Promise<void> {
  const shown = dialog(page, title)
  await shown.getByLabel('I have saved it').check()
  await shown.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(shown).toBeHidden()
}

test('a dialog that took the place of another gives the focus back to where the first was opened from', async ({
  page,
  signIn,
}) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  const create = page.getByRole('button', { name: 'New token' })
  await create.click()
  await dialog(page, 'New token').getByLabel('Description').fill('Night shift')
  await dialog(page, 'New token').getByRole('button', { name: 'Create token' }).click()
  await closeSecret(page, 'Token created')
  await expect(create).toBeFocused()

  // The row is another one afterwards, or none: then the table has the focus, on the row in its place.
  await chooseFromMenu(page, 'Crane dashboard', 'Revoke…')
  await dialog(page, 'Revoke token').getByRole('button', { name: 'Revoke' }).click()
  await expect(tokenRow(page, 'Crane dashboard')).toHaveCount(0)
  await expect(page.locator('[role=row]:focus, main:focus')).toHaveCount(1)
})

test('a run over people leads back to the bar it was begun from, by Escape too', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto('/users?q=tom')
  await page.getByRole('row').filter({ hasText: '@tom' }).first().getByRole('checkbox').check()
  const begin = page.getByRole('button', { name: 'End sessions…' })
  await begin.focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page, /^End the sessions of/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(begin).toBeFocused()
})

test('Escape puts the selection away, once a drawer is closed', async ({ page, signIn }) => {
  await signIn('ada')
  await openTokens(page)
  await searchBox(page).fill('Zapier trial')
  await selectRows(page, 'Zapier trial')
  const row = rowAt(page, 1)
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(tokenDrawer(page, 'Zapier trial')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tokenDrawer(page, 'Zapier trial')).toBeHidden()
  await expect(page.getByText('1 selected')).toBeVisible()
  await row.focus()
  await page.keyboard.press('Escape')
  await expect(page.getByText('1 selected')).toBeHidden()
})

test('Back from another page leads to the row one came from', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto('/account/tokens')
  await page.getByRole('navigation').getByRole('link', { name: 'People' }).first().click()
  const row = page.getByRole('grid', { name: 'People' }).locator('[aria-rowindex="10"]')
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/summary$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/users$/)
  await expect(row).toBeFocused()
})
