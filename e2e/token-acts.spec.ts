import { Failure } from '../src/demo-server/failure.ts'
import { goInApp } from './support/in-app.ts'
import { loseAnswers } from './support/lost-answers.ts'
import { expect, test } from './support/test.ts'
import {
  bodyOf,
  chooseFromMenu,
  dialog,
  expectToast,
  holdBack,
  sent,
  statusWith,
  tokenIdsSent,
  tokenOf,
  tokenRow,
  tokensOf,
  userId,
} from './support/tokens.ts'

const DISABLE = '/users/tokens/disable'
const ENABLE = '/users/tokens/enable'
const REVOKE = '/users/tokens/revoke'

test('disable and enable at once, from the list and the drawer, with a way back for ten seconds', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const token = tokenOf(demo, 'tom', 'Crane dashboard')
  await page.goto('/account/tokens')
  await chooseFromMenu(page, 'Crane dashboard', 'Disable')
  const toast = await expectToast(page, /Token disabled.*Crane dashboard, @tom/)
  await expect(tokenRow(page, 'Crane dashboard')).toContainText('Disabled')
  expect(await statusWith(demo, token.token)).toBe(401)

  await toast.getByRole('button', { name: 'Undo' }).click()
  await expectToast(page, /Token enabled.*Crane dashboard/)
  await expect(tokenRow(page, 'Crane dashboard')).toContainText('Active')
  expect(await statusWith(demo, token.token)).toBe(200)
  expect(tokenIdsSent(demo, 'disable')).toEqual([token.id])
  expect(tokenIdsSent(demo, 'enable')).toEqual([token.id])

  await page.getByRole('link', { name: 'Old laptop' }).click()
  const drawer = page.getByRole('region', { name: 'Old laptop' })
  await drawer.getByRole('button', { name: 'Enable' }).click()
  const second = await expectToast(page, /Token enabled.*Old laptop/)
  await expect(drawer.getByRole('button', { name: 'Disable' })).toBeVisible()
  await expect(tokenRow(page, 'Old laptop')).toContainText('Active')
  await second.getByRole('button', { name: 'Undo' }).click()
  await expectToast(page, /Token disabled.*Old laptop/)
  await expect(drawer.getByRole('button', { name: 'Enable' })).toBeVisible()
  expect(tokenOf(demo, 'tom', 'Old laptop').is_active).toBe(false)
})

test('nothing is shown as changed before the server has said so, two clicks are one, and a failure changes nothing', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const token = tokenOf(demo, 'tom', 'Crane dashboard')
  const held = holdBack(demo, 'POST', /disable$/)
  await page.goto(`/account/tokens/${token.id}`)
  const drawer = page.getByRole('region', { name: 'Crane dashboard' })
  const button = drawer.getByRole('button', { name: 'Disable' })
  await button.dblclick()
  await expect(button).toHaveAttribute('aria-busy', 'true')
  await expect.poll(held.count).toBe(1)
  await expect(drawer).toContainText('Active')
  await expect(tokenRow(page, 'Crane dashboard')).toContainText('Active')
  await button.press('Enter')
  held.release()
  await expectToast(page, 'Token disabled')
  await expect(tokenRow(page, 'Crane dashboard')).toContainText('Disabled')
  expect(sent(demo, 'POST', DISABLE)).toHaveLength(1)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()

  // A failure leaves the row as it was, says why, and can be tried again.
  demo.state.updateToken = () => {
    throw new Failure(500, 'app.user_access_token.update_token_disable.app_error')
  }
  await chooseFromMenu(page, 'Zapier trial', 'Disable')
  const toast = await expectToast(page, 'Could not disable “Zapier trial”')
  await expect(toast).toContainText('The token was not disabled. It works as before.')
  await toast.getByRole('button', { name: 'Details' }).click()
  await expect(toast).toContainText('app.user_access_token.update_token_disable.app_error')
  await expect(tokenRow(page, 'Zapier trial')).toContainText('Active')
  Reflect.deleteProperty(demo.state, 'updateToken')
  await toast.getByRole('button', { name: 'Retry' }).click()
  await expectToast(page, /Token disabled.*Zapier trial/)
  await expect(tokenRow(page, 'Zapier trial')).toContainText('Disabled')

  // Disabled for sure, yet it cannot be read again: shown as disabled.
  await expect(tokenRow(page, 'Berth plan to chat')).toContainText('Active')
  demo.faults.add({ kind: 'not-json', match: { method: 'GET', path: /tokens/ } })
  await chooseFromMenu(page, 'Berth plan to chat', 'Disable')
  await expectToast(page, /Token disabled.*Berth plan to chat/)
  await expect(tokenRow(page, 'Berth plan to chat')).toContainText('Disabled')
  await expect(page.getByText('The list could not be read again')).toBeVisible()
})

test('an answer that is lost is no failure: the token is told as it turns out to be, or that it is not known', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  const end = loseAnswers(demo, 'POST', /(disable|revoke)$/)
  await chooseFromMenu(page, 'Crane dashboard', 'Disable')
  const toast = await expectToast(page, /Token disabled; the server’s answer was lost.*Crane dashboard, @tom/)
  await expect(tokenRow(page, 'Crane dashboard')).toContainText('Disabled')
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expectToast(page, /Token enabled.*Crane dashboard/)

  await chooseFromMenu(page, 'Zapier trial', 'Revoke…')
  await dialog(page, 'Revoke token').getByRole('button', { name: 'Revoke token' }).click()
  await expectToast(page, /Token revoked; the server’s answer was lost.*Zapier trial/)
  await expect(tokenRow(page, 'Zapier trial')).toHaveCount(0)
  end()

  // It may still arrive.
  demo.faults.add({ kind: 'not-json', match: { method: 'POST', path: DISABLE }, times: 1 })
  await chooseFromMenu(page, 'Crane dashboard', 'Disable')
  const unknown = await expectToast(page, 'It is not known whether “Crane dashboard” was disabled')
  await unknown.getByRole('button', { name: 'Retry' }).click()
  await expectToast(page, /Token disabled.*Crane dashboard/)

  // Nor can it be read again: the list is from before.
  loseAnswers(demo, 'POST', /revoke$/)
  demo.faults.add({ kind: 'not-json', match: { method: 'GET', path: /tokens/ } })
  await chooseFromMenu(page, 'Crane dashboard', 'Revoke…')
  const asking = dialog(page, 'Revoke token')
  await asking.getByRole('button', { name: 'Revoke token' }).click()
  await expect(asking.getByRole('alert')).toContainText('It may have been done all the same.')
})

test('revoke asks first, with Cancel in focus; what somebody else revoked meanwhile leaves the list', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await chooseFromMenu(page, 'Zapier trial', 'Revoke…')
  const asking = dialog(page, 'Revoke token')
  await expect(asking).toContainText('This deletes “Zapier trial”, of @tom.')
  await expect(asking).toContainText('This cannot be undone. To stop it for a while, disable it.')
  await expect(asking.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(asking).toBeHidden()
  expect(sent(demo, 'POST', REVOKE)).toHaveLength(0)

  await chooseFromMenu(page, 'Zapier trial', 'Revoke…')
  await asking.getByRole('button', { name: 'Revoke token' }).dblclick()
  await expectToast(page, 'Token revoked')
  await expect(asking).toBeHidden()
  await expect(tokenRow(page, 'Zapier trial')).toHaveCount(0)
  expect(sent(demo, 'POST', REVOKE)).toHaveLength(1)
  expect(tokensOf(demo, 'tom')).toHaveLength(4)

  demo.state.removeToken(tokenOf(demo, 'tom', 'Crane dashboard'))
  demo.state.removeToken(tokenOf(demo, 'tom', 'Old laptop'))
  await chooseFromMenu(page, 'Crane dashboard', 'Disable')
  const toast = await expectToast(page, 'Could not disable “Crane dashboard”')
  await expect(toast).toContainText('The token is gone')
  await expect(toast).not.toContainText('Reload')
  await expect(toast.getByRole('button', { name: 'Retry' })).toHaveCount(0)
  await expect(tokenRow(page, 'Crane dashboard')).toHaveCount(0)
  await expect(page.getByText('2 tokens', { exact: false }).first()).toBeVisible()
})

test('in the inventory, too: a change waits for the server, revoking can fail, and what is gone is gone', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  const held = holdBack(demo, 'POST', /disable$/)
  await page.goto('/tokens?q=Crane%20dashboard')
  const row = tokenRow(page, '@tom')
  await row.getByRole('button', { name: 'Actions for Crane dashboard' }).click()
  await page.getByRole('menuitem', { name: 'Disable' }).click()
  await expect.poll(held.count).toBe(1)
  await expect(row).toContainText('Active')
  held.release()
  await expectToast(page, 'Token disabled')
  await expect(row).toContainText('Disabled')
  // Read again, not assumed.
  expect(sent(demo, 'GET', `/users/tokens/${tokenOf(demo, 'tom', 'Crane dashboard').id}`)).not.toHaveLength(0)

  // Revoking that fails stays open with the error, and can be tried again.
  const token = tokenOf(demo, 'tom', 'Zapier trial')
  await goInApp(page, `/tokens/${token.id}?q=Zapier%20trial`)
  await page.getByRole('region', { name: 'Zapier trial' }).getByRole('button', { name: 'Revoke…' }).click()
  const asking = dialog(page, 'Revoke token')
  demo.state.removeToken = () => {
    throw new Failure(500, 'app.user_access_token.delete.app_error')
  }
  await asking.getByRole('button', { name: 'Revoke token' }).click()
  await expect(asking.getByRole('alert')).toContainText('The token was not revoked')
  // Behind the dialog, where only sight reaches.
  await expect(page.locator('[role=grid] [role=row]').filter({ hasText: token.id })).toBeVisible()
  Reflect.deleteProperty(demo.state, 'removeToken')
  await asking.getByRole('button', { name: 'Revoke token' }).click()
  await expectToast(page, 'Token revoked')
  // The drawer of what is gone closes by itself,
  await expect(page).toHaveURL(/\/tokens\?q=Zapier/)
  await expect(page.getByRole('region', { name: 'Zapier trial' })).toHaveCount(0)
  await expect(tokenRow(page, token.id)).toHaveCount(0)

  // and takes nobody back who went on before the answer came.
  const last = tokenOf(demo, 'tom', 'Release notes script')
  await goInApp(page, `/tokens/${last.id}`)
  await page.getByRole('region', { name: 'Release notes script' }).getByRole('button', { name: 'Revoke…' }).click()
  const slow = holdBack(demo, 'POST', /revoke$/)
  await asking.getByRole('button', { name: 'Revoke token' }).click()
  await expect.poll(slow.count).toBe(1)
  await goInApp(page, '/account/tokens')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  slow.release()
  await expectToast(page, /Token revoked.*Release notes script/)
  await expect(page).toHaveURL(/\/account\/tokens$/)
  await goInApp(page, '/tokens')

  // Revoking what is gone already is what was wanted, and said.
  const laptop = tokenOf(demo, 'tom', 'Old laptop')
  await page.getByRole('searchbox', { name: 'Search tokens' }).fill(laptop.id)
  await expect(tokenRow(page, laptop.id)).toBeVisible()
  demo.state.removeToken(laptop)
  await tokenRow(page, laptop.id).getByRole('button', { name: 'Actions for Old laptop' }).click()
  await page.getByRole('menuitem', { name: 'Revoke…' }).click()
  await asking.getByRole('button', { name: 'Revoke token' }).click()
  await expectToast(page, 'The token was gone already')
  await expect(tokenRow(page, laptop.id)).toHaveCount(0)
})

test('the help desk may disable but not enable: disabling asks first, and there is no undo', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('hedy')
  const token = tokenOf(demo, 'tom', 'Crane dashboard')
  await page.goto(`/tokens?of=${userId(demo, 'tom')}`)
  await chooseFromMenu(page, 'Crane dashboard', 'Disable')
  const asking = dialog(page, 'Disable token')
  await expect(asking).toContainText('This stops “Crane dashboard”, of @tom, from working.')
  await expect(asking).toContainText('that needs the permission create_user_access_token')
  await expect(asking.getByRole('button', { name: 'Cancel' })).toBeFocused()
  expect(sent(demo, 'POST', DISABLE)).toHaveLength(0)
  await asking.getByRole('button', { name: 'Disable token' }).click()
  const toast = await expectToast(page, 'Token disabled')
  await expect(toast.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await expect(tokenRow(page, 'Crane dashboard')).toContainText('Disabled')
  expect(bodyOf(sent(demo, 'POST', DISABLE)[0])).toEqual({ token_id: token.id })

  await page.getByRole('button', { name: 'Actions for Crane dashboard' }).click()
  const enable = page.getByRole('menuitem', { name: /^Enable/ })
  await expect(enable).toHaveAttribute('aria-disabled', 'true')
  await expect(enable).toContainText('Needs the permission create_user_access_token')
  await expect(page.getByRole('menuitem', { name: 'Rotate…' })).toHaveAttribute('aria-disabled', 'true')
  expect(sent(demo, 'POST', ENABLE)).toHaveLength(0)
  await page.keyboard.press('Escape')
  await expect(enable).toBeHidden()

  // Confirmed here and refused by the server, it stays open.
  await chooseFromMenu(page, 'Zapier trial', 'Disable')
  demo.faults.add({ kind: 'not-json', match: { path: DISABLE }, times: 1 })
  await asking.getByRole('button', { name: 'Disable token' }).click()
  await expect(asking.getByRole('alert')).toContainText('That was not Mattermost')
  await asking.getByRole('button', { name: 'Disable token' }).click()
  await expectToast(page, /Token disabled.*Zapier trial/)
  await expect(asking).toBeHidden()
})
