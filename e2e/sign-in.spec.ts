import { DEMO_PASSWORD } from '../src/demo-server/data/demo-people.ts'
import { attempts, codeOfMona, signInForm, wrongCodeOfMona } from './support/sign-in-form.ts'
import { expect, test } from './support/test.ts'
import { holdBack } from './support/tokens.ts'

/** Who is refused for what the account is: name, password, and what is said. */
const APART = [
  ['leo', DEMO_PASSWORD, 'The account is locked', 'A system administrator can unlock it'],
  ['dora', DEMO_PASSWORD, 'The account is deactivated', 'can activate it again'],
  ['vera', DEMO_PASSWORD, 'The e-mail address is not verified', 'Open the link in the e-mail'],
  ['ci-bot', 'any', 'Bots cannot sign in', 'Sign in as a person'],
] as const

test('the page says which server it is, tells empty fields before the server is asked, and covers the password', async ({
  page,
  demo,
}) => {
  const form = signInForm(page)
  await page.goto('/sign-in')
  await expect(page).toHaveTitle('Sign in · Latchkey')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expect(page.getByText('Kestrel Harbour', { exact: true })).toBeVisible()
  await expect(form.login).toBeFocused()

  await form.submit.click()
  await expect(form.login).toHaveAccessibleDescription('Enter your e-mail address or user name or AD/LDAP user name.')
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

  await expect(form.password).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(form.password).toHaveAttribute('type', 'text')
  await expect(form.password).toHaveValue(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Hide password' }).click()
  await expect(form.password).toHaveAttribute('type', 'password')

  // By e-mail address; pressed more than once, it asks once.
  const held = holdBack(demo, 'POST', /^\/users\/login$/)
  await form.fill(demo.state.userByName('alice')?.email ?? '', DEMO_PASSWORD)
  await form.submit.dblclick()
  await form.password.press('Enter')
  await expect(form.submit).toHaveAttribute('aria-busy', 'true')
  await expect.poll(held.count).toBe(1)
  held.release()
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  expect(attempts(demo).map((one) => one.status)).toEqual([200])
})

test('what is wrong is told, with all that was typed kept, until name and password lead in by Enter', async ({
  page,
  demo,
}) => {
  const form = signInForm(page)
  await page.goto('/sign-in')
  // The same words for a wrong password and for a person nobody knows.
  for (const login of ['ada', 'nobody-of-this-name']) {
    const before = attempts(demo).length
    await form.fill(login, 'not-the-password')
    await form.login.press('Enter')
    await expect
      .poll(() =>
        attempts(demo)
          .slice(before)
          .map((one) => one.status),
      )
      .toEqual([401])
    await expect(form.submit).not.toHaveAttribute('aria-busy', 'true')
    await expect(form.password).toHaveAccessibleDescription(
      'Wrong name or password. Check both. After several wrong tries the server locks the account. If you sign in through another service, a password does not work here.',
    )
    await expect(form.password).toBeFocused()
    await expect(form.login).toHaveValue(login)
    await expect(form.password).toHaveValue('not-the-password')
    await expect(form.code).toBeHidden()
    await expect(page).toHaveURL('/sign-in')
  }

  for (const [login, password, title, advice] of APART) {
    const before = attempts(demo).length
    await form.fill(login, password)
    await form.submit.click()
    const alert = page.getByRole('alert')
    await expect(alert).toContainText(title)
    await expect(alert).toContainText(advice)
    await expect(form.login).toHaveValue(login)
    await expect(form.password).toHaveValue(password)
    await expect(form.submit).toBeEnabled()
    expect(
      attempts(demo)
        .slice(before)
        .map((one) => one.status),
    ).toEqual([401])
  }

  // A name with blanks around it is taken without them, a password as it is.
  const before = attempts(demo).length
  await form.fill('  ada ', ` ${DEMO_PASSWORD} `)
  await form.submit.click()
  await expect(form.password).toHaveAccessibleDescription(/Wrong name or password/)
  expect(JSON.parse(attempts(demo)[before]?.body ?? '')).toMatchObject({
    login_id: 'ada',
    password: ` ${DEMO_PASSWORD} `,
  })

  // A second factor that was asked for is forgotten when another name is typed.
  await form.fill('mona', DEMO_PASSWORD)
  await form.submit.click()
  await expect(form.code).toBeVisible()
  await form.login.fill('ada')
  await expect(form.code).toBeHidden()
  await form.password.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  await expect(form.login).toBeHidden()
  expect(attempts(demo)).toHaveLength(before + 3)
  expect(attempts(demo).at(-1)?.status).toBe(200)
})

test('whoever goes on typing while the server thinks is not interrupted: not by an error, not by a code for the name before', async ({
  page,
  demo,
}) => {
  const form = signInForm(page)
  await page.goto('/sign-in')
  for (const [login, password] of [
    ['ada', 'not-the-password'],
    ['mona', DEMO_PASSWORD],
  ] as const) {
    const held = holdBack(demo, 'POST', /\/users\/login$/)
    await form.fill(login, password)
    await form.submit.click()
    await expect.poll(held.count).toBe(1)
    await form.login.fill('alic')
    held.release()
    await expect(form.submit).not.toHaveAttribute('aria-busy', 'true')
    await expect(form.login).toBeFocused()
    await form.login.pressSequentially('e')
    await expect(form.login).toHaveValue('alice')
    await expect(form.password).toHaveValue(password)
    await expect(form.code).toBeHidden()
  }
  await form.password.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  expect(attempts(demo).map((one) => one.status)).toEqual([401, 401, 200])
})

test('a second factor is asked for when it is needed; of the wrong form it costs no attempt, a wrong one is told', async ({
  page,
  demo,
}) => {
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

  for (const code of ['', '12345', '1234567', 'abcdef']) {
    await form.code.fill(code)
    await form.submit.click()
    await expect(form.code).toHaveAccessibleDescription('Enter the 6 digits of your authenticator.')
    await expect(form.code).toBeFocused()
  }
  expect(attempts(demo)).toHaveLength(1)
  expect(demo.state.userByName('mona')?.failed_attempts).toBe(0)

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
