import { DEMO_PASSWORD } from '../src/demo-server/data/demo-people.ts'
import { expect, test } from './support/test.ts'
import { drawnRows, expectCount, rowAt, searchBox, tokenCount } from './support/token-list.ts'
import { bodyOf, holdBack, sent, tokenGrid, tokenRow } from './support/tokens.ts'

/** So long that whatever waits for it waits until the test is over. */
const FOREVER = 600_000
/** The second page, of fifty rows like the first. */
const SECOND_PAGE = '/users/tokens?page=1&per_page=50'
/** All pages that hold anything but the first one. */
const LATER_PAGES = '/users/tokens?page=1&'

test.beforeEach(async ({ signIn }) => {
  await signIn('ada')
})

test.describe('while the list is being read', () => {
  test('the first rows stand, are searched and opened, while later pages are still to come', async ({ page, demo }) => {
    demo.faults.add({ kind: 'latency', match: { path: LATER_PAGES }, ms: FOREVER })
    await page.goto('/tokens')
    await expect(rowAt(page, 1)).toBeVisible()
    await expect(page.getByText('reading, 1 page so far')).toBeVisible()
    await expect(tokenCount(page)).toHaveText('50 tokens (still reading)')
    // Nothing that changes with every page is announced; that all is read is, below.
    await expect(page.getByRole('status').filter({ hasText: 'so far' })).toHaveCount(0)
    await expect(tokenCount(page)).toHaveAttribute('aria-live', 'off')
    await expect(page.getByRole('link', { name: 'All 50' })).toBeVisible()

    const early = demo.state.tokens.all()[30]?.id ?? ''
    await searchBox(page).fill(early)
    await expect(tokenCount(page)).toHaveText('1 of 50 tokens match (still reading)')
    await rowAt(page, 1).click()
    await expect(page).toHaveURL(new RegExp(`/tokens/${early}`))
    await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible()
    await expect(page.getByRole('list', { name: 'Other tokens' })).toBeVisible()
    await page.keyboard.press('Escape')

    // A token not on the first page is asked of the server by its id.
    const late = demo.state.tokens.all()[300]
    await searchBox(page).fill(late?.id ?? '')
    await expect(tokenRow(page, late?.id ?? '')).toBeVisible()
    // With the drawer all tokens of the first one's owner have come.
    const all = demo.state.tokens.all()
    const owners = all.filter((token, at) => at >= 50 && token.user_id === all[30]?.user_id && token !== late)
    await expect(tokenCount(page)).toHaveText(`1 of ${51 + owners.length} tokens match (still reading)`)
    const asked = sent(demo, 'POST', '/users/tokens/search').map((request) => bodyOf(request)['term'])
    expect(asked.filter((term) => term === late?.id)).toHaveLength(1)
  })

  test('before the first page there is a skeleton and no number', async ({ page, demo }) => {
    demo.faults.add({ kind: 'latency', match: { path: '/users/tokens?page=0&' }, ms: FOREVER })
    await page.goto('/tokens')
    await expect(page.getByText('Reading the first page…')).toBeVisible()
    await expect(page.getByRole('status', { name: '' }).filter({ hasText: 'Reading tokens' })).toBeVisible()
    await expect(page.getByText('No token on this server')).toBeHidden()
  })

  test('a limit of requests is waited for, one bad row is counted, and nothing else is missing', async ({
    page,
    demo,
  }) => {
    demo.faults.add({ kind: 'rate-limit', match: { path: SECOND_PAGE }, times: 1 })
    Object.assign(demo.state.tokens.all()[10] ?? {}, { is_active: 'perhaps' })
    await page.goto('/tokens')
    await expect(tokenCount(page)).toHaveText('339 tokens (partial)')
    await expect(tokenCount(page)).toHaveAttribute('aria-live', 'polite')
    await expect(page.getByText(/^1 row could not be read/)).toBeVisible()
    await expect(page.getByText('Partial:')).toBeHidden()
    expect(sent(demo, 'GET', SECOND_PAGE).map((request) => request.status)).toEqual([429, 200])
  })
})

test('a row that moves between the pages is there once, as it is now, and none slips through', async ({
  page,
  demo,
}) => {
  const held = holdBack(demo, 'GET', /^\/users\/tokens$/, (search) => search.get('page') === '1')
  const [, , moved, ...others] = demo.state.tokens.all()
  const slipped = others[47]
  if (!moved || !slipped) throw new Error('the company has too few tokens')
  await page.goto('/tokens')
  await expect.poll(held.count).toBe(3)
  // As any change of a row does: it goes to the end of the table, and the rows behind it move up.
  demo.state.updateToken(moved, (token) => {
    token.description = 'Moved under way'
  })
  held.release()
  await expectCount(page, 340)
  await searchBox(page).fill(moved.id)
  await expect(drawnRows(page)).toHaveCount(1)
  await expect(drawnRows(page)).toContainText('Moved under way')
  await searchBox(page).fill(slipped.id)
  await expect(drawnRows(page)).toHaveCount(1)
  expect(sent(demo, 'GET', /^\/users\/tokens\?page=0&/)).toHaveLength(2)
})

test.describe('a page that cannot be read', () => {
  test.use({ demoOptions: { scale: 3000 } })

  test('is named, leaves the others in place, and is read by itself afterwards', async ({ page, demo }) => {
    demo.faults.add({ kind: 'empty', match: { path: '/users/tokens?page=6&' }, times: 2 })
    await page.goto('/tokens')
    await expect(page.getByText('Partial: page 9 could not be read')).toBeVisible()
    await expect(tokenCount(page)).toHaveText('2,800 tokens (partial)')
    await expect(page.getByText(/read just now, partial/)).toBeVisible()
    const missing = demo.state.tokens.all()[1250]?.id ?? ''

    const retry = page.getByRole('button', { name: 'Retry page 9' })
    await retry.click()
    await expect.poll(() => sent(demo, 'GET', /^\/users\/tokens\?page=6&/).length).toBe(2)
    await expect(retry).not.toHaveAttribute('aria-disabled')
    await expect(tokenCount(page)).toHaveText('2,800 tokens (partial)')

    await retry.click()
    await expectCount(page, 3000)
    await expect(page.getByText('Partial')).toBeHidden()
    await searchBox(page).fill(missing)
    await expect(drawnRows(page)).toHaveCount(1)
    // The pages that stood were not read again.
    expect(sent(demo, 'GET', /^\/users\/tokens\?page=3&/)).toHaveLength(1)
  })

  test('two of them are counted; a row that was unreadable stays counted after they came', async ({ page, demo }) => {
    Object.assign(demo.state.tokens.all()[10] ?? {}, { description: 5 })
    for (const at of [2, 9]) demo.faults.add({ kind: 'empty', match: { path: `/users/tokens?page=${at}&` }, times: 1 })
    await page.goto('/tokens')
    await expect(page.getByText('Partial: pages 5, 12 could not be read')).toBeVisible()
    await expect(page.getByText('1 row could not be read')).toBeVisible()
    await page.getByRole('button', { name: 'Retry 2 pages' }).click()
    await expect(tokenCount(page)).toHaveText('2,999 tokens (partial)')
    await expect(page.getByText('Partial:')).toBeHidden()
    await expect(page.getByText('1 row could not be read')).toBeVisible()
  })
})

test('owners and bots that cannot be read are told as unknown, and owners can be asked for again', async ({
  page,
  demo,
}) => {
  const role = demo.state.roles.get('system_admin')
  if (role) role.permissions = role.permissions.filter((permission) => !/^read_(others_)?bots$/.test(permission))
  demo.faults.add({ kind: 'empty', match: { path: '/users/ids' } })
  await page.goto('/tokens')
  await expect(page.getByText(/\d+ owners could not be read/)).toBeVisible()
  // What is not known is not told as none.
  await expect(tokenCount(page)).toHaveText('340 tokens (partial)')
  await expect(page.getByText(/read just now, partial/)).toBeVisible()
  await expect(page.getByRole('link', { name: "Administrators' 0+" })).toBeVisible()
  await expect(rowAt(page, 1)).toContainText('Unknown: The owner could not be read')
  await expect(rowAt(page, 1)).toContainText('Not known yet')
  demo.faults.clear()
  await page.getByRole('button', { name: 'Retry owners' }).click()
  await expect(page.getByText(/owners could not be read/)).toBeHidden()
  await expect(rowAt(page, 1)).not.toContainText('Not known yet')
  await expect(tokenGrid(page).getByText('Unknown: The owner could not be read')).toHaveCount(0)

  // A refused list of bots is said, and what it would have told is left open.
  expect(sent(demo, 'GET', /^\/bots/)[0]?.status).toBe(403)
  await expect(page.getByText('The list of bots could not be read')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Bots without owner 0+' })).toBeVisible()
  await searchBox(page).fill('@calls')
  await expect(rowAt(page, 1).getByText('Bot', { exact: true })).toBeVisible()
})

test('a list of which nothing can be read is an error, not an empty server; reading again keeps what is there', async ({
  page,
  demo,
}) => {
  demo.faults.add({ kind: 'empty', match: { path: '/users/tokens?page=0&' } })
  await page.goto('/tokens')
  await expect(page.getByRole('heading', { name: 'The answer could not be read' })).toBeVisible()
  await expect(page.getByText('No token on this server')).toBeHidden()
  await expect(page.getByText('Reading the first page…')).toBeHidden()
  demo.faults.clear()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expectCount(page, 340)
  await expect(tokenGrid(page)).not.toHaveAttribute('aria-busy')
  const again = page.getByRole('button', { name: 'Read again' })

  await test.step('a failure leaves what was shown, and says so', async () => {
    // The second page, so that a part has been read: a part is no reason to give up the whole.
    demo.faults.add({ kind: 'empty', match: { path: SECOND_PAGE }, times: 1 })
    await again.click()
    await expect(page.getByText('Reading again failed')).toBeVisible()
    await expect(page.getByText(/What is shown is from before/)).toBeVisible()
    await expectCount(page, 340)
    await again.click()
    await expect(page.getByText('Reading again failed')).toBeHidden()
    await expect(tokenGrid(page)).not.toHaveAttribute('aria-busy')
  })

  await test.step('what has changed on the server is shown', async () => {
    const [first, second] = demo.state.tokens.all()
    if (!first || !second) throw new Error('the company has no token')
    demo.state.removeToken(first)
    second.description = 'Renamed on the server'
    await again.click()
    await expectCount(page, 339)
    await expect(tokenRow(page, 'Renamed on the server')).toBeVisible()
    await expect(tokenGrid(page)).not.toHaveAttribute('aria-busy')
  })

  await test.step('what was done meanwhile does not come back', async () => {
    const first = demo.state.tokens.all().find((token) => token.is_active)
    const second = holdBack(demo, 'GET', /^\/users\/tokens$/, (search) => search.get('page') === '1')
    await again.click()
    await expect(page.getByText('reading again, 50 so far')).toBeVisible()
    const row = tokenRow(page, first?.id ?? '')
    await row.getByRole('button', { name: /^Actions for/ }).click()
    await page.getByRole('menuitem', { name: 'Disable' }).click()
    await expect(row.getByText('Disabled')).toBeVisible()
    second.release()
    await expect(page.getByText(/reading again/)).toBeHidden()
    await expect(row.getByText('Disabled')).toBeVisible()
  })

  await test.step('the rows are dimmed and stay until the new ones are there', async () => {
    demo.faults.add({ kind: 'latency', match: { path: LATER_PAGES }, ms: FOREVER })
    await page.keyboard.press('r')
    await expect(page.getByText('reading again, 50 so far')).toBeVisible()
    await expect(tokenGrid(page)).toHaveAttribute('aria-busy', 'true')
    await expect(tokenCount(page)).toHaveText('339 tokens (complete)')
    await expect(rowAt(page, 1)).toBeVisible()
  })
})

test('a session that ends under way keeps the rows; signed in again, the rest is read', async ({ page, demo }) => {
  demo.faults.add({ kind: 'session-ended', match: { path: LATER_PAGES }, times: 1 })
  await page.goto('/tokens')
  const dialog = page.getByRole('dialog', { name: 'Your session ended' })
  await expect(dialog).toBeVisible()
  await expect(page.getByText('50 tokens (partial)')).toBeVisible()
  await dialog.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toBeHidden()
  await expectCount(page, 340)
  await expect(page.getByText('Partial')).toBeHidden()
})
