import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { endedDialog, openInventory } from './support/session.ts'
import { expect, test } from './support/test.ts'
import { walkTo } from './support/walk.ts'

const pageLinks = (page: Page) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link')

test('the navigation has the pages one may use, says where one is, and has icons with names where there is less room', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  // A slash at the end changes nothing.
  await page.goto('/account/tokens/')
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  // Who and where one is stands beside every page.
  const side = page.getByRole('complementary')
  await expect(side.getByText('Kestrel Harbour')).toBeVisible()
  await expect(
    side.getByRole('button', { name: /^Ada .*, System administrator: appearance, shortcuts, sign out$/ }),
  ).toBeVisible()

  await side.getByRole('link', { name: 'Latchkey' }).click()
  await expect(page).toHaveURL('/tokens')
  await expect(page).toHaveTitle('Tokens · Latchkey')
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'This server' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible()
  // The number behind "Tokens" is how many there are.
  await expect(pageLinks(page)).toHaveText([/^Tokens/, 'People', 'My tokens'])
  await expect(pageLinks(page).first()).toHaveAttribute('aria-current', 'page')

  await pageLinks(page).nth(1).click()
  await expect(page).toHaveURL('/users')
  await expect(page).toHaveTitle('People · Latchkey')
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeFocused()
  // So has that behind "People", once they are read.
  await expect(pageLinks(page).nth(1)).toHaveText(/^People ?\d+$/)

  await pageLinks(page).nth(2).click()
  await expect(page).toHaveURL('/account/tokens')
  await expect(page).toHaveTitle('My tokens · Latchkey')
  // As after a page load, reading begins at the top of the new page.
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeFocused()
  await expect(pageLinks(page).nth(2)).toHaveAttribute('aria-current', 'page')
  await expect(pageLinks(page).first()).not.toHaveAttribute('aria-current', 'page')

  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
  await expect(page).toHaveTitle('Tokens · Latchkey')

  // A token that is open names the tab.
  const [token] = demo.state.tokensOfUser.of(demoIds.tom)
  await walkTo(page, `/tokens/${token?.id}`)
  await expect(page.getByRole('heading', { level: 2, name: token?.description ?? '' })).toBeVisible()
  await expect(page).toHaveTitle(`${token?.description} · Latchkey`)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/tokens')
  await expect(page).toHaveTitle('Tokens · Latchkey')

  await walkTo(page, '/account/tokens')
  await page.setViewportSize({ width: 1000, height: 800 })
  const link = pageLinks(page).first()
  await expect(link).toHaveAccessibleName(/^Tokens/)
  await link.hover()
  await expect(page.getByRole('tooltip')).toHaveText('Tokens')
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
})

test('home is the first page one may use; an address that is none of the app’s is said to be so, inside the app', async ({
  page,
  openAs,
  signIn,
  demo,
}) => {
  await signIn('tom')
  await page.goto('/tokenz/abc?q=1')
  await expect(page).toHaveTitle('No such page · Latchkey')
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('/tokenz/abc')
  await expect(pageLinks(page)).toHaveText(['My tokens'])
  expect(demo.requests.filter((one) => one.path.includes('/tokens'))).toEqual([])
  await page.getByRole('main').getByRole('link', { name: 'My tokens' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()

  // Line breaks are not in what the route for all other addresses matches.
  for (const address of ['/%0a', '/users/x/%0D%0A', '/%e2%80%a8?q=1']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
    await expect(pageLinks(page)).toHaveText(['My tokens'])
  }

  await walkTo(page, '/')
  await expect(page).toHaveURL('/account/tokens')
  await expect(pageLinks(page)).toHaveText(['My tokens'])
  // Who sees no token may still see people.
  const reader = await openAs('rita')
  await reader.goto('/')
  await expect(reader).toHaveURL('/users')
  await expect(pageLinks(reader)).toHaveText([/^People/, 'My tokens'])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('the navigation is a sheet, with theme and sign-out in it, and no page needs scrolling sideways', async ({
    page,
    signIn,
  }) => {
    const expectToFit = async (heading: string) => {
      await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, heading).toBeLessThanOrEqual(390)
    }
    await signIn('ada')
    await page.goto('/tokens')
    await expectToFit('Tokens')
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
    await expectToFit('My tokens')
    await walkTo(page, '/users')
    await expectToFit('People')
    await walkTo(page, '/nowhere')
    await expectToFit('No such page')

    await open.tap()
    await expect(sheet.getByText('Ada', { exact: false }).first()).toBeVisible()
    await sheet.getByRole('radio', { name: 'Dark' }).tap()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await sheet.getByRole('button', { name: 'Sign out' }).tap()
    await expect(page).toHaveURL('/sign-in')
    await expectToFit('Sign in')
  })

  test('the open menu gets out of the way: of a phone that is turned, of a session that ended, of what is told', async ({
    page,
    demo,
    signIn,
  }) => {
    await signIn('ada')
    await openInventory(page)
    const open = page.getByRole('button', { name: 'Menu', exact: true })
    const sheet = page.getByRole('dialog', { name: 'Menu' })
    await open.tap()
    await expect(sheet).toBeVisible()
    await page.setViewportSize({ width: 844, height: 390 })
    await pageLinks(page).filter({ hasText: 'My tokens' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(sheet).toBeHidden()

    await open.tap()
    demo.state.removeSessionsOf(demoIds.ada)
    // Not by pointer: the sheet covers it.
    await page.locator('[aria-label="Read again"]').dispatchEvent('click')
    const ended = endedDialog(page)
    await ended.signIn()
    await expect(ended.dialog).toBeHidden()
    await expect(sheet).toBeHidden()

    await open.tap()
    demo.faults.add({ kind: 'drop', match: { path: '/users/logout' } })
    await sheet.getByRole('button', { name: 'Sign out' }).tap()
    const told = page.getByRole('listitem').filter({ hasText: 'You may still be signed in' })
    await told.getByRole('button', { name: 'Close' }).tap()
    await expect(told).toBeHidden()
  })
})
