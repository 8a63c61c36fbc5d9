import type { Page } from 'playwright/test'
import { DEMO_PASSWORD, demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import { consoleOf, isInMemory, placesOf } from './support/leftovers.ts'
import { endedDialog } from './support/session.ts'
import { personTabs, walkToTab } from './support/person.ts'
import { expect, test } from './support/test.ts'
import { bodyOf, dialog, holdBack, sent } from './support/tokens.ts'

const signInOf = (id: string): string => `/users/${id}/sign-in`

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** Somebody of another service is moved to e-mail only after that was said. */
async function moveToEmail(page: Page, demo: DemoServer): Promise<void> {
  const user = demo.state.usersByUsername().find((one) => one.auth_service === 'saml' && one.delete_at === 0)
  await walkToTab(page, demo, user?.id ?? '', 'sign-in')
  await page.getByRole('button', { name: 'Set password…' }).click()
  const form = dialog(page, 'Set password')
  await expect(form).toContainText('They sign in by SAML now')
  await form.getByLabel('New password', { exact: true }).fill('Another-one-5')
  const button = form.getByRole('button', { name: 'Set password' })
  await expect(button).toHaveAccessibleDescription('Tick that they will sign in by e-mail first')
  await form.getByRole('checkbox').check()
  await button.click()
  await expect(form).toBeHidden()
  expect(user).toMatchObject({ auth_service: '', password: 'Another-one-5' })
  await expect(page.getByRole('main').getByText('E-mail and password', { exact: true })).toBeVisible()
}

test('a generated password is shown once, works, and stays nowhere; or a mail by which they choose one themselves', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  const lines = consoleOf(page)
  await page.goto(`/users/${demoIds.tom}/summary`)
  await personTabs(page).getByRole('link', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Set password…' }).click()
  const form = dialog(page, 'Set password')
  await form.getByRole('button', { name: 'Generate one' }).click()
  await expect(form.getByText('Made here.')).toBeVisible()
  // Until it is shown, leaving would lose it; and another one would not be the one that is set.
  const held = holdBack(demo, 'PUT', /\/password$/)
  await form.getByRole('button', { name: 'Set password' }).click()
  await expect.poll(held.count).toBe(1)
  await expect(form.getByRole('button', { name: 'Generate one' })).toHaveAccessibleDescription(
    'The password is being set',
  )
  await expect(form.getByLabel('New password', { exact: true })).not.toBeEditable()
  await page.evaluate(() => history.back())
  await expect(form.getByRole('alert')).toContainText('The secret is on its way')
  await form.getByRole('button', { name: 'Stay' }).click()
  await expect(form.getByRole('alert')).toHaveCount(0)
  held.release()
  const shown = dialog(page, 'Password set')
  await expect(shown).toContainText('The new password of @tom')
  const password = demo.state.userByName('tom')?.password ?? ''
  expect(password).toHaveLength(20)
  await page.keyboard.press('Escape')
  await expect(shown.getByRole('button', { name: 'Close', exact: true })).toHaveAccessibleDescription(
    /Copy the secret or tick/,
  )
  await shown.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(password)
  await shown.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(shown).toBeHidden()
  expect(await placesOf(page, password)).toEqual([])
  expect(await isInMemory(page, password)).toBe(false)
  expect(lines.join('\n')).not.toContain(password)
  expect(bodyOf(sent(demo, 'PUT', /\/password$/)[0])).toEqual({ new_password: password })

  await expect(page.getByText('E-mail notifications are switched off')).toHaveCount(0)
  demo.faults.add({ kind: 'bad-gateway-html', match: { path: '/users/password/reset/send' }, times: 1 })
  await page.getByRole('button', { name: 'Send reset mail' }).click()
  await expect(page.getByText('The reset mail was not sent')).toBeVisible()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByText('Reset mail asked for')).toBeVisible()
  expect(bodyOf(sent(demo, 'POST', '/users/password/reset/send')[1])).toEqual({ email: 'tom@harbour.example' })
  // No more is known: mails about accounts are sent all the same where an SMTP server is set up.
  demo.state.configure((config) => {
    config.EmailSettings.SendEmailNotifications = false
  })
  await page.reload()
  await expect(page.getByText('E-mail notifications are switched off on this server')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send reset mail' })).toBeEnabled()

  await moveToEmail(page, demo)
})

test('what the server refuses stands in the form, and what was typed stays, through the end of a session too; one’s own takes the current one', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  await page.goto(signInOf(demoIds.tom))
  await page.getByRole('button', { name: 'Set password…' }).click()
  const form = dialog(page, 'Set password')
  const field = form.getByLabel('New password', { exact: true })
  await field.fill('short')
  await form.getByRole('button', { name: 'Set password' }).click()
  await expect(field).toHaveAccessibleDescription('It breaks a rule below.')
  await expect(form.getByRole('listitem').filter({ hasText: 'At least 8 characters' })).toContainText('not met')

  // Stricter than the page was told when it was opened.
  demo.state.configure((config) => {
    config.PasswordSettings.Symbol = true
  })
  await field.fill('longenough')
  await form.getByRole('button', { name: 'Set password' }).click()
  await expect(form.getByRole('alert')).toContainText('Look at its rules again')
  await expect(form.getByRole('listitem').filter({ hasText: /symbol/i })).toContainText('not met')
  await expect(field).toHaveValue('longenough')

  await field.fill('long-enough')
  demo.faults.add({ kind: 'session-ended', match: { method: 'PUT' }, times: 1 })
  await form.getByRole('button', { name: 'Set password' }).click()
  const ended = endedDialog(page)
  await ended.signIn()
  await expect(ended.dialog).toBeHidden()
  await expect(field).toHaveValue('long-enough')
  await form.getByRole('button', { name: 'Set password' }).click()
  await expect(form).toBeHidden()
  expect(demo.state.userByName('tom')?.password).toBe('long-enough')

  // One's own: a wrong one is said.
  await walkToTab(page, demo, demoIds.ada, 'sign-in')
  await expect(page.getByText('by which you choose a password.')).toBeVisible()
  await page.getByRole('button', { name: 'Set password…' }).click()
  const own = dialog(page, 'Set your password')
  await own.getByLabel('New password', { exact: true }).fill('Another-one-5')
  await own.getByRole('button', { name: 'Set password' }).click()
  const current = own.getByLabel('Current password', { exact: true })
  await expect(current).toHaveAccessibleDescription('Enter your current password.')
  await current.fill('not this one')
  await own.getByRole('button', { name: 'Set password' }).click()
  await expect(own.getByRole('alert')).toContainText('The current password is wrong')
  await current.fill(DEMO_PASSWORD)
  await own.getByRole('button', { name: 'Set password' }).click()
  await expect(own).toBeHidden()
  expect(demo.state.userByName('ada')?.password).toBe('Another-one-5')
})
