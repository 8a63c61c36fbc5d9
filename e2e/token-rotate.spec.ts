import type { Locator, Page } from 'playwright/test'
import { Failure } from '../src/demo-server/failure.ts'
import { consoleOf, placesOf } from './support/leftovers.ts'
import { expect, test } from './support/test.ts'
import {
  bodyOf,
  chooseFromMenu,
  dialog,
  holdBack,
  requestsOf,
  sent,
  statusWith,
  tokenOf,
  tokenRow,
} from './support/tokens.ts'

const DAY = 86_400_000
const ROTATE = '/users/tokens/rotate'

async function openDialog(page: Page, description = 'Crane dashboard'): Promise<Locator> {
  await page.goto('/account/tokens')
  await chooseFromMenu(page, description, 'Rotate…')
  return dialog(page, 'Rotate token')
}

test('the new secret works and the old one stops; id and description stay; nothing of it is left once it is closed', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const lines = consoleOf(page)
  const before = { ...tokenOf(demo, 'tom', 'Crane dashboard') }
  expect(await statusWith(demo, before.token)).toBe(200)
  const form = await openDialog(page)
  await expect(form.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expect(form).toContainText('This gives “Crane dashboard”, of @tom, a new secret.')
  await expect(form).toContainText('The old secret stops at once')
  await expect(form).toContainText('This cannot be undone.')
  await form.getByLabel('Expires').selectOption({ label: '180 days' })
  await form.getByRole('button', { name: 'Rotate token' }).click()

  const shown = dialog(page, 'Token rotated')
  await expect(shown).toContainText('The old one no longer works.')
  const after = tokenOf(demo, 'tom', 'Crane dashboard')
  await shown.getByRole('button', { name: 'Show secret' }).click()
  await expect(shown.getByLabel('Secret', { exact: true })).toHaveValue(after.token)
  expect(after.id).toBe(before.id)
  expect(await statusWith(demo, before.token)).toBe(401)
  expect(await statusWith(demo, after.token)).toBe(200)
  expect(sent(demo, 'POST', ROTATE)).toHaveLength(1)
  const body = bodyOf(sent(demo, 'POST', ROTATE)[0])
  expect(Object.keys(body).toSorted()).toEqual(['expires_at', 'token_id'])
  expect(Math.abs(Number(body['expires_at']) - (Date.now() + 180 * DAY))).toBeLessThan(60_000)

  await shown.getByLabel('I have saved it').check()
  await shown.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(tokenRow(page, 'Crane dashboard')).toContainText('in 5 mo')

  await expect(shown).toBeHidden()
  expect(await placesOf(page, after.token)).toEqual([])
  expect(lines.filter((line) => line.includes(after.token))).toEqual([])
  expect(demo.requests.filter((request) => `${request.path} ${request.body}`.includes(after.token))).toEqual([])
})

test('an end is always said: never, where the server allows it, is 0 and not left out', async ({
  page,
  signIn,
  demo,
}) => {
  demo.state.configure((config) => {
    config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays = 0
  })
  await signIn('tom')
  const form = await openDialog(page, 'Zapier trial')
  // The token never ends now; its new end is a choice all the same, and not never by itself.
  await expect(form.getByLabel('Expires')).toHaveValue('90d')
  await form.getByLabel('Expires').selectOption({ label: 'Never' })
  await form.getByRole('button', { name: 'Rotate token' }).click()
  await expect(dialog(page, 'Token rotated')).toBeVisible()
  expect(bodyOf(sent(demo, 'POST', ROTATE)[0])).toEqual({
    token_id: tokenOf(demo, 'tom', 'Zapier trial').id,
    expires_at: 0,
  })
})

test('two clicks rotate once, and leaving is held up meanwhile', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('link', { name: 'Crane dashboard' }).click()
  const held = holdBack(demo, 'POST', /rotate$/)
  await page.getByRole('region', { name: 'Crane dashboard' }).getByRole('button', { name: 'Rotate…' }).click()
  const form = dialog(page, 'Rotate token')
  await form.getByRole('button', { name: 'Rotate token' }).dblclick()
  await expect.poll(held.count).toBe(1)
  await page.evaluate(() => history.back())
  await expect(form.getByRole('alert')).toContainText('The secret is on its way')
  await form.getByRole('button', { name: 'Stay' }).click()
  await page.keyboard.press('Escape')
  held.release()
  await expect(dialog(page, 'Token rotated')).toBeVisible()
  expect(sent(demo, 'POST', ROTATE)).toHaveLength(1)
})

test('a bad day, a failure and a disabled token: told, and what may have happened with it', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const requests = requestsOf(page, 'POST', /rotate$/)
  const form = await openDialog(page)
  const rotate = form.getByRole('button', { name: 'Rotate token' })
  await form.getByLabel('Expires').selectOption({ label: 'On a day…' })
  await rotate.click()
  await expect(form.getByLabel('Last day')).toHaveAccessibleDescription('Choose a day.')
  await form.getByLabel('Last day').fill('2020-02-02')
  await rotate.click()
  await expect(form.getByLabel('Last day')).toHaveAccessibleDescription('Choose a time in the future.')
  expect(sent(demo, 'POST', ROTATE)).toHaveLength(0)

  // The server fails, or does not answer.
  await form.getByLabel('Expires').selectOption({ label: '30 days' })
  demo.state.updateToken = () => {
    throw new Failure(500, 'app.user_access_token.rotate.app_error')
  }
  await rotate.click()
  await expect(form.getByRole('alert')).toContainText('The token was not rotated')
  await expect(form.getByText(/may have been|Then the old secret/)).toHaveCount(0)
  Reflect.deleteProperty(demo.state, 'updateToken')

  demo.faults.add({ kind: 'bad-gateway-html', match: { path: ROTATE }, times: 1 })
  await rotate.click()
  await expect(form.getByText(/may have been|Then the old secret/)).toHaveText([
    /It may have been done all the same\.\s*$/,
    'Then the old secret no longer works. Rotate it again to get a new one.',
  ])
  await expect(form.getByLabel('Expires')).toHaveValue('30d')
  expect(requests).toHaveLength(2)
  await rotate.click()
  const shown = dialog(page, 'Token rotated')
  await expect(shown).toBeVisible()
  await shown.getByLabel('I have saved it').check()
  await shown.getByRole('button', { name: 'Close', exact: true }).click()

  // Disabled by somebody else meanwhile.
  await chooseFromMenu(page, 'Zapier trial', 'Rotate…')
  demo.state.updateToken(tokenOf(demo, 'tom', 'Zapier trial'), (token) => {
    token.is_active = false
  })
  await rotate.click()
  await expect(form.getByRole('alert')).toContainText('A disabled token cannot be rotated')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(tokenRow(page, 'Zapier trial')).toContainText('Disabled')

  // A disabled token cannot be rotated, and the reason is said.
  const sentSoFar = sent(demo, 'POST', ROTATE).length
  await page.getByRole('button', { name: 'Actions for Old laptop' }).click()
  const item = page.getByRole('menuitem', { name: 'Rotate…' })
  await expect(item).toHaveAttribute('aria-disabled', 'true')
  await expect(item).toContainText('A disabled token cannot be rotated: enable it first')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Old laptop' }).click()
  const button = page.getByRole('region', { name: 'Old laptop' }).getByRole('button', { name: 'Rotate…' })
  await expect(button).toHaveAccessibleDescription('A disabled token cannot be rotated: enable it first')
  await button.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(sent(demo, 'POST', ROTATE)).toHaveLength(sentSoFar)
})

test('a secret on show outlives the moment the inventory comes to know its token', async ({ page, signIn, demo }) => {
  await signIn('ada')
  const token = tokenOf(demo, 'tom', 'Crane dashboard')
  const sweep = holdBack(demo, 'GET', /^\/users\/tokens$/)
  await page.goto(`/tokens/${token.id}`)
  await expect.poll(sweep.count).toBeGreaterThan(0)
  sweep.release()
  await page.getByRole('region', { name: 'Crane dashboard' }).getByRole('button', { name: 'Rotate…' }).click()
  const again = holdBack(demo, 'GET', /^\/users\/tokens$/)
  await dialog(page, 'Rotate token').getByRole('button', { name: 'Rotate token' }).click()
  const shown = dialog(page, 'Token rotated')
  await shown.getByRole('button', { name: 'Show secret' }).click()
  again.release()
  await expect(shown.getByLabel('Secret', { exact: true })).toHaveValue(tokenOf(demo, 'tom', 'Crane dashboard').token)
})

test.describe('on a server that cannot rotate', () => {
  test.use({ demoOptions: { version: '11.2' } })

  test('there is no such act, and the drawer says since when there is', async ({ page, signIn }) => {
    await signIn('tom')
    await page.goto('/account/tokens')
    await page.getByRole('button', { name: 'Actions for Crane dashboard' }).click()
    await expect(page.getByRole('menuitem', { name: 'Disable' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: 'Rotate' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Crane dashboard' }).click()
    const drawer = page.getByRole('region', { name: 'Crane dashboard' })
    await expect(drawer.getByRole('button', { name: 'Revoke…' })).toBeVisible()
    await expect(drawer.getByRole('button', { name: 'Rotate' })).toHaveCount(0)
    await expect(drawer).toContainText('This server cannot rotate tokens (since 11.10).')
  })
})
