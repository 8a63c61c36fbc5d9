import { expect, test } from './support/test.ts'
import { signOut } from './support/session.ts'
import { expectCount } from './support/token-list.ts'
import { sent } from './support/tokens.ts'

test('a list is asked for before the app itself has come, once, and by nobody who may not read it', async ({
  page,
  signIn,
  signInByForm,
  demo,
}) => {
  const firstPages = () => sent(demo, 'GET', '/users/tokens?page=0&per_page=50').length
  await signIn('ada')
  // The app's own code is held back until the server has been asked.
  await page.route(/\/assets\/index-/, async (route) => {
    await expect.poll(firstPages).toBe(1)
    await route.continue()
  })
  await page.goto('/tokens')
  await expectCount(page, 340)
  expect(firstPages()).toBe(1)

  await page.unroute(/\/assets\/index-/)
  await signOut(page)
  await expect(page).toHaveURL(/sign-in/)
  await signInByForm('tom')
  await page.goto('/tokens')
  await expect(page.getByText('manage_system').first()).toBeVisible()
  expect(firstPages()).toBe(1)
})

test('on the next visit a list is asked for beside the question who one is, and not after it', async ({
  page,
  signIn,
  demo,
}) => {
  const firstPages = () => sent(demo, 'GET', '/users/tokens?page=0&per_page=50').length
  await signIn('ada')
  await page.goto('/tokens')
  await expectCount(page, 340)
  expect(firstPages()).toBe(1)

  await page.route('**/api/v4/users/me', async (route) => {
    await expect.poll(firstPages).toBe(2)
    await route.continue()
  })
  await page.reload()
  await expectCount(page, 340)
  expect(firstPages()).toBe(2)
})
