import type { Locator, Page } from 'playwright/test'
import type { DemoServer } from '../src/demo-server/server.ts'
import { consoleOf, isInMemory, placesOf } from './support/leftovers.ts'
import { endedDialog } from './support/session.ts'
import { expect, test } from './support/test.ts'
import { dialog, holdBack, tokenOf, tokenRow } from './support/tokens.ts'

const DOTS = '•'.repeat(26)

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** Opens tom's list by way of one of its tokens, so that there is something to go back to. */
async function openList(page: Page): Promise<void> {
  await page.goto('/account/tokens')
  await page.getByRole('link', { name: 'Zapier trial' }).click()
  await page.getByRole('region', { name: 'Zapier trial' }).getByRole('button', { name: 'Close' }).click()
  await expect(page).toHaveURL(/\/account\/tokens$/)
}

const goBack = (page: Page): Promise<void> => page.evaluate(() => history.back())

/** Makes a token as tom. */
async function make(page: Page, demo: DemoServer): Promise<{ shown: Locator; secret: string }> {
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  await form.getByLabel('Description').fill('Nightly export')
  await form.getByRole('button', { name: 'Create token' }).click()
  const shown = dialog(page, 'Token created')
  await expect(shown).toBeVisible()
  return { shown, secret: tokenOf(demo, 'tom', 'Nightly export').token }
}

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

test('covered at first, with nothing of it in the page; shown, covered, not printed; closed, it is nowhere', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const lines = consoleOf(page)
  const { shown, secret } = await make(page, demo)
  const field = shown.getByLabel('Secret', { exact: true })
  await expect(field).toHaveValue(DOTS)
  await expect(field).toHaveAttribute('autocomplete', 'off')
  await expect(field).not.toBeEditable()
  expect(await placesOf(page, secret)).toEqual([])
  await expect(shown).toContainText('cannot show it again')
  await shown.getByRole('button', { name: 'Show secret' }).click()
  await expect(field).toHaveValue(secret)
  await shown.getByRole('button', { name: 'Hide secret' }).click()
  await expect(field).toHaveValue(DOTS)
  expect(await placesOf(page, secret)).toEqual([])

  await shown.getByRole('button', { name: 'Show secret' }).click()
  await expect(field).toHaveValue(secret)
  await page.emulateMedia({ media: 'print' })
  await expect(field).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await expect(field).toHaveValue(secret)

  await shown.getByRole('button', { name: 'Copy', exact: true }).click()
  await shown.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(tokenRow(page, 'Nightly export')).toBeVisible()
  expect(await placesOf(page, secret)).toEqual([])
  expect(lines.filter((line) => line.includes(secret))).toEqual([])
  expect(demo.requests.filter((request) => `${request.path} ${request.body}`.includes(secret))).toEqual([])
})

test('nor is it in the memory of the page', async ({ page, signIn, demo }) => {
  // The browser writes all of the page's memory down.
  test.slow()
  await signIn('tom')
  const { shown, secret } = await make(page, demo)
  await shown.getByRole('button', { name: 'Show secret' }).click()
  expect(await isInMemory(page, secret)).toBe(true)
  await shown.getByLabel('I have saved it').check()
  await shown.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(tokenRow(page, 'Nightly export')).toBeVisible()
  expect(await isInMemory(page, secret)).toBe(false)
})

test('nothing loses it before it is saved, and it is copied as it is, as a header, for curl and for an .env file', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const { shown, secret } = await make(page, demo)
  const copy = shown.getByRole('button', { name: 'Copy', exact: true })
  await expect(copy).toBeFocused()
  // Neither Escape nor a press outside nor Close.
  await page.keyboard.press('Escape')
  await page.mouse.click(5, 5)
  await page.mouse.click(1400, 450)
  const close = shown.getByRole('button', { name: 'Close', exact: true })
  await expect(close).toHaveCount(1)
  await expect(close).toHaveAccessibleDescription('Copy the secret or tick “I have saved it” first')
  await close.press('Enter')
  await expect(shown.getByLabel('Secret', { exact: true })).toHaveValue(DOTS)

  await shown.getByLabel('I have saved it').check()
  await shown.getByLabel('I have saved it').uncheck()
  await close.press('Enter')
  await expect(shown).toBeVisible()
  await shown.getByLabel('I have saved it').check()
  await page.keyboard.press('Escape')
  await expect(shown).toBeVisible()
  await shown.getByLabel('I have saved it').uncheck()

  await copy.press('Enter')
  await expect(shown.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await clipboard(page)).toBe(secret)
  await shown.getByRole('button', { name: 'Copy as header' }).click()
  await expect.poll(() => clipboard(page)).toBe(`Authorization: Bearer ${secret}`)
  await shown.getByRole('button', { name: 'Copy as curl' }).click()
  await expect
    .poll(() => clipboard(page))
    .toBe(`curl -H 'Authorization: Bearer ${secret}' http://localhost:8065/api/v4/users/me`)
  await shown.getByRole('button', { name: 'Copy as .env' }).click()
  await expect.poll(() => clipboard(page)).toBe(`MATTERMOST_TOKEN=${secret}\n`)
  await close.click()
  await expect(shown).toBeHidden()
})

test('leaving is held up from the moment it is asked for, can be withdrawn, and goes on once it is saved', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  await openList(page)
  let held = holdBack(demo, 'POST', /\/tokens$/)
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  await form.getByLabel('Description').fill('Nightly export')
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect.poll(held.count).toBe(1)
  await goBack(page)
  await expect(form.getByRole('alert')).toContainText('The secret is on its way')
  held.release()
  const shown = dialog(page, 'Token created')
  await expect(shown).toBeVisible()
  await expect(shown.getByRole('alert')).toHaveCount(0)
  await expect(page).toHaveURL(/\/account\/tokens$/)

  await goBack(page)
  await expect(shown.getByRole('alert')).toContainText('The secret is not saved yet')
  await expect(page).toHaveURL(/\/account\/tokens$/)
  await shown.getByRole('button', { name: 'Stay' }).click()
  await expect(shown.getByRole('alert')).toHaveCount(0)
  await expect(shown.getByLabel('Secret', { exact: true })).toHaveValue(DOTS)

  await goBack(page)
  await expect(shown.getByRole('alert')).toBeVisible()
  await shown.getByLabel('I have saved it').check()
  await expect(page).toHaveURL(/\/account\/tokens\/\w{26}$/)

  // Whoever leaves all the same while it is on its way, leaves.
  await shown.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByRole('region', { name: 'Zapier trial' }).getByRole('button', { name: 'Close' }).click()
  await expect(page).toHaveURL(/\/account\/tokens$/)
  held = holdBack(demo, 'POST', /\/tokens$/)
  await page.getByRole('button', { name: 'New token' }).click()
  await form.getByLabel('Description').fill('Weekly export')
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect.poll(held.count).toBe(1)
  await goBack(page)
  await form.getByRole('button', { name: 'Leave without it' }).click()
  await expect(page).toHaveURL(/\/account\/tokens\/\w{26}$/)
  held.release()
})

test('it outlives the end of the session, and a list that cannot be read again', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await expect(tokenRow(page, 'Zapier trial')).toBeVisible()
  const list = holdBack(demo, 'GET', /^\/users\/\w+\/tokens$/)
  await page.getByRole('button', { name: 'New token' }).click()
  await dialog(page, 'New token').getByLabel('Description').fill('Nightly export')
  await dialog(page, 'New token').getByRole('button', { name: 'Create token' }).click()
  const shown = dialog(page, 'Token created')
  await expect(shown).toBeVisible()
  expect(list.count()).toBe(1)
  demo.faults.add({ kind: 'not-json', match: { method: 'GET', path: /^\/users\/\w+\/tokens/ } })
  list.release()
  await expect(page.getByText('The list could not be read again')).toBeAttached()
  await expect(shown.getByLabel('Secret', { exact: true })).toHaveValue(DOTS)
  demo.faults.clear()
  await shown.getByLabel('I have saved it').check()
  await shown.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByText('Read again', { exact: true }).click()
  await expect(tokenRow(page, 'Nightly export')).toBeVisible()

  demo.faults.add({ kind: 'session-ended', match: { method: 'GET', path: /^\/users\/\w+\/tokens/ }, times: 1 })
  await page.getByRole('button', { name: 'New token' }).click()
  await dialog(page, 'New token').getByLabel('Description').fill('Weekly export')
  await dialog(page, 'New token').getByRole('button', { name: 'Create token' }).click()
  const ended = endedDialog(page)
  await ended.signIn()
  await expect(ended.dialog).toBeHidden()
  await shown.getByRole('button', { name: 'Show secret' }).click()
  const { token } = tokenOf(demo, 'tom', 'Weekly export')
  await expect(shown.getByLabel('Secret', { exact: true })).toHaveValue(token)
})

test('where copying is forbidden it is uncovered and selected; the tab is not closed unasked until it is saved', async ({
  page,
  signIn,
  demo,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('Not here.', 'NotAllowedError'))
  })
  await signIn('tom')
  const { shown, secret } = await make(page, demo)
  await shown.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(shown.getByRole('button', { name: 'Copying is blocked here' })).toBeVisible()
  await expect(shown.getByLabel('Secret', { exact: true })).toHaveValue(secret)
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(secret)
  await expect(shown.getByRole('button', { name: 'Close', exact: true })).toHaveAccessibleDescription(/first$/)

  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await expect(shown).toBeVisible()
  await shown.getByLabel('I have saved it').check()
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
})
