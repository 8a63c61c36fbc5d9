import type { Page } from 'playwright/test'
import { DEMO_PASSWORD } from '../src/demo-server/data/demo-people.ts'
import type { FaultKind } from '../src/demo-server/faults.ts'
import { attempts, requestsTo, signInForm } from './support/sign-in-form.ts'
import { expect, test } from './support/test.ts'

for (const [what, kind, title] of [
  ['no answer', 'drop', 'No answer from the server'],
  ['a page of HTML in the place of Mattermost', 'not-json', 'That was not Mattermost'],
  ['the page of a proxy', 'bad-gateway-html', 'Mattermost does not answer'],
  ['an empty answer', 'empty', 'The answer could not be read'],
] as const satisfies readonly (readonly [string, FaultKind, string])[]) {
  test(`${what} to the sign-in is told, once, and what was typed stays`, async ({ page, demo }) => {
    const form = signInForm(page)
    await page.goto('/sign-in')
    await expect(page.getByText('Kestrel Harbour', { exact: true })).toBeVisible()
    demo.faults.add({ kind, match: { path: '/users/login' } })
    await form.fill('ada', DEMO_PASSWORD)
    await form.submit.click()
    await expect(page.getByRole('alert')).toContainText(title)
    // A sign-in is never sent again by itself: it may have counted as an attempt. (Of a connection that broke the
    // browser itself tries others that it has open.)
    if (kind !== 'drop') expect(attempts(demo)).toHaveLength(1)
    await expect(form.login).toHaveValue('ada')
    await expect(form.password).toHaveValue(DEMO_PASSWORD)

    demo.faults.clear()
    await form.submit.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  })
}

for (const [what, kind, title] of [
  ['The server down', 'drop', 'No answer from the server'],
  ['Something else than Mattermost', 'not-json', 'That was not Mattermost'],
] as const satisfies readonly (readonly [string, FaultKind, string])[]) {
  test(`${what} when the page opens: said at once, read again on request`, async ({ page, demo }) => {
    demo.faults.add({ kind })
    const form = signInForm(page)
    await page.goto('/sign-in')
    await expect(form.login).toBeVisible()
    const notice = page.getByRole('status').filter({ hasText: title })
    await expect(notice).toBeVisible()
    await form.fill('ada', DEMO_PASSWORD)

    demo.faults.clear()
    await notice.getByRole('button', { name: 'Try again' }).click()
    await expect(notice).toBeHidden()
    await expect(page.getByText('Kestrel Harbour', { exact: true })).toBeVisible()
    await expect(form.login).toHaveValue('ada')
    await expect(form.password).toHaveValue(DEMO_PASSWORD)
    await form.submit.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  })
}

test('signing in works though the server does not tell about itself', async ({ page, demo }) => {
  demo.faults.add({ kind: 'not-json', match: { path: '/config/client' }, times: 1 })
  const form = signInForm(page)
  await page.goto('/sign-in')
  await form.fill('ada', DEMO_PASSWORD)
  await form.submit.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
})

test('a rate limit is shown, waited out, and the sign-in goes on by itself', async ({ page, demo }) => {
  await page.clock.install()
  demo.faults.add({ kind: 'rate-limit', match: { path: '/users/login' }, ms: 60_000, times: 1 })
  const form = signInForm(page)
  await page.goto('/sign-in')
  await form.fill('ada', DEMO_PASSWORD)
  await form.submit.click()
  const notice = page.getByRole('status').filter({ hasText: 'The server asks to wait' })
  await expect(notice).toContainText('goes on by itself')
  await expect(form.submit).toHaveAttribute('aria-busy', 'true')
  await form.submit.click({ force: true })
  expect(attempts(demo).map((one) => one.status)).toEqual([429])

  await page.clock.fastForward(60_000)
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  expect(attempts(demo).map((one) => one.status)).toEqual([429, 200])
})

test.describe('a forgotten password', () => {
  async function askFor(page: Page, email: string): Promise<void> {
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Forgotten your password?' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'New password' })).toBeVisible()
    const field = page.getByRole('textbox', { name: 'E-mail address' })
    await expect(field).toBeFocused()
    await field.fill(email)
    await field.press('Enter')
  }

  test('gets the same answer for an address that is known, unknown, or looked after elsewhere', async ({
    page,
    demo,
  }) => {
    const known = demo.state.userByName('alice')?.email ?? ''
    const elsewhere = demo.state.userByName('tess')
    if (elsewhere) elsewhere.auth_service = 'ldap'
    const answers: string[] = []
    for (const email of [known, 'nobody@nowhere.example', elsewhere?.email ?? '']) {
      await askFor(page, email)
      const heading = page.getByRole('heading', { name: 'Look into your mailbox' })
      await expect(heading).toBeFocused()
      answers.push((await page.getByRole('main').innerText()).replaceAll(email, '…'))
    }
    expect(answers[1]).toBe(answers[0])
    expect(answers[2]).toBe(answers[0])
    expect(answers[0]).toContain('If … belongs to an account with a password here')
    const sent = requestsTo(demo, 'POST', '/users/password/reset/send')
    expect(sent.map((one) => one.status)).toEqual([200, 200, 400])
    expect(sent[0]?.body).toBe(JSON.stringify({ email: known }))
  })

  test('wants an address, and leads back', async ({ page, demo }) => {
    await askFor(page, 'alice')
    const field = page.getByRole('textbox', { name: 'E-mail address' })
    await expect(field).toHaveAccessibleDescription('Enter the e-mail address of your account.')
    await expect(field).toHaveValue('alice')
    await page.getByRole('button', { name: 'Back to sign in' }).click()
    await expect(signInForm(page).login).toBeFocused()
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    expect(requestsTo(demo, 'POST', '/users/password/reset/send')).toEqual([])
  })

  test('says when the server could not be asked, and keeps the address', async ({ page, demo }) => {
    demo.faults.add({ kind: 'drop', match: { path: '/users/password/reset/send' } })
    await askFor(page, 'alice@kestrel.example')
    await expect(page.getByRole('alert')).toContainText('No answer from the server')
    await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeHidden()
    await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveValue('alice@kestrel.example')
    demo.faults.clear()
    await page.getByRole('button', { name: 'Mail me a link' }).click()
    await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible()
  })
})
