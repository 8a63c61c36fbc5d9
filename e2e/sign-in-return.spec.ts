import type { Page } from 'playwright/test'
import { DEMO_PASSWORD, demoIds } from '../src/demo-server/data/demo-people.ts'
import { look, signOut } from './support/session.ts'
import { attempts, codeOfMona, requestsTo, signInForm } from './support/sign-in-form.ts'
import { expect, test } from './support/test.ts'
import { holdBack, userId } from './support/tokens.ts'
import { walkTo } from './support/walk.ts'

async function signInHere(page: Page, login: string): Promise<void> {
  const form = signInForm(page)
  await form.fill(login, DEMO_PASSWORD)
  await form.submit.click()
}

test('a link into the app leads through the sign-in to where it pointed, with its query, and stays there', async ({
  page,
  demo,
}) => {
  const [token] = demo.state.tokensOfUser.of(userId(demo, 'ci-bot'))
  const link = `/tokens/${token?.id}?q=ci-bot&f.kind=bot&sort=-expires`
  await page.goto(link)
  await expect(page).toHaveURL(`/sign-in?${new URLSearchParams({ next: link }).toString()}`)
  await signInHere(page, 'ada')
  const opened = page.getByRole('heading', { level: 2, name: token?.description ?? '' })
  await expect(opened).toBeVisible()
  await expect(page).toHaveURL(link)
  await expect(page.getByRole('searchbox', { name: 'Search tokens' })).toHaveValue('ci-bot')

  // A reload stays signed in, where one was.
  await page.reload()
  await expect(opened).toBeVisible()
  await expect(page).toHaveURL(link)
  expect(attempts(demo)).toHaveLength(1)

  // Back from the first page does not lead to the sign-in page again.
  await page.goBack()
  await expect(page).not.toHaveURL(/sign-in/)
})

test('on the way to the sign-in page the settings are read once, with the cookie of a past visit or without, and anew after it', async ({
  page,
  context,
  demo,
}) => {
  const read = () => requestsTo(demo, 'GET', '/config/client')
  await page.goto('/tokens')
  await expect(page.getByText('Kestrel Harbour', { exact: true })).toBeVisible()
  await expect(signInForm(page).login).toBeVisible()
  expect(read()).toHaveLength(1)
  await signInHere(page, 'ada')
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  expect(read()).toHaveLength(2)

  // Mattermost leaves a cookie behind that tells who was here.
  await context.clearCookies({ name: 'MMAUTHTOKEN' })
  expect((await context.cookies()).map(({ name }) => name)).toContain('MMUSERID')
  demo.requests.length = 0
  await page.goto('/account/tokens')
  await expect(page.getByText('Kestrel Harbour', { exact: true })).toBeVisible()
  await expect(signInForm(page).login).toBeVisible()
  expect(read()).toHaveLength(1)
})

test('the way on never leads out of the app; who is signed in already may go on, or sign in as somebody else', async ({
  page,
  baseURL,
  demo,
}) => {
  await page.goto('/sign-in?next=//evil.example/tokens')
  await signInHere(page, 'ada')
  const heading = page.getByRole('heading', { level: 1, name: 'Tokens' })
  await expect(heading).toBeVisible()
  expect(page.url()).toBe(`${baseURL}/tokens`)
  const notice = page.getByRole('status').filter({ hasText: 'You are signed in as @ada' })
  // One of each kind; `src/app/next.test.ts` has them all.
  for (const next of [String.raw`/\evil.example`, 'javascript:alert(1)', '/sign-in?next=/tokens']) {
    await walkTo(page, `/sign-in?${new URLSearchParams({ next }).toString()}`)
    await notice.getByRole('button', { name: 'Go on' }).click()
    await expect(heading).toBeVisible()
    expect(page.url(), next).toBe(`${baseURL}/tokens`)
  }

  // Of two ways to go the first one counts.
  await page.goto('/sign-in?next=/account/tokens&next=https://evil.example')
  await expect(notice).toContainText('Signing in below takes the place of that.')
  await notice.getByRole('button', { name: 'Go on' }).click()
  await expect(page).toHaveURL('/account/tokens')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()

  // Who has begun to type is not told any more: the form stays under the pointer.
  const held = holdBack(demo, 'GET', /^\/users\/me$/)
  await page.goto('/sign-in')
  await expect.poll(held.count).toBe(1)
  const { login, submit } = signInForm(page)
  await login.fill('to')
  const before = await submit.boundingBox()
  const told = page.waitForResponse(/\/users\/me$/)
  held.release()
  await (await told).finished()
  await login.fill('tom')
  expect(await submit.boundingBox()).toEqual(before)
  await expect(page.getByRole('status').filter({ hasText: 'You are signed in' })).toBeHidden()
  await signInHere(page, 'tom')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Tom / })).toBeVisible()

  // Who may not see where it leads is told so there.
  await page.goto('/sign-in?next=%2Ftokens%3Fq%3Dbot')
  await signInHere(page, 'alice')
  await expect(page.getByRole('heading', { name: '“Tokens” is not for your account' })).toBeVisible()
  await expect(page).toHaveURL('/tokens?q=bot')
})

test('whoever signs in, or goes on, where this tab still held a session finds nothing of it', async ({
  page,
  context,
  demo,
  signIn,
}) => {
  await signIn('ada')
  await page.goto('/tokens')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await signOut(page)
  await expect(page).toHaveURL('/sign-in')
  // Signed in again in Mattermost itself: Back opens a session, and Forward leads to the form all the same.
  await signIn('ada')
  await page.goBack()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.goForward()
  await signInHere(page, 'tom')
  const heading = page.getByRole('heading', { level: 1, name: 'My tokens' })
  await expect(heading).toBeVisible()
  await expect(page.getByRole('button', { name: /^Tom / })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link')).toHaveText(['My tokens'])

  // The same where the other one signed in in Mattermost.
  await walkTo(page, '/sign-in')
  await expect(signInForm(page).login).toBeVisible()
  await context.clearCookies()
  await signIn('alice')
  await look(page)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(heading).toBeVisible()
  await expect(page.getByRole('button', { name: /^Alice / })).toBeVisible()

  // After a sign-out, too, it is told when the next session cannot be opened.
  await signOut(page)
  await expect(page.getByText('You are signed out, in all tabs.')).toBeVisible()
  demo.faults.add({ kind: 'empty', match: { path: '/config/client' } })
  await signInHere(page, 'tom')
  await expect(page.getByRole('heading', { name: 'The answer could not be read' })).toBeVisible()
  demo.faults.clear()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(heading).toBeVisible()
})

test('single sign-on leads to Mattermost, and whoever comes back from there may go on; elsewhere it is said where it works', async ({
  page,
  site,
  demo,
  signIn,
}) => {
  const note = page.getByText(/^Single sign-on:/)
  demo.state.configure((config) => {
    config.ServiceSettings.SiteURL = 'https://chat.kestrel.example/'
  })
  await page.goto('/sign-in?next=%2Faccount%2Ftokens')
  await expect(note).toHaveText('Single sign-on: only where Latchkey is at https://chat.kestrel.example.')

  demo.state.configure((config) => {
    config.ServiceSettings.SiteURL = `${site.origin}/`
  })
  await page.reload()
  await expect(note).toHaveText('Single sign-on: sign in to Mattermost in another tab, then come back.')
  const link = note.getByRole('link', { name: 'Mattermost' })
  await expect(link).toHaveAttribute('href', site.origin)
  await expect(link).toHaveAttribute('target', '_blank')
  // What was begun here does not count any more.
  await signInForm(page).login.fill('to')
  await signIn('tom')
  await look(page)
  const notice = page.getByRole('status').filter({ hasText: 'You are signed in as @tom' })
  await notice.getByRole('button', { name: 'Go on' }).click()
  await expect(page).toHaveURL('/account/tokens')

  // Who has signed in since is not told to be signed out; whose session has ended elsewhere, not to be signed in.
  await signOut(page)
  const farewell = page.getByText('You are signed out, in all tabs.')
  await expect(farewell).toBeVisible()
  await signIn('tom')
  await look(page)
  await expect(notice).toBeVisible()
  await expect(farewell).toBeHidden()
  demo.state.removeSessionsOf(demoIds.tom)
  await look(page)
  await expect(notice).toBeHidden()
  await expect(farewell).toBeVisible()

  // That it has ended meanwhile is told by the note going.
  await signIn('tom')
  await page.goto('/sign-in')
  await expect(notice).toBeVisible()
  demo.state.removeSessionsOf(demoIds.tom)
  await notice.getByRole('button', { name: 'Go on' }).click()
  await expect(notice).toBeHidden()
  await expect(page).toHaveURL('/sign-in')

  demo.state.configure((config) => {
    config.SamlSettings.Enable = false
    config.GitLabSettings.Enable = false
  })
  await page.reload()
  await expect(page.getByText('Kestrel Harbour', { exact: true })).toBeVisible()
  await expect(note).toBeHidden()
})

/** Everything a page can leave behind that is not its memory, as one text. */
function traces(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const caches = await window.caches.keys()
    const entries = performance.getEntries().map((entry) => entry.name)
    const storage = [localStorage, sessionStorage].map((one) => JSON.stringify({ ...one }))
    const place = [location.href, document.title, document.cookie, JSON.stringify(history.state), window.name]
    return [...databases.map((one) => one.name), ...caches, ...entries, ...storage, ...place].join('\n')
  })
}

test('password and code stay in no address, storage, title, log or page', async ({ page, demo }) => {
  const logged: string[] = []
  const addresses: string[] = []
  page.on('console', (message) => logged.push(message.text()))
  page.on('request', (request) => addresses.push(`${request.url()} ${JSON.stringify(request.headers())}`))
  const form = signInForm(page)
  await page.goto('/sign-in?next=/tokens')
  await form.fill('mona', 'Wrong-horse-8')
  await form.submit.click()
  await expect(form.password).toHaveAccessibleDescription(/Wrong name or password/)
  const afterFailure = await traces(page)
  await form.password.fill(DEMO_PASSWORD)
  await form.submit.click()
  const code = codeOfMona(demo)
  await form.code.fill(code)
  await form.submit.click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()

  const secrets = ['Wrong-horse-8', DEMO_PASSWORD]
  const kept = [afterFailure, await traces(page), ...logged, ...addresses, ...demo.requests.map((one) => one.path)]
  const html = await page.content()
  for (const secret of secrets) {
    expect(kept.filter((text) => text.includes(secret))).toEqual([])
    expect(html).not.toContain(secret)
  }
  expect(await traces(page)).not.toContain(code)
  // Only the request that is for it has it.
  const told = demo.requests.filter((one) => one.body.includes(DEMO_PASSWORD)).map((one) => one.path)
  expect(new Set(told)).toEqual(new Set(['/api/v4/users/login']))
})
