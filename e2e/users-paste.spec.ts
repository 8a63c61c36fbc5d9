import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import { expectNoAxeFindings } from './support/axe.ts'
import { openPeople, peopleWho } from './support/people.ts'
import { expect, test } from './support/test.ts'
import { bodyOf, dialog, holdBack, sent } from './support/tokens.ts'

const TITLE = 'Paste a list of people'

/** A failure in the middle is told in place, loses nothing, and only the rest is asked for again. */
async function failInTheMiddle(page: Page, demo: DemoServer): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Clear selection' }).click()
  await page.getByRole('button', { name: 'Paste a list…' }).click()
  const box = dialog(page, TITLE)
  const area = box.getByRole('textbox', { name: 'People' })
  const people = peopleWho(demo).slice(0, 40)
  const text = people.map((user, at) => (at < 10 ? user.email : user.username)).join('\n')
  await area.fill(text)
  demo.faults.add({ kind: 'bad-gateway-html', match: { path: '/users/search' }, after: 3 })
  await box.getByRole('button', { name: 'Look up' }).click()
  await expect(box.getByRole('alert')).toBeVisible()
  await expect(area).toHaveValue(text)
  await expect(box.getByText(/^3\d of 40 looked up\. Only the rest is asked for again\.$/)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const asked = sent(demo, 'POST', '/users/usernames').length
  demo.faults.clear()
  // Closing in the middle stops it, and keeps the text.
  const held = holdBack(demo, 'POST', /^\/users\/search$/)
  await box.getByRole('button', { name: 'Try again' }).click()
  await expect(box.getByRole('progressbar', { name: 'Looked up' })).toBeVisible()
  await expect.poll(held.count).toBe(4)
  await page.keyboard.press('Escape')
  await expect(box).toHaveCount(0)
  held.release()
  expect(sent(demo, 'POST', '/users/usernames')).toHaveLength(asked)
  await page.getByRole('button', { name: 'Paste a list…' }).click()
  await expect(area).toHaveValue(text)
  await box.getByRole('button', { name: 'Look up' }).click()
  await box.getByRole('button', { name: 'Select 40 people' }).click()
  await expect(page.getByText('40 selected')).toBeVisible()
}

test('a pasted list is looked up by name, address and id, and selected; who is not found is named, and so is a failure', async ({
  page,
  demo,
  context,
  signIn,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn('ada')
  await openPeople(page)
  await page.getByRole('button', { name: 'Paste a list…' }).click()
  const box = dialog(page, TITLE)
  const area = box.getByRole('textbox', { name: 'People' })
  await expect(area).toBeFocused()
  await box.getByRole('button', { name: 'Look up' }).click()
  await expect(area).toHaveAccessibleDescription('Paste at least one user name, e-mail address or id.')
  await area.fill('Jürgen, Østergård')
  await area.press('Control+Enter')
  await expect(area).toHaveAccessibleDescription(/^Nothing here can be a user name.*“Jürgen” is none\.$/)
  expect(sent(demo, 'POST', /^\/users\/(usernames|ids|search)/)).toEqual([])

  const email = (username: string): string => demo.state.userByName(username)?.email ?? ''
  const bot = demo.state.usersByUsername().find((user) => user.is_bot)
  const noId = 'y'.repeat(26)
  await area.fill(
    `@Ada; tom\tTOM\n"Hale, Viktor" <${email('viktor.hale').toUpperCase()}>, ${demoIds.leo} ${noId}\n` +
      `• nobody.here ${email('leo')} nobody@example.com ${bot?.username ?? ''} Jürgen`,
  )
  await box.getByRole('button', { name: 'Look up' }).click()
  await expect(box.getByText('4 people found')).toBeFocused()
  await expect(box.getByText(/^Of 9 different entries\. 2 named somebody who was named already\./)).toContainText(
    '1 of them is deactivated.',
  )
  const missing = box.getByRole('list', { name: 'Not found: 3' })
  await expect(missing.getByRole('listitem')).toHaveText([noId, 'nobody.here', 'nobody@example.com'])
  await expect(box.getByRole('list', { name: 'Bots, left out: 1' })).toHaveText(bot?.username ?? '')
  await expect(box.getByRole('list', { name: 'No names: 1' })).toHaveText('Jürgen')
  await expectNoAxeFindings(page)
  await box.getByRole('button', { name: 'Copy those not found' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${noId}\nnobody.here\nnobody@example.com`)

  // What is no id may be a name; an address is asked for on its own.
  const list = (path: string): unknown => JSON.parse(sent(demo, 'POST', path).at(-1)?.body ?? 'null')
  expect(list('/users/ids')).toEqual([demoIds.leo, noId])
  expect(list('/users/usernames')).toEqual([noId, 'ada', 'tom', 'nobody.here', bot?.username])
  const terms = sent(demo, 'POST', '/users/search').map((request) => bodyOf(request)['term'])
  expect(new Set(terms)).toEqual(new Set([email('leo'), 'nobody@example.com', email('viktor.hale')]))

  await box.getByRole('button', { name: 'Back to the list' }).click()
  await expect(area).toHaveValue(/nobody\.here/)
  await box.getByRole('button', { name: 'Look up' }).click()
  await box.getByRole('button', { name: 'Select 4 people' }).click()
  await expect(box).toHaveCount(0)
  await expect(page.getByText('4 selected')).toBeVisible()
  // Nothing is filtered: whoever is not in sight stands further down.
  const bar = page.getByRole('region', { name: 'Selection' })
  await expect(bar).toContainText('not loaded yet')
  await expect(bar).not.toContainText('hidden by filters')
  // A second list adds to the first.
  await page.getByRole('button', { name: 'Paste a list…' }).click()
  await area.fill('tom max')
  await box.getByRole('button', { name: 'Look up' }).click()
  await box.getByRole('button', { name: 'Select 2 people' }).click()
  await expect(page.getByText('5 selected')).toBeVisible()

  await failInTheMiddle(page, demo)
})

test('where addresses are not shown, none is looked up, and that is said', async ({ page, demo, signIn }) => {
  demo.state.config.PrivacySettings.ShowEmailAddress = false
  await signIn('max')
  await openPeople(page)
  await page.getByRole('button', { name: 'Paste a list…' }).click()
  const box = dialog(page, TITLE)
  await expect(box.getByText(/E-mail addresses cannot be looked up/)).toBeVisible()
  await box.getByRole('textbox', { name: 'People' }).fill('dora ada@example.com')
  await box.getByRole('button', { name: 'Look up' }).click()
  await expect(box.getByText('1 person found')).toBeVisible()
  await expect(box.getByRole('list', { name: 'Not looked up: 1' })).toHaveText('ada@example.com')
  expect(sent(demo, 'POST', '/users/search')).toEqual([])
})
