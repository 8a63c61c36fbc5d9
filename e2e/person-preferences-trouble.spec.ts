import { Failure } from '../src/demo-server/failure.ts'
import { givePreferences, openPreferences, preferenceRow, storedOf, type Stored } from './support/preferences.ts'
import { expect, test } from './support/test.ts'
import { expectToast, holdBack, sent, userId } from './support/tokens.ts'

const SOME: readonly Stored[] = [
  ['display_settings', 'use_military_time', 'true'],
  ['com.example.plugin', 'last-board', 'עברית'],
]

test('shown at once and taken back when the server refuses, with what was typed; an edit not saved holds up leaving', async ({
  page,
  signIn,
  demo,
}) => {
  givePreferences(demo, 'tom', SOME)
  await signIn('ada')
  await openPreferences(page, demo, 'tom')
  const held = holdBack(demo, 'PUT', /preferences$/)
  demo.state.setPreference = () => {
    throw new Failure(400, 'model.preference.is_valid.value.app_error')
  }
  await page.getByRole('button', { name: 'Edit last-board' }).click()
  await page.getByRole('textbox', { name: 'Value' }).fill('other')
  await page.keyboard.press('Enter')
  await expect.poll(held.count).toBe(1)
  await expect(preferenceRow(page, 'last-board')).toContainText('other')
  await expect(page.getByRole('form')).toHaveCount(0)
  held.release()
  const editor = page.getByRole('form', { name: 'Edit last-board' })
  await expect(editor.getByRole('alert')).toContainText('The value is too long')
  await expect(editor.getByRole('textbox', { name: 'Value' })).toHaveValue('other')
  await expect(preferenceRow(page, 'last-board')).toContainText('עברית')
  Reflect.deleteProperty(demo.state, 'setPreference')
  await editor.getByRole('button', { name: 'Save' }).click()
  const toast = await expectToast(page, 'last-board changed')

  // Taking back may fail too, and says so.
  demo.faults.add({ kind: 'bad-gateway-html', match: { method: 'PUT' }, times: 1 })
  await toast.getByRole('button', { name: 'Undo' }).click()
  const failed = await expectToast(page, 'Not taken back')
  await expect(preferenceRow(page, 'last-board')).toContainText('other')
  await failed.getByRole('button', { name: 'Retry' }).click()
  await expectToast(page, 'Taken back')
  expect(storedOf(demo, 'tom')['com.example.plugin/last-board']).toBe('עברית')

  // An edit that is not saved holds up leaving, not filtering; changes of others are seen.
  const tom = userId(demo, 'tom')
  const saved = sent(demo, 'PUT', /\/preferences$/).length
  await page.getByRole('button', { name: 'Edit last-board' }).click()
  await page.getByRole('textbox', { name: 'Value' }).fill('half typed')
  await page.getByRole('searchbox').fill('24-hour')
  await expect(page).toHaveURL(/q=24-hour/)
  await expect(page.getByRole('textbox', { name: 'Value' })).toHaveValue('half typed')
  await page.getByRole('link', { name: 'Tokens' }).last().click()
  await expect(page.getByRole('alert')).toContainText('Not saved yet')
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('radio', { name: 'JSON' }).click()
  await expect(page.getByRole('alert')).toContainText('Not saved yet')
  await page.getByRole('button', { name: 'Stay' }).click()
  await page.getByRole('button', { name: 'Edit 24-hour clock' }).click()
  await expectToast(page, 'Save or cancel the edit that is open first')
  await expect(page.getByRole('textbox', { name: 'Value' })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Value' })).toHaveValue('half typed')

  // Somebody else changes the same one, and another: saving a third shows it.
  demo.state.setPreference({ user_id: tom, category: 'com.example.plugin', name: 'last-board', value: 'theirs' })
  await page.getByRole('button', { name: 'Delete 24-hour clock' }).click()
  await expectToast(page, '24-hour clock deleted')
  await expect(page.getByRole('form')).toContainText('Changed meanwhile')
  await expect(page.getByRole('form')).toContainText('It is theirs now.')
  await page.getByRole('link', { name: 'Tokens' }).last().click()
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(page).toHaveURL(/\/tokens$/)
  expect(sent(demo, 'PUT', /\/preferences$/)).toHaveLength(saved)
})

test('out of reach without a right, and an error where it cannot be read', async ({ page, signIn, demo }) => {
  await signIn('hedy')
  await page.goto(`/users/${userId(demo, 'ada')}/preferences`)
  await expect(page.getByText('The preferences of @ada are out of your reach')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('manage_system')
  expect(sent(demo, 'GET', /\/preferences$/)).toHaveLength(0)

  demo.faults.add({ kind: 'not-json', match: { method: 'GET', path: /preferences$/ }, times: 1 })
  await page.goto(`/users/${userId(demo, 'tom')}/preferences`)
  await expect(page.getByText('That was not Mattermost')).toBeVisible()
  givePreferences(demo, 'tom', SOME)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(preferenceRow(page, '24-hour clock')).toBeVisible()
})
