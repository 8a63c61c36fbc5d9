import type { Page, Request } from 'playwright/test'
import type { Fault, FaultKind } from '../src/demo-server/faults.ts'
import { requestsTo } from './support/sign-in-form.ts'
import { openInventory } from './support/session.ts'
import { expect, test } from './support/test.ts'

/** What may stand in Mattermost's place, in such an order that no two neighbours are told alike. */
const STRANGERS = [
  ['a dead server', { kind: 'drop' }, 'No answer from the server'],
  ['a page of HTML', { kind: 'not-json' }, 'That was not Mattermost'],
  ['a proxy without Mattermost behind it', { kind: 'bad-gateway-html' }, 'Mattermost does not answer'],
  ['settings that cannot be read', { kind: 'not-json', match: { path: '/config/client' } }, 'That was not Mattermost'],
  ['an empty answer', { kind: 'empty' }, 'The answer could not be read'],
] as const satisfies readonly (readonly [string, Fault, string])[]

/** Chunks with what a page may need later on, which it fetches as soon as it has nothing else to do. */
const IDLE_CODE = ['errors', 'forms', 'overlays', 'panels', 'person', 'sign-in', 'users-page']

/** Waits until all of that is there. */
async function expectIdleCode(page: Page): Promise<void> {
  const missing = () =>
    page.evaluate((chunks) => {
      const files = performance.getEntriesByType('resource').map(({ name }) => name)
      return chunks.filter((chunk) => !files.some((file) => file.includes(`/assets/${chunk}-`)))
    }, IDLE_CODE)
  await expect.poll(missing).toEqual([])
}

/** How many requests to the server wait for their answer. */
function requestsUnderWay(page: Page): () => number {
  const waiting = new Set<Request>()
  page.on('request', (request) => request.url().includes('/api/v4/') && waiting.add(request))
  page.on('requestfinished', (request) => waiting.delete(request))
  page.on('requestfailed', (request) => waiting.delete(request))
  return () => waiting.size
}

test('at the start, whatever stands in Mattermost’s place is told, and trying again goes on', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  for (const [at, [what, fault, title]] of STRANGERS.entries()) {
    await test.step(what, async () => {
      demo.faults.clear()
      demo.faults.add(fault)
      if (at === 0) await page.goto('/account/tokens?q=x')
      else await page.getByRole('button', { name: 'Try again' }).click()
      await expect(page.getByRole('heading', { name: title })).toBeVisible()
      await expect(page).toHaveURL('/account/tokens?q=x')
    })
  }
  demo.faults.clear()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  await expect(page).toHaveURL('/account/tokens?q=x')
})

test('rights that cannot be read are not taken for none', async ({ page, demo, signIn }) => {
  await signIn('ada')
  demo.faults.add({ kind: 'not-json', match: { path: '/roles/names' } })
  await page.goto('/tokens')
  await expect(page.getByRole('heading', { name: 'That was not Mattermost' })).toBeVisible()
  await expect(page.getByText('is not for your account')).toBeHidden()
})

test('a hiccup at the start is nobody’s business', async ({ page, demo, signIn }) => {
  await signIn('ada')
  demo.faults.add({ kind: 'bad-gateway-html', match: { path: '/users/me' }, times: 1 })
  await page.goto('/account/tokens')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  expect(requestsTo(demo, 'GET', '/users/me').map((one) => one.status)).toEqual([502, 200])
})

test('later, whatever stands in Mattermost’s place takes nothing away of what is there', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  await openInventory(page, '/tokens?q=tom')
  const rows = page.getByRole('grid', { name: 'Tokens' }).getByRole('row')
  // Those in sight: a notice over the table takes room, and rows beyond its edge are drawn no more.
  const inSight = async () => (await rows.allInnerTexts()).slice(0, 10)
  const before = await inSight()
  expect(before).toHaveLength(10)
  for (const kind of ['drop', 'bad-gateway-html', 'not-json'] as const satisfies readonly FaultKind[]) {
    await test.step(kind, async () => {
      demo.faults.add({ kind })
      await page.getByRole('button', { name: 'Read again' }).click()
      await expect(page.getByText('Reading again failed')).toBeVisible()
      expect(await inSight()).toEqual(before)
      demo.faults.clear()
      await page.getByRole('button', { name: 'Read again' }).click()
      await expect(page.getByText('Reading again failed')).toBeHidden()
      expect(await inSight()).toEqual(before)
    })
  }
})

test('a page that cannot be read says so, inside the app, and so does one without a network', async ({
  page,
  demo,
  context,
  signIn,
}) => {
  await signIn('tom')
  demo.faults.add({ kind: 'bad-gateway-html', match: { path: /^\/users\/[a-z0-9]{26}\/tokens/ } })
  await page.goto('/account/tokens')
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { name: 'Mattermost does not answer' })).toBeVisible()
  await expect(main).toContainText('status 502')
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
  demo.faults.clear()
  await main.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()

  // Until there is a network again.
  const notice = page.getByRole('status').filter({ hasText: 'No connection' })
  await expect(notice).toBeHidden()
  // What the idle page still fetches would fail, and say so on the console.
  await expectIdleCode(page)
  await context.setOffline(true)
  await expect(notice).toContainText('What you see is what was read before.')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await context.setOffline(false)
  await expect(notice).toBeHidden()
})

test.describe('a server that has noon', () => {
  const noon = Date.UTC(2026, 5, 17, 10)
  test.use({ demoOptions: { clock: () => noon } })

  test('a clock that is not the server’s is told of, with what it makes wrong', async ({ page, signIn }) => {
    await page.clock.setFixedTime(noon + 90_000)
    await signIn('tom')
    await page.goto('/account/tokens')
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    // With it comes the code of the notice.
    await expect(page.getByRole('region', { name: /^Notifications/ })).toBeAttached()
    const notice = page.getByRole('status').filter({ hasText: 'This computer’s clock is not the server’s' })
    await expect(notice).toHaveCount(0)

    await page.clock.setFixedTime(Date.UTC(2031, 0, 2, 3, 4, 5))
    await page.reload()
    await expect(notice).toContainText('It says 2 Jan 2031, 04:04:05 CET, the server 17 Jun 2026, 12:00:0')
    await expect(page.getByRole('row', { name: /Berth plan to chat/ })).toContainText('Expired')
  })
})

test.describe('a rate limit', () => {
  test('is shown while it lasts, and what was asked for goes on', async ({ page, demo, signIn }) => {
    await page.clock.install()
    const underWay = requestsUnderWay(page)
    await signIn('ada')
    demo.faults.add({ kind: 'rate-limit', match: { path: /^\/users\/tokens\?.*page=1&/ }, ms: 60_000, times: 1 })
    await page.goto('/tokens')
    const notice = page.getByRole('status').filter({ hasText: 'The server asks to wait' })
    await expect(notice).toContainText('goes on by itself')
    // What has been read can be worked with meanwhile.
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    // What is under way when the clock is moved has waited for longer than it may.
    await expect.poll(underWay).toBe(0)
    const asked = requestsTo(demo, 'GET', '/users/tokens').length
    await page.clock.fastForward(30_000)
    await expect(notice).toContainText(/asks to wait (30|[12]?\d) s/)
    expect(requestsTo(demo, 'GET', '/users/tokens')).toHaveLength(asked)
    await page.clock.fastForward(31_000)
    await expect(notice).toBeHidden()
    await expect(page.getByRole('main').getByText(/read .*, complete/)).toBeVisible()
    await expect(page.getByText(/^Partial/)).toBeHidden()
  })

  test('at the start is shown as well', async ({ page, demo, signIn }) => {
    await page.clock.install()
    const underWay = requestsUnderWay(page)
    await signIn('ada')
    // All that is asked before anything is known: who one is, the configuration, the usual roles.
    demo.faults.add({ kind: 'rate-limit', ms: 60_000, times: 3 })
    await page.goto('/account/tokens')
    await expect(page.getByRole('status').filter({ hasText: 'The server asks to wait' })).toBeVisible()
    await expect.poll(underWay).toBe(0)
    await page.clock.fastForward(61_000)
    await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'The server asks to wait' })).toBeHidden()
  })
})
