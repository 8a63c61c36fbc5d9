import type { Page } from 'playwright/test'
import { DEMO_PASSWORD, demoIds } from '../src/demo-server/data/demo-people.ts'
import { attempts, codeOfMona, signInForm } from './support/sign-in-form.ts'
import { expect, test } from './support/test.ts'

async function signInHere(page: Page, login: string): Promise<void> {
  const form = signInForm(page)
  await form.fill(login, DEMO_PASSWORD)
  await form.submit.click()
}

test('a link into the app leads through the sign-in to where it pointed, with its query', async ({ page }) => {
  const link = '/tokens?q=ci-bot&f.kind=bot&sort=-expires'
  await page.goto(link)
  await expect(page).toHaveURL(`/sign-in?${new URLSearchParams({ next: link }).toString()}`)
  await signInHere(page, 'ada')
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  await expect(page).toHaveURL(link)
  await expect(page.getByRole('searchbox', { name: 'Search tokens' })).toHaveValue('ci-bot')
})

test('a link to one token opens it after the sign-in', async ({ page, demo }) => {
  const [token] = demo.state.tokensOfUser.of(demoIds.tom)
  await page.goto(`/tokens/${token?.id}?q=tom`)
  await signInHere(page, 'ada')
  await expect(page.getByRole('heading', { level: 2, name: token?.description ?? '' })).toBeVisible()
  await expect(page).toHaveURL(`/tokens/${token?.id}?q=tom`)
})

test('Back from the first page does not lead to the sign-in page again', async ({ page }) => {
  await page.goto('/account/tokens')
  await signInHere(page, 'tom')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  await page.goBack()
  await expect(page).not.toHaveURL(/sign-in/)
})

test('a reload stays signed in, where one was', async ({ page, demo }) => {
  await page.goto('/tokens?q=bot')
  await signInHere(page, 'ada')
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  await expect(page).toHaveURL('/tokens?q=bot')
  expect(attempts(demo)).toHaveLength(1)
})

/** A few of each kind; `src/app/next.test.ts` has them all. */
const outside = [
  'https://evil.example/tokens',
  String.raw`/\evil.example`,
  '/\t/evil.example',
  'javascript:alert(1)',
  '/sign-in?next=/tokens',
]
test('the way on never leads out of the app, nor back to the sign-in page', async ({ page, baseURL }) => {
  await page.goto('/sign-in?next=//evil.example/tokens')
  await signInHere(page, 'ada')
  const heading = page.getByRole('heading', { level: 1, name: 'Tokens' })
  await expect(heading).toBeVisible()
  expect(page.url()).toBe(`${baseURL}/tokens`)
  for (const next of outside) {
    await page.goto(`/sign-in?${new URLSearchParams({ next }).toString()}`)
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(heading).toBeVisible()
    expect(page.url(), next).toBe(`${baseURL}/tokens`)
  }
})

test('two ways to go: the first one counts', async ({ page }) => {
  await page.goto('/sign-in?next=/account/tokens&next=https://evil.example')
  await signInHere(page, 'ada')
  await expect(page).toHaveURL('/account/tokens')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
})

test('who may not see where it leads is told so there', async ({ page }) => {
  await page.goto('/tokens?q=bot')
  await signInHere(page, 'alice')
  await expect(page.getByRole('heading', { name: '“Tokens” is not for your account' })).toBeVisible()
  await expect(page).toHaveURL('/tokens?q=bot')
})

test('who is signed in already is told as whom, and may go on', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto('/sign-in?next=/account/tokens')
  const notice = page.getByRole('status').filter({ hasText: 'You are signed in as @ada' })
  await expect(notice).toContainText('Signing in below takes the place of that.')
  await notice.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
})

test('who is signed in already may sign in as somebody else', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto('/sign-in')
  await signInHere(page, 'tom')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Tom / })).toBeVisible()
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
