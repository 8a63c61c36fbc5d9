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

test('what somebody else changed meanwhile is not written over before one knows', async ({ page, signIn, demo }) => {
  givePreferences(demo, 'tom', [...SOME, ['odd_cat', 'x', 'one'], ['odd_cat', 'y', 'one']])
  const theirs = (name: string, value: string) =>
    demo.state.setPreference({ user_id: userId(demo, 'tom'), category: 'odd_cat', name, value })
  const now = () => storedOf(demo, 'tom')
  await signIn('ada')
  await openPreferences(page, demo, 'tom')
  await page.getByRole('button', { name: 'Edit x', exact: true }).click()
  theirs('x', 'two')
  const editor = page.getByRole('form', { name: 'Edit x' })
  await editor.getByRole('textbox', { name: 'Value' }).fill('three')
  await page.keyboard.press('Enter')
  await expect(editor.getByRole('alert')).toContainText('x was changed meanwhile')
  await expect(editor.getByRole('alert')).toContainText('It is “two” now. Nothing was written.')
  await expect(editor.getByRole('textbox', { name: 'Value' })).toHaveValue('three')
  await expect(preferenceRow(page, 'two')).toBeVisible()
  await expect(editor).not.toContainText('Changed meanwhile')
  expect(now()['odd_cat/x']).toBe('two')
  expect(sent(demo, 'PUT', /\/preferences$/)).toHaveLength(0)

  // Now it is known: it is written over, and Undo leads back to what they had.
  await editor.getByRole('button', { name: 'Save' }).click()
  const toast = await expectToast(page, 'three, was two')
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expectToast(page, 'Taken back')
  expect(now()['odd_cat/x']).toBe('two')

  // Deleting looks first too.
  theirs('y', 'two')
  await page.getByRole('button', { name: 'Delete y', exact: true }).click()
  const kept = await expectToast(page, 'y was not deleted')
  await expect(kept).toContainText('It is “two” now')
  expect(now()['odd_cat/y']).toBe('two')
  await kept.getByRole('button', { name: 'Retry' }).click()
  await expectToast(page, 'It was two')
  expect(now()['odd_cat/y']).toBeUndefined()
  for (const row of demo.state.preferencesOf(userId(demo, 'tom'))) demo.state.removePreference(row)
  await page.getByRole('button', { name: 'Delete x', exact: true }).click()
  await expectToast(page, 'x was gone already')

  // What is gone has no row to be edited in.
  theirs('w', 'one')
  theirs('z', 'one')
  await openPreferences(page, demo, 'tom')
  await page.getByRole('button', { name: 'Edit z', exact: true }).click()
  await page.getByRole('textbox', { name: 'Value' }).fill('three')
  for (const row of demo.state.preferencesOf(userId(demo, 'tom'))) demo.state.removePreference(row)
  await page.keyboard.press('Enter')
  const gone = await expectToast(page, 'z was not changed')
  await expect(gone).toContainText('It is deleted now')
  await gone.getByRole('button', { name: 'Retry' }).click()
  await expectToast(page, 'z added')
  expect(now()['odd_cat/z']).toBe('three')
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
