import type { Page } from 'playwright/test'
import { DEMO_PASSWORD, demoIds } from '../src/demo-server/data/demo-people.ts'
import { loseCookies } from './support/lost-answers.ts'
import { codeOfMona, requestsTo, signInForm } from './support/sign-in-form.ts'
import { endedDialog, look, openInventory } from './support/session.ts'
import { openPeople, peopleSearch } from './support/people.ts'
import { expect, test } from './support/test.ts'
import { openTokens, searchBox } from './support/token-list.ts'
import { sent } from './support/tokens.ts'

test('a session that ends in the middle of work is taken up again over the page, with what was typed', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const making = page.getByRole('dialog', { name: 'New token' })
  await making.getByRole('textbox', { name: 'Description' }).fill('Nightly export of the harbour log')
  const before = demo.state.tokensOfUser.of(demoIds.tom).length
  demo.state.removeSessionsOf(demoIds.tom)
  await making.getByRole('button', { name: 'Create token' }).click()

  const ended = endedDialog(page)
  await expect(ended.dialog).toContainText('Sign in again as Tom')
  await expect(ended.password).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(ended.dialog).toBeVisible()
  await ended.password.fill('not-the-password')
  await ended.password.press('Enter')
  await expect(ended.password).toHaveAccessibleDescription(/^Wrong name or password/)
  // The server down meanwhile is told in the dialog.
  demo.faults.add({ kind: 'drop', match: { path: '/users/login' } })
  await ended.signIn()
  await expect(ended.dialog.getByRole('alert')).toContainText('No answer from the server')
  await expect(ended.password).toHaveValue(DEMO_PASSWORD)
  demo.faults.clear()
  const keep = loseCookies(demo)
  await ended.submit.click()
  await expect(ended.dialog.getByRole('alert')).toContainText('This browser did not keep the session')
  keep()
  await ended.submit.click()
  await expect(ended.dialog).toBeHidden()

  await expect(making.getByRole('textbox', { name: 'Description' })).toHaveValue('Nightly export of the harbour log')
  await expect(page).toHaveURL('/account/tokens')
  expect(demo.state.tokensOfUser.of(demoIds.tom)).toHaveLength(before)
  await making.getByRole('button', { name: 'Create token' }).click()
  await expect(page.getByRole('dialog', { name: 'Token created' })).toBeVisible()
  expect(demo.state.tokensOfUser.of(demoIds.tom)).toHaveLength(before + 1)
})

test('many refusals at once are one dialog; the inventory goes on where it was; somebody else finds nothing of it', async ({
  page,
  demo,
  signIn,
  context,
}) => {
  await signIn('ada')
  await page.goto('/account/tokens')
  // Nothing is under way any more that could bring the dialog by itself.
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await expect.poll(() => requestsTo(demo, 'GET', `/users/${demoIds.ada}/sessions`).at(-1)?.status).toBe(200)
  demo.state.removeSessionsOf(demoIds.ada)
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Tokens', exact: true }).click()
  const ended = endedDialog(page)
  await expect(ended.dialog).toHaveCount(1)
  await ended.signIn()
  await expect(ended.dialog).toBeHidden()
  await expect(page.getByRole('grid', { name: 'Tokens' }).getByRole('row').nth(1)).toBeVisible()

  // The inventory goes on where it was, with its search and its selection.
  const search = page.getByRole('searchbox', { name: 'Search tokens' })
  await search.fill('tom')
  const row = page.getByRole('grid', { name: 'Tokens' }).getByRole('row').nth(1)
  await row.getByRole('checkbox').check()
  // A whole user name is also asked for by itself: that answer, too, must be there before the session goes.
  await expect.poll(() => requestsTo(demo, 'POST', '/users/tokens/search').at(-1)?.status).toBe(200)
  demo.state.removeSessionsOf(demoIds.ada)
  await page.getByRole('button', { name: 'Read again' }).click()
  await ended.dialog.getByRole('button', { name: 'Look again' }).click()
  await expect(ended.dialog.getByRole('alert')).toContainText('Still no session')
  await expect(ended.dialog).toBeVisible()
  await ended.signIn()
  await expect(ended.dialog).toBeHidden()
  await expect(search).toHaveValue('tom')
  await expect(page.getByText('1 selected')).toBeVisible()
  await expect(page.getByText('Reading again failed')).toBeHidden()

  // Somebody else becomes that person, with nothing kept.
  demo.state.removeSessionsOf(demoIds.ada)
  // What is still under way may find it out first, and then the dialog is over the button and hides it.
  await page.getByRole('button', { name: 'Read again', includeHidden: true }).dispatchEvent('click')
  await expect(ended.dialog).toBeVisible()
  // Signed in as tom in Mattermost itself, in another tab: nobody tells, one looks again.
  await context.clearCookies()
  await signIn('tom')
  await ended.dialog.getByRole('button', { name: 'Look again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  await expect(page).toHaveURL('/account/tokens')
  await expect(page.getByText('Somebody else signed in')).toBeVisible()
  await expect(ended.dialog).toBeHidden()
})

test('a session that ends while the list is read leaves no hole in it; another person in Mattermost is seen on coming back', async ({
  page,
  context,
  demo,
  signIn,
}) => {
  await signIn('ada')
  demo.faults.add({ kind: 'session-ended', match: { path: /^\/users\/tokens\?.*page=1/ }, times: 1 })
  await page.goto('/tokens')
  const ended = endedDialog(page)
  await ended.signIn()
  await expect(ended.dialog).toBeHidden()
  await expect(page.getByRole('main').getByText(/read .*, complete/)).toBeVisible()
  await expect(page.getByText(/^Partial/)).toBeHidden()

  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await context.clearCookies()
  await signIn('alice')
  await look(page)
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Alice / })).toBeVisible()
  await expect(page.getByRole('grid')).toHaveCount(0)
  await expect(page.getByText('Somebody else signed in')).toBeVisible()
})

async function leaveToSomebodyElse(page: Page): Promise<void> {
  const ended = endedDialog(page)
  await ended.dialog.getByRole('button', { name: 'Somebody else' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
}

test('a cookie of a session that has ended leads to the sign-in page, and back; another person finds nothing there', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  demo.state.removeSessionsOf(demoIds.ada)
  await page.goto('/tokens?q=bot')
  await expect(page).toHaveURL('/sign-in?next=%2Ftokens%3Fq%3Dbot')
  await expect(page.getByText('You are signed in as')).toBeHidden()
  const form = signInForm(page)
  await form.fill('ada', DEMO_PASSWORD)
  await form.submit.click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await expect(page).toHaveURL('/tokens?q=bot')
  await expect(page.getByRole('main').getByText(/read .*, complete/)).toBeVisible()

  demo.state.removeSessionsOf(demoIds.ada)
  await page.getByRole('button', { name: 'Read again' }).click()
  await leaveToSomebodyElse(page)
  await expect(page.getByRole('grid')).toHaveCount(0)

  await expect(form.login).toHaveValue('')
  await form.fill('tom', DEMO_PASSWORD)
  await form.submit.click()
  // The way back is kept; what was read is not.
  await expect(page.getByRole('heading', { name: '“Tokens” is not for your account' })).toBeVisible()
  await expect(page.getByRole('grid')).toHaveCount(0)
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'My tokens' }).click()
  const rows = page.getByRole('grid', { name: 'Tokens' }).getByRole('row')
  await expect(rows).toHaveCount(1 + demo.state.tokensOfUser.of(demoIds.tom).length)
  // Asked anew, as himself.
  const read = requestsTo(demo, 'GET', `/users/${demoIds.tom}/tokens`)
  expect(read.map((one) => one.userId)).toEqual([demoIds.tom])

  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('grid')).toHaveCount(0)
})

test('a secret that is not saved is not given up for somebody else without asking', async ({ page, demo, signIn }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  await page.getByRole('textbox', { name: 'Description' }).fill('Made just before')
  await page.getByRole('button', { name: 'Create token' }).click()
  const shown = page.getByRole('dialog', { name: 'Token created' })
  await shown.getByRole('button', { name: 'Show secret' }).click()
  const secret = shown.getByRole('textbox', { name: 'Secret' })
  const { token } = demo.state.tokensOfUser.of(demoIds.tom).find((one) => one.description === 'Made just before') ?? {}
  await expect(secret).toHaveValue(token ?? '')
  demo.state.removeSessionsOf(demoIds.tom)
  await page.locator('[aria-label="Read again"]').dispatchEvent('click')
  const { dialog, signIn: signInAgain } = endedDialog(page)
  await expect(dialog).toContainText('“Somebody else” gives them up.')
  const other = dialog.getByRole('button', { name: 'Somebody else' })
  await other.click()
  const asked = dialog.getByRole('alert')
  await expect(asked).toContainText('A secret or change that is not saved is lost, and a run ends.')
  // What the server tells strangers of its settings is not taken for a change of them.
  await expect(page.getByText('switched off on this server')).toHaveCount(0)
  await asked.getByRole('button', { name: 'Stay' }).click()
  await expect(asked).toBeHidden()
  await signInAgain()
  await expect(dialog).toBeHidden()
  await expect(secret).toHaveValue(token ?? '')

  demo.state.removeSessionsOf(demoIds.tom)
  await page.locator('[aria-label="Read again"]').dispatchEvent('click')
  await other.click()
  await asked.getByRole('button', { name: 'Give up' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the second factor is asked for over the page too; rights taken away under way close the page that needs them', async ({
  page,
  demo,
  signIn,
}) => {
  await page.clock.install()
  await signIn('mona')
  await openInventory(page)
  demo.state.removeSessionsOf(demoIds.mona)
  const mona = demo.state.userByName('mona')
  // Her code of this half minute was used up by the first sign-in.
  if (mona) mona.mfa_used = []
  await page.getByRole('button', { name: 'Read again' }).click()
  const ended = endedDialog(page)
  await ended.signIn()
  const code = ended.dialog.getByRole('textbox', { name: 'Code' })
  await expect(code).toBeFocused()
  await code.fill(codeOfMona(demo))
  await code.press('Enter')
  await expect(ended.dialog).toBeHidden()
  await expect(page.getByRole('row').nth(1)).toBeVisible()

  if (mona) mona.roles = 'system_user'
  for (const session of demo.state.sessionsOfUser.of(demoIds.mona)) session.roles = 'system_user'
  // What one may do is looked at again when one comes back after a minute.
  await page.clock.fastForward(61_000)
  await look(page)
  await expect(page.getByRole('heading', { name: '“Tokens” is not for your account' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('manage_system')
  await expect(page.getByRole('grid')).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link')).toHaveText(['My tokens'])
})

test('over the page too, a name of the directory that was left blank is asked for, and another one asks for no code', async ({
  page,
  demo,
  signIn,
}) => {
  const mona = demo.state.userByName('mona')
  if (!mona) throw new Error('no mona')
  await signIn('mona')
  mona.auth_service = 'ldap'
  mona.mfa_used = []
  await openInventory(page)
  demo.state.removeSessionsOf(demoIds.mona)
  await page.getByRole('button', { name: 'Read again' }).click()
  const ended = endedDialog(page)
  const login = ended.dialog.getByRole('textbox', { name: 'AD/LDAP user name' })
  await expect(login).toHaveValue('mona')
  await login.clear()
  await ended.signIn()
  await expect(login).toBeFocused()
  await expect(login).toHaveAccessibleDescription('Enter your AD/LDAP user name.')
  // The directory lets her in from here on.
  mona.auth_service = ''
  await login.fill('mona')
  await ended.submit.click()
  const code = ended.dialog.getByRole('textbox', { name: 'Code' })
  await expect(code).toBeFocused()
  await login.fill('monica')
  await expect(code).toBeHidden()
})

test('a search made after the session has ended is sent once', async ({ page, demo, signIn }) => {
  await signIn('ada')
  await openPeople(page)
  demo.state.removeSessionsOf(demoIds.ada)
  await peopleSearch(page).fill('hargreaves')
  const ended = endedDialog(page)
  await expect(ended.dialog).toBeVisible()
  // What the address asks for is asked when it has followed the typing.
  await expect(page).toHaveURL('/users?q=hargreaves')
  expect(sent(demo, 'GET', /^\/reports\/users\?search_term=/)).toHaveLength(1)
  await ended.signIn()
  await expect(page.getByRole('row', { name: /@tom/ })).toBeVisible()
  expect(sent(demo, 'GET', /^\/reports\/users\?search_term=/)).toHaveLength(2)

  await openTokens(page)
  demo.state.removeSessionsOf(demoIds.ada)
  await searchBox(page).fill('nosuchname')
  await expect(ended.dialog).toBeVisible()
  await expect(page).toHaveURL('/tokens?q=nosuchname')
  await ended.signIn()
  await expect(page.getByText('The server has no token with this id')).toBeVisible()
  expect(sent(demo, 'POST', '/users/tokens/search').map(({ status }) => status)).toEqual([401, 200])
})
