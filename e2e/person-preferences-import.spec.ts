import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import { bodiesOf, givePreferences, openPreferences, sizesOf, storedOf, type Stored } from './support/preferences.ts'
import { expect, test } from './support/test.ts'
import { dialog, expectToast, sent } from './support/tokens.ts'

const SOME: readonly Stored[] = [
  ['display_settings', 'use_military_time', 'true'],
  ['display_settings', 'name_format', 'username'],
  ['notifications', 'email_interval', '900'],
]
const pref = (category: string, name: string, value: string, user_id: string = demoIds.tom) => ({
  user_id,
  category,
  name,
  value,
})
const HUNDRED_AND_ONE = Array.from({ length: 101 }, (_, at) => pref('com.example', `n${at}`, `v${at}`))

async function openImport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Import…' }).click()
  return dialog(page, 'Import preferences')
}

function chooseFile(page: Page, text: string): Promise<void> {
  const file = { name: 'preferences.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  return page.locator('input[type=file]').setInputFiles(file)
}

/** A file that is broken, no list, or wrong in parts: said where, and nothing is sent. */
async function importBroken(page: Page, demo: DemoServer): Promise<void> {
  const saved = bodiesOf(demo, 'save', false).length
  await page.getByRole('link', { name: 'Teams', exact: true }).click()
  await expect(page).toHaveURL(/\/teams$/)
  await page.getByRole('link', { name: 'Preferences', exact: true }).click()
  const asking = await openImport(page)
  const run = asking.getByRole('button', { name: /^Import/ })
  await expect(run).toHaveAccessibleDescription('Choose a file or paste JSON first')
  await chooseFile(page, '[\n  {"category": "x",}\n]')
  const json = asking.getByRole('textbox', { name: 'JSON' })
  await expect(json).toHaveAccessibleDescription(/This is no JSON. Line 2, column 20: /)
  await expect(json).toHaveValue('[\n  {"category": "x",}\n]')
  await json.fill('{"user_id": "x"}')
  await expect(json).toHaveAccessibleDescription(/This is an object. A list in square brackets is wanted/)
  await run.press('Enter')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0xff, 0xfe]) })
  await expect(asking).toContainText('picture.png could not be read as text in UTF-8.')

  await json.fill(
    JSON.stringify([
      7,
      { user_id: demoIds.tom, category: 'x', name: 'y', value: true },
      pref('c'.repeat(33), 'y', '1'),
      pref('theme', '', '#fff'),
      pref('sidebar_settings', 'limit_visible_dms_gms', '41'),
      pref('x', 'twice', '1'),
      pref('x', 'twice', '2'),
      pref('display_settings', 'use_military_time', 'false'),
      pref('display_settings', 'name_format', 'username'),
    ]),
  )
  await expect(asking.getByRole('status')).toHaveText('9 in the file · 1 new · 1 changed · 1 the same · 6 left out')
  const entries = asking.getByRole('list', { name: 'Entries' })
  for (const reason of [
    'Entry 1: This is a number, not an object.',
    'Entry 2: Its value is a boolean; it must be text.',
    'Entry 3: The category has 33 bytes; 32 are allowed.',
    'Entry 4: A theme must be a JSON object whose values are all text.',
    'Entry 5: It takes a whole number from 1 to 40.',
    'Entry 6: The same category and name come again as entry 7, which counts.',
  ]) {
    await expect(entries).toContainText(reason)
  }
  await expect(entries.getByRole('listitem').filter({ hasText: '24-hour clock' })).toContainText('On → Off')
  expect(bodiesOf(demo, 'save', false)).toHaveLength(saved)

  // What is typed is not thrown away by a key, and leaving is held up.
  await page.keyboard.press('Escape')
  await page.evaluate(() => history.back())
  await expect(asking.getByRole('alert')).toContainText('Not saved yet')
  await asking.getByRole('button', { name: 'Stay' }).click()

  await asking.getByRole('button', { name: 'Import 2 preferences' }).click()
  // By its first words: what was taken back just now may still be told, and names the same.
  await expectToast(page, /^2 preferences imported/)
  expect(bodiesOf(demo, 'save', false).slice(saved)).toEqual([
    [pref('x', 'twice', '2'), pref('display_settings', 'use_military_time', 'false')],
  ])
}

test('101 entries go in two requests and are undone as one; when the second fails it is said which, and goes on from there', async ({
  page,
  signIn,
  demo,
}) => {
  givePreferences(demo, 'tom', SOME)
  const before = storedOf(demo, 'tom')
  await signIn('ada')
  await openPreferences(page, demo, 'tom')
  const asking = await openImport(page)
  await chooseFile(page, JSON.stringify(HUNDRED_AND_ONE))
  await expect(asking.getByRole('status')).toHaveText('101 in the file · 101 new · 0 changed · 0 the same · 0 left out')
  await expect(asking.getByRole('list', { name: 'Entries' }).getByRole('listitem')).toHaveCount(100)
  expect(sent(demo, 'PUT', /preferences/)).toHaveLength(0)
  await asking.getByRole('button', { name: 'Import 101 preferences' }).click()
  const toast = await expectToast(page, '101 preferences imported')
  await expect(asking).toBeHidden()
  expect(bodiesOf(demo, 'save')).toEqual([HUNDRED_AND_ONE.slice(0, 100), HUNDRED_AND_ONE.slice(100)])
  await expect(page.getByText('104 preferences (complete)')).toBeVisible()
  await toast.getByRole('button', { name: 'Undo' }).click()
  const back = await expectToast(page, 'Taken back')
  await back.getByRole('button', { name: 'Close' }).click()
  expect(sizesOf(bodiesOf(demo, 'delete'))).toEqual([100, 1])
  expect(storedOf(demo, 'tom')).toEqual(before)

  // Once more, and the second hundred fails: how many were saved and which not, the text is kept, and it goes on.
  await openImport(page)
  await asking.getByRole('textbox', { name: 'JSON' }).fill(JSON.stringify(HUNDRED_AND_ONE))
  demo.faults.add({ kind: 'bad-gateway-html', match: { method: 'PUT', path: /preferences$/ }, after: 1, times: 2 })
  await asking.getByRole('button', { name: 'Import 101 preferences' }).click()
  const alert = asking.getByRole('alert')
  await expect(alert).toContainText('100 of 101 were written, 1 not')
  await expect(alert).toContainText('Mattermost does not answer')
  await alert.getByText('Which were not written').click()
  await expect(alert.getByRole('listitem')).toHaveText(['com.example/n100'])
  // Checked against what is there now.
  await expect(asking.getByRole('textbox', { name: 'JSON' })).toHaveValue(JSON.stringify(HUNDRED_AND_ONE))
  await expect(asking.getByRole('status')).toHaveText('101 in the file · 1 new · 0 changed · 100 the same · 0 left out')
  await asking.getByRole('button', { name: 'Import 1 preference' }).click()
  await expect(alert).toContainText('None of 1 was written')
  await expect(asking.getByRole('button', { name: 'Undo the 100 written' })).toBeVisible()
  await asking.getByRole('button', { name: 'Import 1 preference' }).click()
  const rest = await expectToast(page, '1 preference imported')
  expect(sent(demo, 'PUT', /preferences$/)).toHaveLength(2 + 4)
  expect(sizesOf(bodiesOf(demo, 'save'))).toEqual([100, 1, 100, 1])
  expect(Object.keys(storedOf(demo, 'tom'))).toHaveLength(104)
  // All of it, the first hundred too.
  await rest.getByRole('button', { name: 'Undo' }).click()
  await expectToast(page, 'Taken back')
  expect(storedOf(demo, 'tom')).toEqual(before)
})

test('an export imports as the same; a file of another person only when told to; a broken one not at all', async ({
  page,
  signIn,
  demo,
}) => {
  givePreferences(demo, 'tom', SOME)
  await signIn('ada')
  await openPreferences(page, demo, 'tom', '?category=notifications')
  const exported = async (choice: string): Promise<string> => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: choice }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^latchkey-preferences-tom-\d{4}-\d{2}-\d{2}T\d{6}\.json$/)
    return readFile(await file.path(), 'utf8')
  }
  expect(JSON.parse(await exported('What is shown, as JSON (1)'))).toEqual([
    pref('notifications', 'email_interval', '900'),
  ])
  const all = await exported('All, as JSON (3)')
  expect(JSON.parse(all)).toEqual(SOME.map(([category, name, value]) => pref(category, name, value)))
  const asking = await openImport(page)
  await chooseFile(page, all)
  await expect(asking.getByRole('status')).toHaveText('3 in the file · 0 new · 0 changed · 3 the same · 0 left out')
  await expect(asking.getByRole('button', { name: 'Import', exact: true })).toHaveAccessibleDescription(
    'There is nothing to change',
  )
  await asking.getByRole('button', { name: 'Cancel' }).click()
  await expect(asking).toBeHidden()

  // A file of another person is used only when told to, and what it does not mention is kept unless told.
  const before = storedOf(demo, 'tom')
  await openImport(page)
  const theirs = [
    pref('display_settings', 'use_military_time', 'false', demoIds.alice),
    pref('emoji', 'emoji_skintone', '1F3FD', demoIds.alice),
  ]
  await asking.getByRole('textbox', { name: 'JSON' }).fill(JSON.stringify(theirs))
  await expect(asking).toContainText('2 entries are not of @tom')
  await expect(asking).toContainText(`It is of another person, ${demoIds.alice}.`)
  await expect(asking.getByRole('button', { name: 'Import', exact: true })).toHaveAccessibleDescription(
    'There is nothing to change',
  )
  await asking.getByRole('button', { name: 'Use for @tom instead' }).click()
  await expect(asking.getByRole('status')).toHaveText('2 in the file · 1 new · 1 changed · 0 the same · 0 left out')
  await expect(asking.getByRole('button', { name: 'Import 2 preferences' })).toBeVisible()
  await asking.getByRole('checkbox', { name: /Delete the 2 preferences of @tom/ }).check()
  await asking.getByText('Which they are').click()
  await expect(asking).toContainText('notifications/email_interval')
  await asking.getByRole('button', { name: 'Import 2, delete 2' }).click()
  const toast = await expectToast(page, '2 preferences imported')
  await expect(toast).toContainText('2 deleted · @tom')
  expect(bodiesOf(demo, 'save')).toEqual([theirs.map((one) => ({ ...one, user_id: demoIds.tom }))])
  expect(storedOf(demo, 'tom')).toEqual({
    'display_settings/use_military_time': 'false',
    'emoji/emoji_skintone': '1F3FD',
  })
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expectToast(page, 'Taken back')
  expect(storedOf(demo, 'tom')).toEqual(before)

  await importBroken(page, demo)
})
