import { expect, test } from './support/test.ts'

// With motion, as most people have it; elsewhere it only costs the tests time.
test.use({ contextOptions: { reducedMotion: 'no-preference' } })

test('the page opens, asks to sign in, and breaks no policy', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
})

test('an administrator sees the tokens of the server', async ({ page, signIn, demo }) => {
  await signIn('ada')
  await page.goto('/tokens')
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  expect(demo.requests.some((request) => request.path.startsWith('/api/v4/users/tokens'))).toBe(true)
})
