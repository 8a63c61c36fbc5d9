import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import { expect, test } from './support/test.ts'
import { drawnIds, drawnRows, expectCount, openTokens, rowAt, searchBox, truths } from './support/token-list.ts'
import { goInApp } from './support/in-app.ts'
import { sortedIds } from './support/token-order.ts'
import { bodyOf, sent, tokenGrid, tokenOf, tokenRow } from './support/tokens.ts'

test.beforeEach(async ({ signIn }) => {
  await signIn('ada')
})

function ownedBy(demo: DemoServer, username: string): string {
  const [token] = demo.state.tokensOfUser.of(demo.state.userByName(username)?.id ?? '')
  return token?.id ?? ''
}

test('each row knows its owner: people, the deactivated, the gone, bots and bots of plugins; words stay words', async ({
  page,
  demo,
}) => {
  await openTokens(page)
  const show = async (id: string) => {
    await searchBox(page).fill(id)
    return tokenRow(page, id)
  }
  const tom = demo.state.user(demoIds.tom)
  const toms = await show(tokenOf(demo, 'tom', 'Berth plan to chat').id)
  await expect(toms).toContainText(`${tom?.first_name} ${tom?.last_name}`)
  await expect(toms).toContainText('@tom')
  await expect(toms.getByText('Person')).toBeVisible()
  await expect(toms.getByText('Active')).toBeVisible()

  const doras = await show(tokenOf(demo, 'dora', 'Payroll export').id)
  await expect(doras).toContainText('@dora · deactivated')
  await expect(doras.getByText('Asleep')).toBeVisible()
  await expect(doras.getByText('Never')).toBeVisible()

  const lost = truths(demo).find((truth) => truth.status === 'ownerless')
  const gone = await show(lost?.token.id ?? '')
  await expect(gone).toContainText(`The account ${lost?.token.user_id} no longer exists`)
  await expect(gone.getByText('Owner gone')).toBeVisible()

  const bots = await show(ownedBy(demo, 'ci-bot'))
  await expect(bots.getByText('Bot', { exact: true })).toBeVisible()
  const plugins = await show(ownedBy(demo, 'calls'))
  await expect(plugins.getByText('Bot of a plugin')).toBeVisible()
  // A plugin's bot obeys no policy: never expiring is no breach of it.
  await expect(plugins).not.toContainText('Breaks policy')

  const adas = await show(tokenOf(demo, 'ada', 'Channel archive backup').id)
  await expect(adas).toContainText('Administrator')
  await expect(adas).toContainText('Breaks policy')

  // What people write is shown as text, in its own direction.
  await searchBox(page).fill('<b>bold</b>')
  await expect(rowAt(page, 1)).toContainText('<b>bold</b> <img src=x onerror=alert(1)>')
  await searchBox(page).fill('גיבוי')
  await expect(rowAt(page, 1).getByRole('link')).toHaveAttribute('dir', 'auto')
  const shira = demo.state.user(demoIds.shira)
  await expect(rowAt(page, 1).locator('bdi')).toHaveText(`${shira?.first_name} ${shira?.last_name}`)
  await searchBox(page).fill('kran')
  await expect(drawnRows(page).first()).toContainText(/kr[aä]n/i)
  await searchBox(page).fill('jenkins')
  await expect(rowAt(page, 1)).toContainText(/jenkins/i)
  await expect(page).toHaveURL(/q=jenkins/)
  // The server is not asked about what the list finds by itself, but about this, which comes after it.
  await searchBox(page).fill('nosuchname')
  const terms = () => sent(demo, 'POST', '/users/tokens/search').map((request) => bodyOf(request)['term'])
  await expect.poll(() => terms().at(-1)).toBe('nosuchname')
  expect(terms().filter((term) => String(term).includes('jenkins'))).toEqual([])
})

test('every sortable column sorts; columns are chosen in a menu and kept in the address', async ({ page, demo }) => {
  await openTokens(page)
  const arrived = demo.state.tokens.all().map((token) => token.id)
  for (const title of ['Description', 'Owner', 'Kind', 'Status', 'Expires'] as const) {
    const head = page.getByRole('columnheader', { name: title })
    const expectOrder = async (order: 'ascending' | 'descending' | 'none', ids: readonly string[]) => {
      await head.getByRole('link').click()
      await expect(head).toHaveAttribute('aria-sort', order)
      await expect.poll(async () => (await drawnIds(page)).slice(0, 12), title).toEqual(ids.slice(0, 12))
    }
    const up = sortedIds(demo, title)
    await expectOrder('ascending', up)
    expect(new URL(page.url()).searchParams.get('sort')).toBe(title.toLowerCase())
    // All orders of all columns are proved of the index; two of them go all the way round here.
    if (title !== 'Description' && title !== 'Expires') continue
    await expectOrder('descending', up.toReversed())
    expect(new URL(page.url()).searchParams.get('sort')).toBe(`-${title.toLowerCase()}`)
    await expectOrder('none', arrived)
  }
  await expect(page.getByRole('columnheader', { name: 'Notes' })).not.toHaveAttribute('aria-sort')

  const heads = tokenGrid(page).getByRole('columnheader')
  const usual = ['', 'Description', 'Owner', 'Kind', 'Status', 'Expires', 'Notes', 'Actions']
  await expect(heads).toHaveText(usual)
  await page.getByRole('button', { name: 'Columns' }).click()
  const choice = (name: string) => page.getByRole('menuitemcheckbox', { name, exact: true })
  await expect(choice('Owner')).toHaveAttribute('aria-checked', 'true')
  await expect(choice('Token id')).toHaveAttribute('aria-checked', 'false')
  await choice('E-mail').click()
  await choice('Kind').click()
  await choice('Token id').click()
  await page.keyboard.press('Escape')
  const chosen = ['', 'Description', 'Owner', 'E-mail', 'Status', 'Expires', 'Notes', 'Token id', 'Actions']
  await expect(heads).toHaveText(chosen)
  expect(new URL(page.url()).searchParams.get('cols')).toBe('owner,email,status,expires,notes,id')
  await page.getByRole('link', { name: 'My tokens' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
  await page.goBack()
  await expect(heads).toHaveText(chosen)

  await goInApp(page, '/tokens?cols=owner')
  await expect(heads).toHaveText(['', 'Description', 'Owner', 'Actions'])
  await page.getByRole('button', { name: 'Columns' }).click()
  await choice('Owner').click()
  await page.keyboard.press('Escape')
  await expect(heads).toHaveText(['', 'Description', 'Actions'])
  await page.reload()
  await expect(heads).toHaveText(['', 'Description', 'Actions'])
})

test('an exact id or user name the list does not know is asked of the server', async ({ page, demo }) => {
  await openTokens(page)
  // Again after a failure.
  demo.faults.add({ kind: 'empty', match: { path: '/users/tokens/search' }, times: 1 })
  await searchBox(page).fill('nobody.known')
  await expect(page.getByRole('alert').filter({ hasText: 'The answer could not be read' })).toBeVisible()
  // What the server does not know either is said to be unknown.
  await searchBox(page).fill('nobody.known2')
  await expect(
    page.getByText('The server has no token with this id, and none of an owner with exactly this id or user name.'),
  ).toBeVisible()
  await expect(page.getByRole('heading', { name: 'No token matches' })).toBeVisible()
  // Words that can be no id and no user name are not asked.
  await searchBox(page).fill('nobody known here')
  await expect(page.getByText(/The server has no token/)).toBeHidden()
  const asked = () => sent(demo, 'POST', '/users/tokens/search').map((request) => request.body)
  // The first was dropped before its words were read.
  expect(asked()).toEqual(['', JSON.stringify({ term: 'nobody.known2' })])

  // Tokens made after the list was read are found.
  const make = (id: string, owner: string) => {
    const row = { id, token: demo.state.id(), user_id: owner, description: `Made later: ${id}` }
    demo.state.addToken({ ...row, is_active: true, expires_at: 0 })
  }
  const [one, two, three] = [demo.state.id(), demo.state.id(), demo.state.id()]
  make(one, demoIds.alice)
  make(two, demoIds.tom)
  make(three, demoIds.hedy)
  // By id.
  await searchBox(page).fill(one.toUpperCase())
  await expect(tokenRow(page, `Made later: ${one}`)).toContainText('@alice')
  await expectCount(page, 1, 341)
  // By the name of somebody the list has tokens of already.
  await searchBox(page).fill('@tom')
  await expect(tokenRow(page, `Made later: ${two}`)).toBeVisible()
  // By the id of somebody the list does not know.
  await searchBox(page).fill(demoIds.hedy)
  await expect(tokenRow(page, `Made later: ${three}`)).toContainText('@hedy')
  expect(asked().slice(2)).toEqual([one, 'tom', demoIds.hedy].map((term) => JSON.stringify({ term })))
})

test('where the columns are wider than the page, the first one and the menu stay in sight', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 800 })
  await openTokens(page)
  const row = rowAt(page, 2)
  const name = row.getByRole('rowheader')
  const owner = row.getByRole('gridcell').nth(1)
  const menu = row.getByRole('button', { name: /^Actions for/ })
  await expect(menu).toBeInViewport({ ratio: 1 })
  const before = { name: await name.boundingBox(), menu: await menu.boundingBox() }
  const ownerAt = async () => (await owner.boundingBox())?.x ?? 0
  const from = await ownerAt()
  await page.getByTestId('table-scroller').evaluate((element) => element.scrollBy({ left: 200 }))
  await expect.poll(ownerAt).toBeLessThan(from)
  expect({ name: await name.boundingBox(), menu: await menu.boundingBox() }).toEqual(before)
})

test('no letter is lost of what is typed faster than the rows can be drawn', async ({ page }) => {
  await openTokens(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 8 })
  try {
    await searchBox(page).focus()
    await page.keyboard.type('deploy and more')
    await expect(searchBox(page)).toHaveValue('deploy and more')
    await expect(page.getByText('No token matches')).toBeVisible()
    for (let letter = 0; letter < ' and more'.length; letter++) await page.keyboard.press('Backspace')
    await expect(searchBox(page)).toHaveValue('deploy')
    await expect(page).toHaveURL(/q=deploy$/)
    await expect(drawnRows(page).first()).toContainText(/deploy/i)
    await page.goBack()
    await page.goForward()
    await expect(searchBox(page)).toHaveValue('deploy')
  } finally {
    // The next test has this very page.
    await session.detach()
  }
})

test('the link in a row opens in a new tab as links do, and shows there what it shows here', async ({ page, demo }) => {
  await openTokens(page, '?f.kind=person')
  const { id, description } = tokenOf(demo, 'tom', 'Berth plan to chat')
  await searchBox(page).fill('berth plan')
  const link = tokenRow(page, id).getByRole('link')
  await expect(link).toHaveAttribute('href', `/tokens/${id}?q=berth+plan&f.kind=person`)
  const opened = page.context().waitForEvent('page')
  await link.click({ modifiers: ['ControlOrMeta'] })
  const other = await opened
  await expect(other.getByRole('region', { name: description })).toBeVisible()
  await expect(other).toHaveURL(`/tokens/${id}?q=berth+plan&f.kind=person`)
  await expect(page).toHaveURL(/\/tokens\?/)

  await link.click()
  await expect(page.getByRole('region', { name: description })).toBeVisible()
  await expect(page).toHaveURL(`/tokens/${id}?q=berth+plan&f.kind=person`)
})
