import { DEMO_PASSWORD } from '../src/demo-server/data/demo-people.ts'
import { attempts, codeOfMona, signInForm, wrongCodeOfMona } from './support/sign-in-form.ts'
import { expect, test } from './support/test.ts'

test('the page says which server one is about to sign in to', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(page).toHaveTitle('Sign in · Latchkey')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expect(page.getByText('Kestrel Harbour', { exact: true })).toBeVisible()
  await expect(signInForm(page).login).toBeFocused()
})

test('name and password lead in, by Enter, by name or by e-mail address', async ({ page, demo, openAs }) => {
  const { login, password, fill } = signInForm(page)
  await page.goto('/sign-in')
  await fill('ada', DEMO_PASSWORD)
  await password.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()

  const other = await openAs(null)
  const second = signInForm(other)
  await other.goto('/sign-in')
  await second.fill(demo.state.userByName('alice')?.email ?? '', DEMO_PASSWORD)
  await second.login.press('Enter')
  await expect(other.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  expect(attempts(demo).map((one) => one.status)).toEqual([200, 200])
  await expect(login).toBeHidden()
})

test('a name with blanks around it is taken without them, a password as it is', async ({ page, demo }) => {
  const { fill, submit, password } = signInForm(page)
  await page.goto('/sign-in')
  await fill('  ada ', ` ${DEMO_PASSWORD} `)
  await submit.click()
  await expect(password).toHaveAccessibleDescription(/Wrong name or password/)
  expect(JSON.parse(attempts(demo)[0]?.body ?? '')).toMatchObject({
    login_id: 'ada',
    password: ` ${DEMO_PASSWORD} `,
  })
})

for (const [what, login] of [
  ['a wrong password', 'ada'],
  ['a person nobody knows', 'nobody-of-this-name'],
] as const) {
  test(`${what} gets the same words, and keeps what was typed`, async ({ page, demo }) => {
    const form = signInForm(page)
    await page.goto('/sign-in')
    await form.fill(login, 'not-the-password')
    await form.submit.click()
    await expect(form.password).toHaveAccessibleDescription(
      'Wrong name or password. Check both. After several wrong tries the server locks the account.',
    )
    await expect(form.password).toBeFocused()
    await expect(form.login).toHaveValue(login)
    await expect(form.password).toHaveValue('not-the-password')
    await expect(form.code).toBeHidden()
    await expect(page).toHaveURL('/sign-in')
    expect(attempts(demo).map((one) => one.status)).toEqual([401])

    await form.fill('ada', DEMO_PASSWORD)
    await form.submit.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  })
}

for (const [who, login, password, title, advice] of [
  ['a locked account', 'leo', DEMO_PASSWORD, 'The account is locked', 'A system administrator can unlock it'],
  ['a deactivated account', 'dora', DEMO_PASSWORD, 'The account is deactivated', 'can activate it again'],
  [
    'an address not verified',
    'vera',
    DEMO_PASSWORD,
    'The e-mail address is not verified',
    'Open the link in the e-mail',
  ],
  ['a bot', 'ci-bot', 'any', 'Bots cannot sign in', 'Sign in as a person'],
] as const) {
  test(`${who} is told apart`, async ({ page, demo }) => {
    const form = signInForm(page)
    await page.goto('/sign-in')
    await form.fill(login, password)
    await form.submit.click()
    const alert = page.getByRole('alert')
    await expect(alert).toContainText(title)
    await expect(alert).toContainText(advice)
    await expect(form.login).toHaveValue(login)
    await expect(form.password).toHaveValue(password)
    await expect(form.submit).toBeEnabled()
    expect(attempts(demo).map((one) => one.status)).toEqual([401])
  })
}

test('empty fields are told before the server is asked', async ({ page, demo }) => {
  const form = signInForm(page)
  await page.goto('/sign-in')
  await form.submit.click()
  await expect(form.login).toHaveAccessibleDescription('Enter your e-mail address or user name.')
  await expect(form.login).toBeFocused()
  await form.login.fill('ada')
  await form.submit.click()
  await expect(form.password).toHaveAccessibleDescription('Enter your password.')
  await expect(form.password).toBeFocused()
  await expect(form.login).toHaveAccessibleDescription('')
  await form.fill('   ', DEMO_PASSWORD)
  await form.submit.click()
  await expect(form.login).toBeFocused()
  expect(attempts(demo)).toEqual([])
})

test.describe('a second factor', () => {
  test('is asked for when it is needed: a wrong code, then the right one', async ({ page, demo }) => {
    const form = signInForm(page)
    await page.goto('/sign-in')
    await form.fill('mona', DEMO_PASSWORD)
    await expect(form.code).toBeHidden()
    await form.submit.click()
    await expect(form.code).toBeFocused()
    await expect(form.code).toHaveAccessibleDescription('The 6 digits that your authenticator shows now.')
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(form.login).toHaveValue('mona')
    await expect(form.password).toHaveValue(DEMO_PASSWORD)

    const wrong = wrongCodeOfMona(demo)
    await form.code.fill(wrong)
    await form.code.press('Enter')
    await expect(form.code).toHaveAccessibleDescription(/^Wrong code\. Wait for the next code/)
    await expect(form.code).toBeFocused()
    await expect(form.code).toHaveValue(wrong)

    const right = codeOfMona(demo)
    await form.code.fill(`${right.slice(0, 3)} ${right.slice(3)}`)
    await form.submit.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
    expect(attempts(demo).map((one) => /"token":"(\d+)"/.exec(one.body)?.[1])).toEqual([undefined, wrong, right])
  })

  test('of the wrong form costs no attempt', async ({ page, demo }) => {
    const form = signInForm(page)
    await page.goto('/sign-in')
    await form.fill('mona', DEMO_PASSWORD)
    await form.submit.click()
    for (const code of ['', '12345', '1234567', 'abcdef']) {
      await form.code.fill(code)
      await form.submit.click()
      await expect(form.code).toHaveAccessibleDescription('Enter the 6 digits of your authenticator.')
      await expect(form.code).toBeFocused()
    }
    expect(attempts(demo)).toHaveLength(1)
    expect(demo.state.userByName('mona')?.failed_attempts).toBe(0)
  })

  test('is forgotten when another name is typed', async ({ page, demo }) => {
    const form = signInForm(page)
    await page.goto('/sign-in')
    await form.fill('mona', DEMO_PASSWORD)
    await form.submit.click()
    await expect(form.code).toBeVisible()
    await form.login.fill('ada')
    await expect(form.code).toBeHidden()
    await form.submit.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
    expect(attempts(demo)).toHaveLength(2)
  })
})

test('pressed twice, it asks once', async ({ page, demo }) => {
  demo.faults.add({ kind: 'latency', match: { path: '/users/login' }, ms: 700 })
  const form = signInForm(page)
  await page.goto('/sign-in')
  await form.fill('ada', DEMO_PASSWORD)
  await form.submit.dblclick()
  await form.password.press('Enter')
  await expect(form.submit).toHaveAttribute('aria-busy', 'true')
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  expect(attempts(demo)).toHaveLength(1)
})

test('the password can be looked at, and is covered again', async ({ page }) => {
  const form = signInForm(page)
  await page.goto('/sign-in')
  await form.fill('ada', DEMO_PASSWORD)
  await expect(form.password).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(form.password).toHaveAttribute('type', 'text')
  await expect(form.password).toHaveValue(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Hide password' }).click()
  await expect(form.password).toHaveAttribute('type', 'password')
})
