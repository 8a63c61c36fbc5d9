import { expect, test } from './support/test.ts'
import { dialog, sent, tokensOf } from './support/tokens.ts'

test('an administrator’s own token takes a second look, which neither a double click nor Enter twice runs through', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  await form.getByLabel('Description').fill('Inventory script')
  await form.getByRole('button', { name: 'Continue' }).dblclick()
  const warning = form.getByRole('alert')
  await expect(warning).toBeVisible()
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(form).toBeHidden()

  await page.getByRole('button', { name: 'New token' }).click()
  await form.getByLabel('Description').fill('Inventory script')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(warning).toContainText('You are an administrator')
  await expect(warning).toContainText('everything on the server')
  expect(sent(demo, 'POST', /\/tokens$/)).toHaveLength(0)
  await form.getByRole('button', { name: 'Create administrator’s token' }).click()
  await expect(dialog(page, 'Token created')).toContainText('Inventory script, for @ada')
  expect(tokensOf(demo, 'ada').map((token) => token.description)).toContain('Inventory script')
})

test('the warning names another administrator, and goes when the owner changes', async ({ page, signIn, demo }) => {
  await signIn('ada')
  await page.goto('/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token for a person or a bot')
  await form.getByRole('combobox', { name: 'Owner' }).fill('nora')
  await form.getByRole('option', { name: '@nora' }).click()
  await form.getByLabel('Description').fill('For the jump host')
  await form.getByRole('button', { name: 'Continue' }).click()
  await expect(form.getByRole('alert')).toContainText('@nora.bergstrom is an administrator')

  await form.getByRole('button', { name: 'Change owner' }).click()
  await form.getByRole('combobox', { name: 'Owner' }).fill('alice')
  await form.getByRole('option', { name: '@alice' }).first().click()
  await expect(form.getByRole('alert')).toHaveCount(0)
  await expect(form.getByLabel('Description')).toHaveValue('For the jump host')
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect(dialog(page, 'Token created')).toContainText('for @alice')
  expect(tokensOf(demo, 'nora.bergstrom')).toHaveLength(2)
})
