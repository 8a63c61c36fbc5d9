import type { BrowserContext, Page } from 'playwright/test'
import { DEMO_PASSWORD, demoIds } from '../src/demo-server/data/demo-people.ts'
import { loseAnswers } from './support/lost-answers.ts'
import { requestsTo, signInForm } from './support/sign-in-form.ts'
import { endedDialog, signOut } from './support/session.ts'
import { expect, test } from './support/test.ts'

// Two tabs of one browser: they share the cookies, and so the session.

async function twoTabs(context: BrowserContext, page: Page, path: string): Promise<Page> {
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(path)
    await expect(tab.getByRole('row').nth(1)).toBeVisible()
    await expect(tab.getByText(/\(complete\)/)).toBeVisible()
  }
  return other
}

async function sessionCookie(context: BrowserContext): Promise<string> {
  return (await context.cookies()).find((one) => one.name === 'MMAUTHTOKEN')?.value ?? ''
}

test('signing out ends the session and clears the page, in all tabs; signing in again takes the other along', async ({
  page,
  context,
  demo,
  signIn,
}) => {
  await signIn('ada')
  const other = await twoTabs(context, page, '/tokens')
  let cookie = await sessionCookie(context)
  expect(demo.state.sessionByToken(cookie)).toBeDefined()

  // One that does not reach the server is no sign-out, and says so.
  demo.faults.add({ kind: 'drop', match: { path: '/users/logout' } })
  await signOut(page)
  const notice = page.getByRole('region', { name: /Notifications/ })
  await expect(notice).toContainText('You may still be signed in')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  demo.faults.clear()
  // Done, and only the answer lost: what is read next tells.
  const keep = loseAnswers(demo, 'POST', /^\/users\/logout$/)
  await signOut(page)
  await expect(notice).toContainText('Mattermost does not answer')
  expect(demo.state.sessionByToken(cookie)).toBeUndefined()
  keep()
  await page.getByRole('button', { name: 'Read again' }).click()
  const ended = endedDialog(page)
  await ended.signIn()
  await expect(ended.dialog).toBeHidden()
  cookie = await sessionCookie(context)
  demo.requests.length = 0

  await signOut(page)
  await expect(page).toHaveURL('/sign-in')
  await expect(page.getByText('You are signed out, in all tabs.')).toBeVisible()
  await expect(page.getByRole('grid')).toHaveCount(0)
  await expect(other.getByText('You were signed out in another tab.')).toBeVisible()
  await expect(other).toHaveURL('/sign-in')
  await expect(other).toHaveTitle('Sign in · Latchkey')
  await expect(other.getByRole('grid')).toHaveCount(0)
  // One sign-out is enough.
  expect(requestsTo(demo, 'POST', '/users/logout').map((one) => one.status)).toEqual([200])
  expect(demo.state.sessionByToken(cookie)).toBeUndefined()

  const form = signInForm(page)
  await form.fill('ada', DEMO_PASSWORD)
  await form.submit.click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await expect(other.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()

  // Back shows nothing of what was there, in either.
  await signOut(page)
  await expect(other).toHaveURL('/sign-in')
  await page.goBack()
  await expect(page).toHaveURL('/sign-in?next=%2Ftokens')
  await expect(page.getByRole('grid')).toHaveCount(0)
  await other.goBack()
  await expect(other.getByRole('grid')).toHaveCount(0)
})

test('a session taken up again in one tab is taken up in the other, and so is one of another person', async ({
  page,
  context,
  demo,
  signIn,
}) => {
  await signIn('ada')
  const other = await twoTabs(context, page, '/tokens')
  await other.getByRole('searchbox', { name: 'Search tokens' }).fill('tom')
  demo.state.removeSessionsOf(demoIds.ada)
  for (const tab of [page, other]) {
    // Not by pointer: looking at the tab may have brought the dialog already, and it covers the button.
    await tab.locator('[aria-label="Read again"]').dispatchEvent('click')
    await expect(endedDialog(tab).dialog).toBeVisible()
  }
  await endedDialog(page).signIn()
  await expect(endedDialog(page).dialog).toBeHidden()
  await expect(endedDialog(other).dialog).toBeHidden()
  await expect(other.getByRole('searchbox', { name: 'Search tokens' })).toHaveValue('tom')

  // Becoming another person in one tab makes the other that person, with nothing kept.
  await page.goto('/sign-in')
  const form = signInForm(page)
  await form.fill('tom', DEMO_PASSWORD)
  await form.submit.click()
  for (const tab of [page, other]) {
    await expect(tab.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
    await expect(tab).toHaveURL('/account/tokens')
    await expect(tab.getByRole('button', { name: /^Tom / })).toBeVisible()
    await expect(tab.getByRole('navigation', { name: 'Pages' }).getByRole('link')).toHaveText(['My tokens'])
    await expect(tab.getByRole('grid', { name: 'Tokens' }).getByRole('row')).toHaveCount(
      1 + demo.state.tokensOfUser.of(demoIds.tom).length,
    )
  }
  await expect(other.getByText('Somebody else signed in')).toBeVisible()
})

test('a sign-out elsewhere waits for nobody: not for what is typed, not for a secret', async ({
  page,
  context,
  demo,
  signIn,
}) => {
  await signIn('tom')
  const other = await twoTabs(context, page, '/account/tokens')
  await other.getByRole('button', { name: 'New token' }).click()
  await other.getByRole('textbox', { name: 'Description' }).fill('Made just before')
  await other.getByRole('button', { name: 'Create token' }).click()
  const shown = other.getByRole('dialog', { name: 'Token created' })
  await shown.getByRole('button', { name: 'Show secret' }).click()
  const secret =
    demo.state.tokensOfUser.of(demoIds.tom).find((one) => one.description === 'Made just before')?.token ?? ''
  await expect(shown.getByRole('textbox', { name: 'Secret' })).toHaveValue(secret)

  await signOut(page)
  await expect(other.getByText('You were signed out in another tab.')).toBeVisible()
  await expect(other.getByRole('dialog')).toHaveCount(0)
  expect(await other.content()).not.toContain(secret)
})
