import { expect, test } from './support/test.ts'
import {
  chooseFilter,
  countOf,
  drawnRows,
  expectCount,
  openTokens,
  rowAt,
  searchBox,
  truths,
} from './support/token-list.ts'
import { goInApp } from './support/in-app.ts'
import { idsFound } from './support/token-search.ts'
import { tokenGrid } from './support/tokens.ts'

const ALL = 340

test.beforeEach(async ({ signIn }) => {
  await signIn('ada')
})

test('the address holds search, filters, order and columns, a reload keeps them, and nonsense in it is said', async ({
  page,
  demo,
}) => {
  await openTokens(page)
  await chooseFilter(page, 'Kind', 'Person')
  await page.getByRole('columnheader', { name: 'Expires' }).getByRole('link').click()
  await searchBox(page).fill('grafana')
  await expect(page).toHaveURL(/\?q=grafana&f\.kind=person&sort=expires$/)
  const people = new Set(truths(demo).flatMap(({ kind, token }) => (kind === 'person' ? [token.id] : [])))
  const found = idsFound(demo, 'grafana').filter((id) => people.has(id)).length
  await expectCount(page, found, ALL)
  const first = await rowAt(page, 1).textContent()
  await page.reload()
  await expectCount(page, found, ALL)
  await expect(rowAt(page, 1)).toHaveText(first ?? '')
  await expect(searchBox(page)).toHaveValue('grafana')
  await expect(page.getByRole('columnheader', { name: 'Expires' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.getByRole('link', { name: 'Remove filter Kind: Person' })).toBeVisible()

  // Parts that mean nothing are left out, and said.
  const asleep = countOf(demo, (truth) => truth.status === 'asleep')
  await goInApp(page, '/tokens?f.status=asleep,sleepy&f.colour=red&sort=size&cols=owner,size&view=mine&other=1')
  await expectCount(page, asleep, ALL)
  await expect(page.getByText(/^Ignored in the address/)).toHaveText(
    'Ignored in the address, because it means nothing here: view=mine · f.status=sleepy · f.colour=red · sort=size · cols=size',
  )
  await expect(tokenGrid(page).getByRole('columnheader')).toHaveText(['', 'Description', 'Owner', 'Actions'])
  // The next step leaves the nonsense behind.
  await chooseFilter(page, 'Kind', 'Person')
  await expect(page.getByText(/^Ignored in the address/)).toBeHidden()
  expect(new URL(page.url()).search).toBe('?other=1&f.status=asleep&f.kind=person&cols=owner')

  // A saved view has a short address.
  await goInApp(page, '/tokens?view=administrators')
  await expectCount(
    page,
    countOf(demo, (truth) => truth.isAdministrators),
    ALL,
  )
  await expect(page.getByRole('link', { name: /^Administrators'/ })).toHaveAttribute('aria-current', 'page')
})

test('Back and Forward bring back filters and the text in the search box, and no click loses what is being typed', async ({
  page,
  demo,
}) => {
  const people = countOf(demo, (truth) => truth.kind === 'person')
  const asleep = countOf(demo, (truth) => truth.status === 'asleep')
  await openTokens(page)
  await chooseFilter(page, 'Kind', 'Person')
  await expectCount(page, people, ALL)
  await searchBox(page).fill('backup')
  await expect(page).toHaveURL(/q=backup&f\.kind=person/)
  const ids = new Set(idsFound(demo, 'backup'))
  const backups = countOf(demo, (truth) => truth.kind === 'person' && ids.has(truth.token.id))
  await expectCount(page, backups, ALL)
  await page
    .getByRole('navigation', { name: 'Saved views' })
    .getByRole('link', { name: /^Asleep/ })
    .click()
  await expectCount(page, asleep, ALL)
  await expect(searchBox(page)).toHaveValue('')

  await page.goBack()
  await expect(searchBox(page)).toHaveValue('backup')
  await expectCount(page, backups, ALL)
  await page.goBack()
  await expect(searchBox(page)).toHaveValue('')
  await expectCount(page, ALL)
  await page.goForward()
  await expect(searchBox(page)).toHaveValue('backup')
  await expectCount(page, backups, ALL)
  await page.goForward()
  await expectCount(page, asleep, ALL)
  await expect(searchBox(page)).toHaveValue('')

  await goInApp(page, '/tokens')
  await expectCount(page, ALL)
  const kind = page.getByRole('button', { name: 'Kind', exact: true })
  await kind.click()
  await kind.click()
  // Both in one breath: the address has not followed the typing yet.
  await searchBox(page).pressSequentially('grafana')
  await chooseFilter(page, 'Kind', 'Person')
  await expect(page).toHaveURL(/q=grafana&f\.kind=person/)
  await expect(searchBox(page)).toHaveValue('grafana')
  await searchBox(page).fill('grafana a')
  await rowAt(page, 1).getByRole('rowheader').getByRole('link').click()
  await expect(page).toHaveURL(/\/tokens\/\w{26}\?q=grafana\+a&f\.kind=person/)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/tokens\?q=grafana\+a&f\.kind=person/)
  await expect(searchBox(page)).toHaveValue('grafana a')
})

test('rows, filters, views and heads are links that open in another tab', async ({ page, context }) => {
  await openTokens(page, '?f.kind=person')
  const row = rowAt(page, 1).getByRole('rowheader').getByRole('link')
  expect(await row.getAttribute('href')).toMatch(/^\/tokens\/\w{26}\?f\.kind=person$/)
  const [opened] = await Promise.all([context.waitForEvent('page'), row.click({ button: 'middle' })])
  await expect(opened.getByRole('heading', { name: 'Facts' })).toBeVisible()
  await expect(opened.getByRole('link', { name: 'Remove filter Kind: Person' })).toBeVisible()
  // The tab it was opened from stays as it was.
  await expect(page).toHaveURL(/\/tokens\?f\.kind=person$/)

  const head = page.getByRole('columnheader', { name: 'Owner' })
  expect(await head.getByRole('link').getAttribute('href')).toBe('/tokens?f.kind=person&sort=owner')
  const view = await page.getByRole('link', { name: /^Asleep/ }).getAttribute('href')
  expect(view).toBe('/tokens?f.status=asleep')
  await page.getByRole('button', { name: 'Status', exact: true }).click()
  const value = page.locator('button[aria-expanded=true] + div ul').getByRole('link', { name: /^Disabled/ })
  expect(await value.getAttribute('href')).toBe('/tokens?f.status=disabled&f.kind=person')
  const chip = page.getByRole('link', { name: 'Remove filter Kind: Person' })
  expect(await chip.getAttribute('href')).toBe('/tokens')
  // The address of the head sorts, as it does in a tab of its own.
  await goInApp(page, '/tokens?f.kind=person&sort=owner')
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
})

test('counts and facts follow the list, and coming back from another page finds the table where it was left', async ({
  page,
  demo,
}) => {
  await openTokens(page)
  const never = countOf(demo, (truth) => truth.expiry === 'never')
  await expect(page.getByText(`340 tokens · ${never} never expire · read just now, complete`)).toBeVisible()
  await expect(page.getByRole('navigation').getByRole('link', { name: /^Tokens 340/ })).toBeVisible()
  await page.getByRole('link', { name: /^Asleep/ }).click()
  await expect(drawnRows(page)).toHaveCount(14)
  await expect(page.getByText(`340 tokens · ${never} never expire`)).toBeVisible()
  await page.goBack()
  await expectCount(page, ALL)

  const scroller = page.getByTestId('table-scroller')
  await scroller.evaluate((element) => element.scrollTo({ top: 3000 }))
  const middle = rowAt(page, 75)
  await expect(middle).toBeInViewport()
  await middle.click()
  await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible()
  // Closing makes another entry of the history, which has not been scrolled by itself.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Facts' })).toBeHidden()
  await page.getByRole('link', { name: 'My tokens' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  await page.goBack()
  await expect(middle).toBeInViewport()
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(3000)

  // Another search begins at its top, and Back finds the old place again.
  await page.getByRole('link', { name: /^Never expire/ }).click()
  await expect(rowAt(page, 1)).toBeInViewport()
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(0)
  await page.goBack()
  await expect(middle).toBeInViewport()
})
