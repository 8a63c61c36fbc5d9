import type { Page } from 'playwright/test'
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
import { dialog, expectToast, holdToasts, sent, userId } from './support/tokens.ts'
import { walkTo } from './support/walk.ts'

const THEME = '{"type":"Onyx","sidebarBg":"#202228","linkColor":"#5d89ea"}'
const SOME: readonly Stored[] = [
  ['display_settings', 'use_military_time', 'true'],
  ['display_settings', 'name_format', 'username'],
  ['display_settings', 'link_previews', 'maybe'],
  ['sidebar_settings', 'limit_visible_dms_gms', '20'],
  ['theme', '', THEME],
  ['com.example.plugin', 'last-board', 'עברית'],
]
const APP = 'app'.padEnd(26, 'z')
const MANY: readonly Stored[] = Array.from({ length: 150 }, (_, at) => [
  'direct_channel_show',
  `${String(at).padStart(3, '0')}${'q'.repeat(23)}`,
  'true',
])

/** Deletes one, a category and what is selected, in hundreds, each with the way back. */
async function deleteAndUndo(page: Page, demo: DemoServer): Promise<void> {
  const before = storedOf(demo, 'tom')
  await page.getByRole('button', { name: 'Delete last-board' }).click()
  await expect(page.getByRole('checkbox', { name: 'Select all of Authorised apps' })).toBeFocused()
  let toast = await expectToast(page, 'last-board deleted')
  await expect(page.getByRole('region', { name: 'com.example.plugin' })).toHaveCount(0)
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expect(preferenceRow(page, 'last-board')).toContainText('עברית')
  // A preference is shown as written before the server has answered.
  await expect.poll(() => storedOf(demo, 'tom')).toEqual(before)

  await page.getByRole('button', { name: 'Delete all 150 of Direct messages…' }).click()
  const asking = dialog(page, 'Delete 150 preferences')
  await expect(asking).toContainText('150 preferences of @tom in Direct messages are deleted.')
  await expect(asking.getByRole('button', { name: 'Cancel' })).toBeFocused()
  // The second hundred fails: what was done and what was not is said, and can be gone on with or undone.
  demo.faults.add({
    kind: 'bad-gateway-html',
    match: { method: 'POST', path: /preferences\/delete$/ },
    after: 1,
    times: 1,
  })
  await asking.getByRole('button', { name: 'Delete 150 preferences' }).click()
  const rest = dialog(page, 'Delete 50 preferences')
  await expect(rest.getByRole('alert')).toContainText('100 of 150 were deleted, 50 not')
  expect(Object.keys(storedOf(demo, 'tom'))).toHaveLength(SOME.length + 2 + 50)
  await rest.getByRole('button', { name: 'Delete 50 preferences' }).click()
  toast = await expectToast(page, '150 preferences deleted')
  expect(sizesOf(bodiesOf(demo, 'delete'))).toEqual([1, 100, 50])
  expect(Object.keys(storedOf(demo, 'tom'))).toHaveLength(SOME.length + 2)
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('158 preferences (complete)')).toBeVisible()
  await expect.poll(() => storedOf(demo, 'tom')).toEqual(before)

  await page.getByRole('checkbox', { name: 'Select all of Display' }).check()
  await page.getByRole('checkbox', { name: 'Select 24-hour clock' }).uncheck()
  await preferenceRow(page, APP).getByRole('checkbox').check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Delete…' }).click()
  await expect(dialog(page, 'Delete 3 preferences')).toContainText('The access of authorised apps does not end.')
  await page.getByRole('button', { name: 'Delete 3 preferences' }).click()
  await expectToast(page, '3 preferences deleted')
  await expect(page.getByRole('region', { name: 'Selection' })).toHaveCount(0)
  expect(Object.keys(storedOf(demo, 'tom'))).toContain('display_settings/use_military_time')
  expect(Object.keys(storedOf(demo, 'tom'))).not.toContain('display_settings/name_format')
}

/** Edits a theme colour by colour and as JSON: broken JSON is not sent, a bad colour is told. */
async function editTheme(page: Page, demo: DemoServer): Promise<void> {
  const saved = bodiesOf(demo, 'save', false).length
  await page.getByRole('button', { name: 'Edit Theme for all teams' }).click()
  await page.getByRole('textbox', { name: 'linkColor', exact: true }).fill('blue')
  await expect(
    page.getByText('No colour (#rgb or #rrggbb), so that the server makes it white: linkColor'),
  ).toBeVisible()
  await page.getByRole('textbox', { name: 'linkColor', exact: true }).fill('#ff0000')
  await page.getByRole('button', { name: 'Type it as it is stored' }).click()
  const raw = page.getByRole('textbox', { name: 'Value' })
  // Of a theme of its own Mattermost would go on showing its own colours.
  await expect(raw).toHaveValue(THEME.replace('#5d89ea', '#ff0000').replace('Onyx', 'custom'))
  await raw.fill('{"sidebarBg":1}')
  await expect(page.getByText('A theme must be a JSON object whose values are all text.').first()).toBeVisible()
  await raw.press('Control+Enter')
  expect(bodiesOf(demo, 'save', false)).toHaveLength(saved)
  await raw.fill(THEME.replace('#5d89ea', '#00ff00'))
  await raw.press('Control+Enter')
  // The server writes the keys in another order: the same theme, and no news.
  const toast = await expectToast(page, 'Theme for all teams changed')
  await expect(toast).not.toContainText('another value')
  expect(storedOf(demo, 'tom')['theme/']).toBe('{"linkColor":"#00ff00","sidebarBg":"#202228","type":"Onyx"}')

  await page.getByRole('button', { name: 'Edit Theme for all teams' }).click()
  await page.getByRole('textbox', { name: 'linkColor', exact: true }).fill('blue')
  await page.getByRole('button', { name: 'Save' }).click()
  await expectToast(page, 'Theme for all teams changed, and has another value now')
  expect(storedOf(demo, 'tom')['theme/']).toContain('"linkColor":"#ffffff"')
}

test('stands by category in words, raw where nobody knows it, is searched and filtered by the address, and is deleted', async ({
  page,
  signIn,
  demo,
}) => {
  const tom = userId(demo, 'tom')
  givePreferences(demo, 'tom', [...SOME, ['tutorial_step', tom, '999'], ['oauth_app', APP, 'user'], ...MANY])
  await signIn('ada')
  await openPreferences(page, demo, 'tom')
  await expect(preferenceRow(page, '24-hour clock')).toContainText(/Times are shown as 16:00.*On.*default: Off/)
  await expect(preferenceRow(page, 'use_military_time')).toBeVisible()
  await expect(preferenceRow(page, 'Link previews')).toContainText(/maybe.*Not understood.*default: On/)
  await expect(preferenceRow(page, 'Theme for all teams')).toContainText('Onyx, 2 colours')
  await expect(preferenceRow(page, tom)).toContainText('their own id')
  const plugin = page.getByRole('region', { name: 'com.example.plugin' })
  await expect(plugin).toContainText('not known to Latchkey')
  await expect(plugin.getByRole('listitem')).toContainText(/last-board.*עברית/)

  // A large group is folded; all of it comes when asked for.
  const direct = page.getByRole('region', { name: 'Direct messages' })
  await expect(direct.getByRole('listitem')).toHaveCount(20)
  await expect(direct.getByRole('link').first()).toHaveAttribute('href', `/users/${MANY[0]?.[1]}`)
  await direct.getByRole('button', { name: 'Show all 150' }).click()
  await expect(direct.getByRole('listitem')).toHaveCount(150)

  await page.getByRole('searchbox', { name: 'Search preferences' }).fill('stands under a message')
  await expect(page.getByText('1 of 158 preferences match')).toBeVisible()
  await expect(page).toHaveURL(/q=stands\+under\+a\+message/)
  await page.getByRole('searchbox').fill('nothing is like this')
  await expect(page.getByText('No preference matches')).toBeVisible()
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await page.getByRole('button', { name: 'Kind' }).click()
  await page.getByRole('link', { name: 'Unknown 1' }).click()
  await expect(page).toHaveURL(/\?kind=unknown$/)
  await expect(page.getByText('1 of 158 preferences match')).toBeVisible()
  await page.getByRole('radio', { name: 'JSON' }).check()
  await expect(page).toHaveURL(/kind=unknown&view=json$/)
  const json: unknown = JSON.parse(await page.getByLabel('Preferences as JSON').innerText())
  expect(json).toEqual([{ user_id: tom, category: 'com.example.plugin', name: 'last-board', value: 'עברית' }])
  await walkTo(page, `/users/${tom}/preferences?value=changed&category=sidebar_settings`)
  await expect(page.getByText('1 of 158 preferences match')).toBeVisible()
  expect(sent(demo, 'GET', `/users/${tom}/preferences`)).toHaveLength(1)
  await walkTo(page, `/users/${tom}/preferences`)
  await page.keyboard.press('f')
  await expect(page.getByRole('link', { name: 'Display 3' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await expect(page.getByRole('menuitem', { name: 'All, as JSON (158)' })).toBeVisible()
  await page.keyboard.press('Escape')
  await deleteAndUndo(page, demo)
})

test('edit a switch, a choice, a number and a theme: checked before it is sent, sent exactly, and undone', async ({
  page,
  signIn,
  demo,
}) => {
  const tom = userId(demo, 'tom')
  givePreferences(demo, 'tom', SOME)
  await signIn('ada')
  await openPreferences(page, demo, 'tom')

  await page.getByRole('button', { name: 'Edit 24-hour clock' }).click()
  const clock = page.getByRole('form', { name: 'Edit 24-hour clock' })
  await expect(clock.getByRole('radio', { name: 'On' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(clock).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Edit 24-hour clock' })).toBeFocused()
  await page.keyboard.press('Enter')
  await clock.getByRole('radio', { name: 'Off' }).check()
  await page.keyboard.press('Enter')
  const toast = await expectToast(page, '24-hour clock changed')
  await expect(toast).toContainText('Off, was On · @tom')
  await expect(preferenceRow(page, '24-hour clock')).toContainText('the default')
  const clockIs = (value: string) => [{ user_id: tom, category: 'display_settings', name: 'use_military_time', value }]
  expect(bodiesOf(demo, 'save')).toEqual([clockIs('false')])
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expectToast(page, 'Taken back')
  await expect(preferenceRow(page, '24-hour clock')).toContainText('default: Off')
  expect(bodiesOf(demo, 'save')[1]).toEqual(clockIs('true'))

  await page.getByRole('button', { name: 'Edit How people are called' }).click()
  await page.getByRole('combobox', { name: 'Value' }).selectOption('Nickname, else full name')
  await page.getByRole('button', { name: 'Save' }).click()
  await expectToast(page, 'How people are called changed')
  expect(storedOf(demo, 'tom')['display_settings/name_format']).toBe('nickname_full_name')

  await page.getByRole('button', { name: 'Edit Direct messages shown' }).click()
  const number = page.getByRole('textbox', { name: 'Value' })
  await number.fill('41')
  await expect(page.getByText('It takes a whole number from 1 to 40.').first()).toBeVisible()
  await number.press('Enter')
  await number.fill('40')
  await number.press('Enter')
  await expectToast(page, 'Direct messages shown changed')

  // What is not understood is typed as it is stored, and can be chosen instead.
  await page.getByRole('button', { name: 'Edit Link previews' }).click()
  const raw = page.getByRole('textbox', { name: 'Value' })
  await expect(raw).toHaveValue('maybe')
  await raw.fill('true')
  await page.getByRole('button', { name: 'Choose instead' }).click()
  await page.getByRole('radio', { name: 'Off' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(preferenceRow(page, 'Link previews')).toContainText('Off')
  await expect.poll(() => storedOf(demo, 'tom')['display_settings/link_previews']).toBe('false')
  expect(sizesOf(bodiesOf(demo, 'save', false))).toEqual([1, 1, 1, 1, 1])
  await editTheme(page, demo)
})

test('add a known one and any other, within the limits of the server, and undo it', async ({ page, signIn, demo }) => {
  const tom = userId(demo, 'tom')
  givePreferences(demo, 'tom', [])
  await signIn('ada')
  await openPreferences(page, demo, 'tom')
  await expect(page.getByText('@tom has chosen nothing yet')).toBeVisible()
  await holdToasts(page)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const adding = dialog(page, 'Add a preference')
  await adding.getByRole('combobox', { name: 'Preference' }).selectOption('Notifications by e-mail')
  await adding.getByRole('combobox', { name: 'Value' }).selectOption('Every hour')
  await adding.getByRole('button', { name: 'Add preference' }).click()
  const toast = await expectToast(page, 'Notifications by e-mail added')
  await expect(adding).toBeHidden()
  const email = { user_id: tom, category: 'notifications', name: 'email_interval', value: '3600' }
  expect(bodiesOf(demo, 'save')).toEqual([[email]])

  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await adding.getByRole('radio', { name: 'Any other' }).check()
  await adding.getByRole('textbox', { name: 'Category' }).fill('é'.repeat(17))
  await adding.getByRole('textbox', { name: 'Name' }).fill('n'.repeat(33))
  await adding.getByRole('button', { name: 'Add preference' }).click()
  await expect(adding).toContainText('The category has 34 bytes; 32 are allowed.')
  await expect(adding).toContainText('The name has 33 bytes; 32 are allowed.')
  await expect(adding).toContainText('33 / 32 bytes')
  await adding.getByRole('textbox', { name: 'Category' }).fill('notifications')
  await adding.getByRole('textbox', { name: 'Name' }).fill('email_interval')
  await expect(adding).toContainText('This one is stored already: change it in the list.')
  await adding.getByRole('textbox', { name: 'Category' }).fill('with-hyphen')
  await adding.getByRole('textbox', { name: 'Name' }).fill('and-name')
  await adding.getByRole('textbox', { name: 'Value' }).fill('x'.repeat(20_001))
  await expect(adding).toContainText('The value has 20,001 characters; 20,000 are allowed.')
  await adding.getByRole('textbox', { name: 'Value' }).fill('raw')
  await adding.getByRole('radio', { name: 'A known one' }).check()
  await expect(adding.getByRole('textbox', { name: 'Category' })).toHaveCount(0)
  await adding.getByRole('radio', { name: 'Any other' }).check()
  await adding.getByRole('button', { name: 'Add preference' }).click()
  await expectToast(page, 'and-name added')
  expect(bodiesOf(demo, 'save')[1]).toEqual([{ user_id: tom, category: 'with-hyphen', name: 'and-name', value: 'raw' }])
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expectToast(page, 'Taken back')
  expect(bodiesOf(demo, 'delete')).toEqual([[email]])
  expect(storedOf(demo, 'tom')).toEqual({ 'with-hyphen/and-name': 'raw' })
})
