import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { expect, test } from './support/test.ts'

const pageLinks = (page: Page) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link')

test('the navigation has the pages one may use, and says where one is', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto('/')
  await expect(page).toHaveURL('/tokens')
  await expect(page).toHaveTitle('Tokens · Latchkey')
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'This server' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible()
  // The number behind "Tokens" is how many there are.
  await expect(pageLinks(page)).toHaveText([/^Tokens/, 'My tokens'])
  await expect(pageLinks(page).first()).toHaveAttribute('aria-current', 'page')

  await pageLinks(page).nth(1).click()
  await expect(page).toHaveURL('/account/tokens')
  await expect(page).toHaveTitle('My tokens · Latchkey')
  // As after a page load, reading begins at the top of the new page.
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeFocused()
  await expect(pageLinks(page).nth(1)).toHaveAttribute('aria-current', 'page')
  await expect(pageLinks(page).first()).not.toHaveAttribute('aria-current', 'page')

  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  await expect(page).toHaveTitle('Tokens · Latchkey')
})

test('home is the first page one may use', async ({ page, signIn }) => {
  await signIn('tom')
  await page.goto('/')
  await expect(page).toHaveURL('/account/tokens')
  await expect(pageLinks(page)).toHaveText(['My tokens'])
})

test('a token that is open names the tab', async ({ page, signIn, demo }) => {
  const [token] = demo.state.tokensOfUser.of(demoIds.tom)
  await signIn('ada')
  await page.goto(`/tokens/${token?.id}`)
  await expect(page.getByRole('heading', { level: 2, name: token?.description ?? '' })).toBeVisible()
  await expect(page).toHaveTitle(`${token?.description} · Latchkey`)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/tokens')
  await expect(page).toHaveTitle('Tokens · Latchkey')
})

test('who and where one is stands beside every page', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto('/account/tokens')
  const side = page.getByRole('complementary')
  await expect(side.getByText('Kestrel Harbour')).toBeVisible()
  await expect(
    side.getByRole('button', { name: /^Ada .*, System administrator: appearance, shortcuts, sign out$/ }),
  ).toBeVisible()
  await side.getByRole('link', { name: 'Latchkey' }).click()
  await expect(page).toHaveURL('/tokens')
})

test('less room leaves icons with names', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 1000, height: 800 })
  await signIn('ada')
  await page.goto('/account/tokens')
  const link = pageLinks(page).first()
  await expect(link).toHaveAccessibleName(/^Tokens/)
  await link.hover()
  await expect(page.getByRole('tooltip')).toHaveText('Tokens')
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
})

test('an address that is none of the app’s is said to be so, inside the app', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/tokenz/abc?q=1')
  await expect(page).toHaveTitle('No such page · Latchkey')
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('/tokenz/abc')
  await expect(pageLinks(page)).toHaveText(['My tokens'])
  expect(demo.requests.filter((one) => one.path.includes('/tokens'))).toEqual([])
  await page.getByRole('main').getByRole('link', { name: 'My tokens' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
})

test('a slash at the end changes nothing', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto('/account/tokens/')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('the navigation is a sheet', async ({ page, signIn }) => {
    await signIn('ada')
    await page.goto('/tokens')
    await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
    await expect(page.getByRole('banner').getByText('Kestrel Harbour')).toBeVisible()
    await expect(pageLinks(page)).toHaveCount(0)

    const open = page.getByRole('button', { name: 'Menu', exact: true })
    const sheet = page.getByRole('dialog', { name: 'Menu' })
    await open.tap()
    await expect(sheet.getByRole('link', { name: 'My tokens' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await expect(open).toBeFocused()

    await open.tap()
    await sheet.getByRole('button', { name: 'Close menu' }).tap()
    await expect(sheet).toBeHidden()

    await open.tap()
    await sheet.getByRole('link', { name: 'My tokens' }).tap()
    await expect(sheet).toBeHidden()
    await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  })

  test('theme and sign-out are in the sheet', async ({ page, signIn }) => {
    await signIn('tom')
    await page.goto('/account/tokens')
    await page.getByRole('button', { name: 'Menu', exact: true }).tap()
    const sheet = page.getByRole('dialog', { name: 'Menu' })
    await expect(sheet.getByText('Tom', { exact: false }).first()).toBeVisible()
    await sheet.getByRole('radio', { name: 'Dark' }).tap()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await sheet.getByRole('button', { name: 'Sign out' }).tap()
    await expect(page).toHaveURL('/sign-in')
  })

  for (const path of ['/sign-in', '/tokens', '/account/tokens', '/nowhere']) {
    test(`${path} needs no scrolling sideways`, async ({ page, signIn }) => {
      if (path !== '/sign-in') await signIn('ada')
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(390)
    })
  }
})
