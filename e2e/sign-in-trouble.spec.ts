import { DEMO_PASSWORD } from '../src/demo-server/data/demo-people.ts'
import type { FaultKind } from '../src/demo-server/faults.ts'
import { loseCookies } from './support/lost-answers.ts'
import { attempts, requestsTo, signInForm } from './support/sign-in-form.ts'
import { expect, test } from './support/test.ts'

const TO_THE_SIGN_IN = [
  ['drop', 'No answer from the server'],
  ['not-json', 'That was not Mattermost'],
  ['bad-gateway-html', 'Mattermost does not answer'],
  ['empty', 'The answer could not be read'],
] as const satisfies readonly (readonly [FaultKind, string])[]

test('what comes in the place of an answer is told, once, and what was typed stays; a rate limit is waited out', async ({
  page,
  demo,
}) => {
  await page.clock.install()
  const form = signInForm(page)
  await page.goto('/sign-in')
  await expect(page.getByText('Kestrel Harbour', { exact: true })).toBeVisible()
  await form.fill('ada', DEMO_PASSWORD)
  for (const [kind, title] of TO_THE_SIGN_IN) {
    const before = attempts(demo).length
    demo.faults.add({ kind, match: { path: '/users/login' } })
    await form.submit.click()
    await expect(page.getByRole('alert')).toContainText(title)
    // A sign-in is never sent again by itself: it may have counted as an attempt. (Of a connection that broke the
    // browser itself tries others that it has open.)
    if (kind !== 'drop') expect(attempts(demo)).toHaveLength(before + 1)
    await expect(form.login).toHaveValue('ada')
    await expect(form.password).toHaveValue(DEMO_PASSWORD)
    demo.faults.clear()
  }

  const before = attempts(demo).length
  demo.faults.add({ kind: 'rate-limit', match: { path: '/users/login' }, ms: 60_000, times: 1 })
  await form.submit.click()
  const notice = page.getByRole('status').filter({ hasText: 'The server asks to wait' })
  await expect(notice).toContainText('goes on by itself')
  await expect(form.submit).toHaveAttribute('aria-busy', 'true')
  await form.submit.click({ force: true })
  const statuses = () =>
    attempts(demo)
      .slice(before)
      .map((one) => one.status)
  expect(statuses()).toEqual([429])
  await page.clock.fastForward(60_000)
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  expect(statuses()).toEqual([429, 200])
})

test('a browser that keeps no session is told of, and the form goes on working', async ({ page, demo }) => {
  const form = signInForm(page)
  await page.goto('/sign-in?next=%2Fusers')
  await form.fill('ada', DEMO_PASSWORD)
  const keep = loseCookies(demo)
  await form.submit.click()
  await expect(page.getByRole('alert')).toContainText('This browser did not keep the session')
  await expect(form.submit).not.toHaveAttribute('aria-busy')
  await expect(page).toHaveURL('/sign-in?next=%2Fusers')
  keep()
  await form.submit.click()
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
})

test('no Mattermost when the page opens: said at once, read again on request; signing in works without', async ({
  page,
  demo,
}) => {
  const form = signInForm(page)
  for (const [kind, title] of TO_THE_SIGN_IN.slice(0, 2)) {
    demo.faults.add({ kind })
    await page.goto('/sign-in')
    await expect(form.login).toBeVisible()
    const place = await form.login.boundingBox()
    const notice = page.getByRole('status').filter({ hasText: title })
    await expect(notice).toBeVisible()
    // Somebody may be typing already: nothing moves away.
    expect(await form.login.boundingBox()).toEqual(place)
    await form.fill('ada', DEMO_PASSWORD)

    demo.faults.clear()
    await notice.getByRole('button', { name: 'Try again' }).click()
    await expect(notice).toBeHidden()
    await expect(page.getByText('Kestrel Harbour', { exact: true })).toBeVisible()
    await expect(form.login).toHaveValue('ada')
    await expect(form.password).toHaveValue(DEMO_PASSWORD)
  }
  // The server does not tell about itself, which is no reason to keep anybody out.
  demo.faults.add({ kind: 'not-json', match: { path: '/config/client' }, times: 1 })
  await page.goto('/sign-in')
  await form.fill('ada', DEMO_PASSWORD)
  await form.submit.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
})

test('a forgotten password: the same answer for an address that is known, unknown, or looked after elsewhere', async ({
  page,
  demo,
}) => {
  const field = page.getByRole('textbox', { name: 'E-mail address' })
  const done = page.getByRole('heading', { name: 'Look into your mailbox' })
  const back = page.getByRole('button', { name: 'Back to sign in' })
  const askFor = async (email: string): Promise<void> => {
    await page.getByRole('button', { name: 'Forgotten your password?' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'New password' })).toBeVisible()
    await expect(field).toBeFocused()
    await field.fill(email)
    await field.press('Enter')
  }
  await page.goto('/sign-in')

  // It wants an address, and leads back.
  await askFor('alice')
  await expect(field).toHaveAccessibleDescription('Enter the e-mail address of your account.')
  await expect(field).toHaveValue('alice')
  await back.click()
  await expect(signInForm(page).login).toBeFocused()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  expect(requestsTo(demo, 'POST', '/users/password/reset/send')).toEqual([])

  // It says when the server could not be asked, and keeps the address.
  demo.faults.add({ kind: 'drop', match: { path: '/users/password/reset/send' } })
  await askFor('alice@kestrel.example')
  await expect(page.getByRole('alert')).toContainText('No answer from the server')
  await expect(done).toBeHidden()
  await expect(field).toHaveValue('alice@kestrel.example')
  demo.faults.clear()
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await expect(done).toBeVisible()
  await back.click()

  demo.requests.length = 0
  const known = demo.state.userByName('alice')?.email ?? ''
  const elsewhere = demo.state.userByName('tess')
  if (elsewhere) elsewhere.auth_service = 'ldap'
  const answers: string[] = []
  for (const email of [known, 'nobody@nowhere.example', elsewhere?.email ?? '']) {
    await askFor(email)
    await expect(done).toBeFocused()
    answers.push((await page.getByRole('main').innerText()).replaceAll(email, '…'))
    await back.click()
  }
  expect(answers[1]).toBe(answers[0])
  expect(answers[2]).toBe(answers[0])
  expect(answers[0]).toContain('If … belongs to an account with a password here')
  const sent = requestsTo(demo, 'POST', '/users/password/reset/send')
  expect(sent.map((one) => one.status)).toEqual([200, 200, 400])
  expect(sent[0]?.body).toBe(JSON.stringify({ email: known }))
})
