import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import type { UserRecord } from '../src/demo-server/state.ts'
import { walkToTab } from './support/person.ts'
import { expect, test } from './support/test.ts'
import { dialog, sent } from './support/tokens.ts'

function person(demo: DemoServer, username: string): UserRecord {
  const user = demo.state.userByName(username)
  if (!user) throw new Error(`there is no ${username}`)
  return user
}

const signInOf = (id: string): string => `/users/${id}/sign-in`

test('somebody locked out is let in again; the second factor goes after a question; never the last administrator', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  await page.goto(signInOf(demoIds.leo))
  const main = page.getByRole('main')
  await expect(main.getByText('10 wrong tries: the server refuses even the right password.')).toBeVisible()
  demo.faults.add({ kind: 'bad-gateway-html', match: { path: /reset_failed_attempts$/ }, times: 1 })
  await page.getByRole('button', { name: 'Reset attempts' }).click()
  await expect(page.getByText('Failed attempts were not reset')).toBeVisible()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByText('Failed attempts forgotten')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Reset attempts' })).toHaveAccessibleDescription(
    'There is none to forget',
  )
  expect(person(demo, 'leo').failed_attempts).toBe(0)

  await walkToTab(page, demo, demoIds.mona, 'sign-in')
  await page.getByRole('button', { name: 'Reset MFA…' }).click()
  const asked = dialog(page, 'Reset multi-factor authentication')
  await expect(asked).toContainText('@mona loses the second factor')
  await expect(asked).toContainText('Sessions and tokens go on')
  await expect(asked.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await asked.getByRole('button', { name: 'Reset MFA' }).click()
  await expect(asked).toBeHidden()
  await expect(page.getByText('Off: the password is enough')).toBeVisible()
  expect(person(demo, 'mona').mfa_active).toBe(false)
  await page.getByRole('button', { name: 'End sessions too…' }).click()
  await dialog(page, 'End all sessions').getByRole('button', { name: 'End all sessions' }).click()
  await expect(page.getByText('Sessions ended')).toBeVisible()
  expect(demo.state.sessionsOfUser.of(demoIds.mona).length).toBe(0)
  await expect(page.getByRole('button', { name: 'Reset MFA…' })).toHaveAccessibleDescription(/There is none to reset/)

  await walkToTab(page, demo, demoIds.ada, 'sign-in')
  await expect(page.getByRole('button', { name: 'Deactivate…' })).toHaveAccessibleDescription(/Your own account/)
  const ldap = demo.state.usersByUsername().find((user) => user.auth_service === 'ldap' && user.delete_at === 0)
  await walkToTab(page, demo, ldap?.id ?? '', 'sign-in')
  await expect(page.getByRole('button', { name: 'Deactivate…' })).toHaveAccessibleDescription(/managed by AD\/LDAP/)

  // Ada keeps her session and rights of now; the server, as one of 5.x would, asks nothing.
  for (const name of ['ada', 'nora.bergstrom', 'petros.kanellis']) person(demo, name).delete_at = 1
  await walkToTab(page, demo, demoIds.mona, 'sign-in')
  await page.getByRole('button', { name: 'Deactivate…' }).click()
  const off = dialog(page, 'Deactivate account')
  await expect(off.getByRole('alert')).toContainText('This is the last active administrator')
  await off.getByRole('button', { name: 'Deactivate' }).click()
  await expect(off.getByRole('button', { name: 'Deactivate' })).not.toHaveAttribute('aria-busy')
  await expect(off.getByRole('alert')).toContainText('This is the last active administrator')
  expect(sent(demo, 'PUT', /\/active$/)).toHaveLength(0)
})

test('deactivating says what only sleeps, activating what wakes up; to another service only with a sign-in id of its own', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  await page.goto(signInOf(demoIds.tom))
  await page.getByRole('button', { name: 'Deactivate…' }).click()
  const asked = dialog(page, 'Deactivate account')
  await expect(asked).toContainText(/\d tokens stop, but are not deleted/)
  demo.faults.add({ kind: 'bad-gateway-html', match: { method: 'PUT', path: /\/active$/ }, times: 1 })
  await asked.getByRole('button', { name: 'Deactivate' }).click()
  await expect(asked.getByRole('alert')).toBeVisible()
  await asked.getByRole('button', { name: 'Deactivate' }).click()
  await expect(asked).toBeHidden()
  expect(person(demo, 'tom').delete_at).toBeGreaterThan(0)
  expect(demo.state.sessionsOfUser.of(demoIds.tom).length).toBe(0)

  await page.getByRole('button', { name: 'Activate…' }).click()
  const back = dialog(page, 'Activate account')
  await expect(back).toContainText(/\d tokens wake up/)
  const { license } = demo.state
  demo.state.license = null
  await back.getByRole('button', { name: 'Activate' }).click()
  await expect(back.getByRole('alert')).toContainText('The server is full')
  demo.state.license = license
  await back.getByRole('button', { name: 'Activate' }).click()
  await expect(page.getByRole('button', { name: 'Deactivate…' })).toBeVisible()
  expect(person(demo, 'tom').delete_at).toBe(0)

  // Without tokens there is nothing to say of them.
  await page.goto(signInOf(demoIds.alice))
  await page.getByRole('button', { name: 'Deactivate…' }).click()
  await expect(asked).toContainText('All sessions end.')
  await expect(asked).not.toContainText('token')
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await page.goto(signInOf(demoIds.tom))

  const taken = demo.state.usersByUsername().find((user) => user.auth_service === 'gitlab')?.auth_data ?? ''
  await page.getByRole('button', { name: 'Change method…' }).click()
  const form = dialog(page, 'Change sign-in method')
  await expect(form.getByLabel('Service').getByRole('option')).toHaveText(['AD/LDAP', 'SAML', 'GitLab'])
  await form.getByLabel('Service').selectOption('GitLab')
  const button = form.getByRole('button', { name: 'Change method' })
  await expect(button).toHaveAccessibleDescription('Type “tom” first')
  await form.getByLabel('Type “tom”').fill('tom')
  await button.click()
  await expect(form.getByLabel('Sign-in id')).toHaveAccessibleDescription('Say who they are there.')
  await form.getByLabel('Sign-in id').fill(taken)
  await button.click()
  await expect(form.getByLabel('Sign-in id')).toHaveAccessibleDescription('Another account has this sign-in id.')
  await form.getByLabel('Sign-in id').fill('77001')
  await button.click()
  await expect(form).toBeHidden()
  expect(person(demo, 'tom')).toMatchObject({ auth_service: 'gitlab', auth_data: '77001', password: '' })
  await expect(page.getByRole('main').getByText('77001')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send reset mail' })).toHaveAccessibleDescription(
    'The password is kept by another service',
  )
  // What another service asks for is not known: nothing is said to be off.
  await expect(page.getByRole('button', { name: 'Reset MFA…' })).toHaveAccessibleDescription('There is none to reset')
})

test('the help desk may reset a second factor, and reads what the rest takes', async ({ page, signIn, demo }) => {
  await signIn('hedy')
  await page.goto(signInOf(demoIds.uma))
  for (const name of ['Set password…', 'Deactivate…', 'Reset attempts'])
    await expect(page.getByRole('button', { name })).toHaveAccessibleDescription(
      /sysconsole_write_user_management_users/,
    )
  await expect(page.getByRole('button', { name: 'Change method…' })).toHaveAccessibleDescription(/manage_system/)
  const mfa = page.getByRole('region', { name: 'Multi-factor authentication' })
  await expect(mfa).toContainText('Off: the password is enough')
  await walkToTab(page, demo, demoIds.mona, 'sign-in')
  await expect(page.getByRole('button', { name: 'Reset MFA…' })).toHaveAccessibleDescription(/manage_system/)
  // Without the server's report the method is not told: whether the password is enough, nobody here can say.
  demo.faults.add({ kind: 'not-json', match: { path: '/reports/users' } })
  await walkToTab(page, demo, demoIds.tom, 'sign-in')
  await expect(mfa).toContainText('Off in Mattermost')
  await expect(page.getByRole('main')).toContainText('Only told to administrators')
})

test('with tokens switched off on the server, nothing is said of tokens that stop or wake: those of bots go on', async ({
  page,
  signIn,
  demo,
}) => {
  demo.state.configure((config) => {
    config.ServiceSettings.EnableUserAccessTokens = false
  })
  const off = 'No token of theirs works: personal access tokens are switched off on this server.'
  await signIn('ada')
  for (const [id, verb] of [
    [demoIds.tom, 'Deactivate'],
    [demoIds.dora, 'Activate'],
  ] as const) {
    await page.goto(signInOf(id))
    await page.getByRole('button', { name: `${verb}…` }).click()
    await expect(dialog(page, `${verb} account`)).toContainText(off)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('main')).not.toContainText(/sleep|wake/)
    await page.goto(`/users/${id}/summary`)
    const panel = page.getByRole('region', { name: `If the account is ${verb.toLowerCase()}d` })
    await expect(panel).toContainText(off)
    await expect(panel).not.toContainText(/sleep|wake/)
    await expect(page.getByRole('region', { name: 'Open risks' })).not.toContainText('wake')
  }
  await page.goto(`/users/${demoIds.tom}/sessions`)
  await page.getByRole('button', { name: 'End all…' }).click()
  await expect(dialog(page, 'End all sessions')).toContainText(off)
  await page.keyboard.press('Escape')
  await page.goto(`/users/${demoIds.tom}/leave`)
  const found = page.getByRole('list', { name: 'Found' })
  await expect(found.getByRole('listitem', { name: 'Tokens', exact: true })).toContainText(
    '4 blocked (tokens are switched off on this server), 1 disabled',
  )
  const plan = page.getByRole('list', { name: 'Plan', exact: true })
  await expect(plan).toContainText('on the day they are switched on again')
  await expect(plan).not.toContainText(/to sleep|new token while/)
  await page.goto(`/users/${demoIds.tom}/tokens`)
  await expect(page.getByRole('main')).toContainText(off)
  await page.goto(`/users/${demoIds.dora}/tokens`)
  await page.getByRole('row').nth(1).getByRole('link').click()
  await expect(page.getByText('works again when the owner is activated and they are switched on')).toBeVisible()
  const bot = demo.state.userByName('tide-bot')?.id ?? ''
  await page.goto(`/users/${bot}/summary`)
  await expect(page.getByRole('region', { name: 'If the bot is disabled' })).toContainText('only sleep')
})
