import type { FaultKind } from '../src/demo-server/faults.ts'
import { requestsTo } from './support/sign-in-form.ts'
import { openInventory } from './support/session.ts'
import { expect, test } from './support/test.ts'

for (const [what, kind, title] of [
  ['a dead server', 'drop', 'No answer from the server'],
  ['a proxy without Mattermost behind it', 'bad-gateway-html', 'Mattermost does not answer'],
  ['a page of HTML', 'not-json', 'That was not Mattermost'],
  ['an empty answer', 'empty', 'The answer could not be read'],
] as const satisfies readonly (readonly [string, FaultKind, string])[]) {
  test(`at the start, ${what} is told, and trying again goes on`, async ({ page, demo, signIn }) => {
    await signIn('ada')
    demo.faults.add({ kind })
    await page.goto('/account/tokens?q=x')
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page).toHaveURL('/account/tokens?q=x')
    demo.faults.clear()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
    await expect(page).toHaveURL('/account/tokens?q=x')
  })
}

test('at the start, settings that cannot be read are as bad as no server', async ({ page, demo, signIn }) => {
  await signIn('ada')
  demo.faults.add({ kind: 'not-json', match: { path: '/config/client' } })
  await page.goto('/account/tokens')
  await expect(page.getByRole('heading', { name: 'That was not Mattermost' })).toBeVisible()
  demo.faults.clear()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
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

test('a page that cannot be read says so, inside the app, and can be tried again', async ({ page, demo, signIn }) => {
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
})

for (const [what, kind] of [
  ['a dead server', 'drop'],
  ['a proxy without Mattermost behind it', 'bad-gateway-html'],
  ['a page of HTML', 'not-json'],
] as const satisfies readonly (readonly [string, FaultKind])[]) {
  test(`later, ${what} takes nothing away of what is there`, async ({ page, demo, signIn }) => {
    await signIn('ada')
    await openInventory(page, '/tokens?q=tom')
    const rows = page.getByRole('grid', { name: 'Tokens' }).getByRole('row')
    const before = await rows.allInnerTexts()
    demo.faults.add({ kind })
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(page.getByText('Reading again failed')).toBeVisible()
    expect(await rows.allInnerTexts()).toEqual(before)
    demo.faults.clear()
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(page.getByText('Reading again failed')).toBeHidden()
    expect(await rows.allInnerTexts()).toEqual(before)
  })
}

test('without a network the page says so until there is one again', async ({ page, context, signIn }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  const notice = page.getByRole('status').filter({ hasText: 'No connection' })
  await expect(notice).toBeHidden()
  await context.setOffline(true)
  await expect(notice).toContainText('What you see is what was read before.')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await context.setOffline(false)
  await expect(notice).toBeHidden()
})

test.describe('a rate limit', () => {
  test('is shown while it lasts, and what was asked for goes on', async ({ page, demo, signIn }) => {
    await page.clock.install()
    await signIn('ada')
    demo.faults.add({ kind: 'rate-limit', match: { path: '/users/tokens' }, ms: 60_000, times: 2, after: 1 })
    await page.goto('/tokens')
    const notice = page.getByRole('status').filter({ hasText: 'The server asks to wait' })
    await expect(notice).toContainText('goes on by itself')
    // What has been read can be worked with meanwhile.
    await expect(page.getByRole('row').nth(1)).toBeVisible()
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
    await signIn('ada')
    demo.faults.add({ kind: 'rate-limit', ms: 60_000, times: 4 })
    await page.goto('/account/tokens')
    await expect(page.getByRole('status').filter({ hasText: 'The server asks to wait' })).toBeVisible()
    await page.clock.fastForward(61_000)
    await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'The server asks to wait' })).toBeHidden()
  })
})
