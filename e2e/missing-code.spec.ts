import type { Page } from 'playwright/test'
import { expect, test } from './support/test.ts'

// What the app itself fetches bit by bit can fail: the connection drops, or a new version has taken the old one's files.

test.use({ allowedErrors: [/Failed to load resource|ChunkFailed|React Router caught|dynamically imported module/] })

const OWN = '/account/tokens?q=a'

/** Lets no more of these files through. Returns how to let them through again. */
async function block(page: Page, files: RegExp): Promise<() => Promise<void>> {
  await page.route(files, (route) => route.abort())
  return () => page.unroute(files)
}

test('a page whose code cannot be had says so inside the app, and Reload brings it', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto('/account/tokens')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  const allow = await block(page, /\/assets\/tokens-page-/)
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Tokens', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'A part of Latchkey could not be loaded' })).toBeVisible()
  // The rest of the app goes on.
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'My tokens' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'A part of Latchkey could not be loaded' })).toBeVisible()
  await allow()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  await expect(page).toHaveURL('/tokens')
})

test('code missing at the start is told, with what words there are, and Reload brings it', async ({ page, signIn }) => {
  await signIn('ada')
  const told = (words: string) => page.getByRole('heading', { name: words })
  for (const [what, files, isTold, path, title] of [
    ['the first page', /account-tokens-page-/, told('A part of Latchkey could not be loaded'), OWN, 'My tokens'],
    ['the list of people', /users-page-/, told('A part of Latchkey could not be loaded'), '/users?q=a', 'People'],
    [
      'the page and its words',
      /(account-tokens-page|errors)-/,
      told('A part of Latchkey is missing'),
      OWN,
      'My tokens',
    ],
    ['the shell', /shell-/, page.getByRole('button', { name: 'Reload' }), OWN, 'My tokens'],
  ] as const) {
    await test.step(what, async () => {
      const allow = await block(page, new RegExp(`/assets/${files.source}`))
      await page.goto(path)
      await expect(isTold).toBeVisible()
      await allow()
      await page.getByRole('button', { name: 'Reload' }).click()
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(page).toHaveURL(path)
    })
  }
})

test('a dialog whose code cannot be had leaves the page alone, and can be tried again', async ({ page, signIn }) => {
  await signIn('tom')
  const allow = await block(page, /\/assets\/late-/)
  await page.goto('/account/tokens')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.getByRole('button', { name: 'New token' }).click()
  // The acts on the rows, what is said of the token that ends soon, and the dialog.
  const alerts = page.getByRole('alert').filter({ hasText: 'A part of the page could not be loaded.' })
  await expect(alerts).toHaveCount(3)
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await allow()
  await alerts.first().getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog', { name: 'New token' })).toBeVisible()
  await expect(alerts).toHaveCount(0)
})

test('signing in survives that what comes after cannot be had', async ({ page, signInByForm }) => {
  const allow = await block(page, /\/assets\/shell-/)
  await signInByForm('ada')
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible()
  await allow()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
})
