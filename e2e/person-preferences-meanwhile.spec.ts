import type { DemoServer } from '../src/demo-server/server.ts'
import {
  bodiesOf,
  givePreferences,
  openPreferences,
  preferenceRow,
  sizesOf,
  storedOf,
  type Stored,
} from './support/preferences.ts'
import { expect, test } from './support/test.ts'
import { dialog, expectToast, userId } from './support/tokens.ts'

const SOME: readonly Stored[] = [
  ['display_settings', 'use_military_time', 'true'],
  ['odd_cat', 'x', 'one'],
  ['odd_cat', 'y', 'one'],
]

/** Somebody else changes, adds or, without a value, deletes one of tom's, unseen by the page. */
function theirs(demo: DemoServer, name: string, value?: string, category = 'odd_cat'): void {
  const one = { user_id: userId(demo, 'tom'), category, name }
  if (value === undefined) demo.state.removePreference({ ...one, value: '' })
  else demo.state.setPreference({ ...one, value })
}

test.beforeEach(async ({ page, signIn, demo }) => {
  givePreferences(demo, 'tom', SOME)
  await signIn('ada')
  await openPreferences(page, demo, 'tom')
})

test('Undo does not write over what has another value than the act gave it, before one knows', async ({
  page,
  demo,
}) => {
  await page.getByRole('button', { name: 'Edit x', exact: true }).click()
  await page.getByRole('textbox', { name: 'Value' }).fill('two')
  await page.keyboard.press('Enter')
  const changed = await expectToast(page, 'x changed')
  theirs(demo, 'x', 'three')
  await changed.getByRole('button', { name: 'Undo' }).click()
  const kept = await expectToast(page, 'Not taken back')
  await expect(kept).toContainText('x was changed meanwhile. It is “three” now. Nothing was written.')
  await expect(preferenceRow(page, 'three')).toBeVisible()
  expect(storedOf(demo, 'tom')['odd_cat/x']).toBe('three')
  expect(bodiesOf(demo, 'save', false)).toHaveLength(1)

  // Changed once more: what was told is not what is there, so it is told again.
  theirs(demo, 'x', 'four')
  await kept.getByRole('button', { name: 'Retry' }).click()
  const again = await expectToast(page, 'It is “four” now')
  expect(bodiesOf(demo, 'save', false)).toHaveLength(1)
  await again.getByRole('button', { name: 'Retry' }).click()
  const back = await expectToast(page, 'Taken back')
  expect(storedOf(demo, 'tom')['odd_cat/x']).toBe('one')
  await back.getByRole('button', { name: 'Close' }).click()

  // A deletion that somebody made undone in their own way stays so; one that is back as it was is no news.
  await page.getByRole('button', { name: 'Delete y', exact: true }).click()
  const deleted = await expectToast(page, 'y deleted')
  theirs(demo, 'y', 'theirs')
  await deleted.getByRole('button', { name: 'Undo' }).click()
  const added = await expectToast(page, 'y was added meanwhile')
  await expect(added).toContainText('It is “theirs” now')
  await added.getByRole('button', { name: 'Close' }).click()
  expect(storedOf(demo, 'tom')['odd_cat/y']).toBe('theirs')
  await page.getByRole('button', { name: 'Delete 24-hour clock' }).click()
  const clock = await expectToast(page, '24-hour clock deleted')
  theirs(demo, 'use_military_time', 'true', 'display_settings')
  await clock.getByRole('button', { name: 'Undo' }).click()
  await expectToast(page, 'Taken back')
})

test('adding what somebody else has added meanwhile says so with its value, and keeps what is typed', async ({
  page,
  demo,
}) => {
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const adding = dialog(page, 'Add a preference')
  await adding.getByRole('radio', { name: 'Any other' }).check()
  await adding.getByRole('textbox', { name: 'Category' }).fill('odd_cat')
  await adding.getByRole('textbox', { name: 'Name' }).fill('z')
  const value = adding.getByRole('textbox', { name: 'Value' })
  await value.fill('mine')
  theirs(demo, 'z', 'theirs')
  await adding.getByRole('button', { name: 'Add preference' }).click()
  const told = adding.getByRole('alert')
  await expect(told).toContainText('z was added meanwhile')
  await expect(told).toContainText('It is “theirs” now. Nothing was written.')
  await expect(value).toHaveValue('mine')
  expect(bodiesOf(demo, 'save', false)).toEqual([])

  // What was told is about that name only.
  await adding.getByRole('textbox', { name: 'Name' }).fill('zz')
  await expect(told).toHaveCount(0)
  await adding.getByRole('textbox', { name: 'Name' }).fill('z')
  await adding.getByRole('button', { name: 'Add preference' }).click()
  await expect(told).toContainText('It is “theirs” now')
  await value.fill('mine after all')
  await adding.getByRole('button', { name: 'Write over it' }).click()
  const toast = await expectToast(page, 'z changed')
  await expect(toast).toContainText('mine after all, was theirs')
  await expect(adding).toBeHidden()
  expect(storedOf(demo, 'tom')['odd_cat/z']).toBe('mine after all')
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expectToast(page, 'Taken back')
  expect(storedOf(demo, 'tom')['odd_cat/z']).toBe('theirs')
})

test('an import whose preview no longer holds shows it anew before anything is written', async ({ page, demo }) => {
  const tom = userId(demo, 'tom')
  const file = [
    { user_id: tom, category: 'odd_cat', name: 'x', value: 'two' },
    { user_id: tom, category: 'odd_cat', name: 'y', value: 'one' },
    { user_id: tom, category: 'odd_cat', name: 'z', value: 'one' },
  ]
  await page.getByRole('button', { name: 'Import…' }).click()
  const asking = dialog(page, 'Import preferences')
  const json = asking.getByRole('textbox', { name: 'JSON' })
  await json.fill(JSON.stringify(file))
  const counts = asking.getByRole('status')
  await expect(counts).toHaveText('3 in the file · 1 new · 1 changed · 1 the same · 0 left out')

  // What the file leaves as it is was part of the preview too.
  theirs(demo, 'y', 'theirs')
  theirs(demo, 'z', 'one')
  await asking.getByRole('button', { name: 'Import 2 preferences' }).click()
  const told = asking.getByRole('alert')
  await expect(told).toContainText('2 preferences were changed meanwhile')
  await expect(told).toContainText('z is “one” now, y is “theirs” now. Nothing was written.')
  await expect(counts).toHaveText('3 in the file · 0 new · 2 changed · 1 the same · 0 left out')
  await expect(asking.getByRole('list', { name: 'Entries' })).toContainText('theirs → one')
  await expect(json).toHaveValue(JSON.stringify(file))
  expect(bodiesOf(demo, 'save', false)).toEqual([])

  // What is not in the file matters only when it is to go.
  theirs(demo, 'w', 'one')
  await asking.getByRole('checkbox', { name: /Delete the 1 preference of @tom/ }).check()
  await asking.getByRole('button', { name: 'Import 2, delete 1' }).click()
  await expect(told).toContainText('w was added meanwhile')
  await expect(asking.getByRole('checkbox', { name: /Delete the 2 preferences of @tom/ })).toBeChecked()
  await asking.getByRole('checkbox', { name: /Delete the 2/ }).uncheck()
  theirs(demo, 'v', 'one')
  await asking.getByRole('button', { name: 'Import 2 preferences' }).click()
  const toast = await expectToast(page, '2 preferences imported')
  expect(bodiesOf(demo, 'save', false)).toEqual([file.slice(0, 2)])
  expect(bodiesOf(demo, 'delete', false)).toEqual([])

  // Undo of many names those that are otherwise by now, and touches none.
  theirs(demo, 'x', 'theirs')
  await toast.getByRole('button', { name: 'Undo' }).click()
  const kept = await expectToast(page, '2 preferences of 2 not taken back')
  await expect(kept).toContainText('x was changed meanwhile. It is “theirs” now.')
  expect(bodiesOf(demo, 'save', false)).toHaveLength(1)
  await kept.getByRole('button', { name: 'Retry' }).click()
  await expectToast(page, 'Taken back')
  expect(storedOf(demo, 'tom')).toMatchObject({ 'odd_cat/x': 'one', 'odd_cat/y': 'theirs', 'odd_cat/z': 'one' })
})

test('deleting many names those that are other than shown, and asks again', async ({ page, demo }) => {
  givePreferences(demo, 'tom', [...SOME, ['odd_cat', 'z', 'one']])
  await openPreferences(page, demo, 'tom')
  await page.getByRole('button', { name: 'Delete all 3 of odd_cat…' }).click()
  theirs(demo, 'x', 'theirs')
  theirs(demo, 'z')
  await page.getByRole('button', { name: 'Delete 3 preferences' }).click()
  const again = dialog(page, 'Delete 2 preferences')
  const told = again.getByRole('alert')
  await expect(told).toContainText('2 preferences were changed meanwhile')
  await expect(told).toContainText('x is “theirs” now, z is deleted now. Nothing was written.')
  await told.getByText('What they are now').click()
  await expect(told.getByRole('listitem')).toHaveText(['odd_cat/x: “theirs”', 'odd_cat/z: deleted'])
  await expect(again).toContainText('2 preferences of @tom in odd_cat are deleted.')
  expect(bodiesOf(demo, 'delete', false)).toEqual([])
  await again.getByRole('button', { name: 'Delete 2 preferences' }).click()
  const toast = await expectToast(page, '2 preferences deleted')
  expect(sizesOf(bodiesOf(demo, 'delete', false))).toEqual([2])
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expectToast(page, 'Taken back')
  expect(storedOf(demo, 'tom')).toMatchObject({ 'odd_cat/x': 'theirs', 'odd_cat/y': 'one' })
  expect(storedOf(demo, 'tom')).not.toHaveProperty(['odd_cat/z'])

  // With all of them gone there is nothing left to ask.
  await page.getByRole('button', { name: 'Delete all 2 of odd_cat…' }).click()
  theirs(demo, 'x')
  theirs(demo, 'y')
  await page.getByRole('button', { name: 'Delete 2 preferences' }).click()
  await expectToast(page, 'Gone already: 2 preferences')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(bodiesOf(demo, 'delete', false)).toHaveLength(1)
})
