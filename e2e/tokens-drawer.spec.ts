import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import { goInApp } from './support/in-app.ts'
import { expect, test } from './support/test.ts'
import { drawnRows, expectCount, rowAt, truths } from './support/token-list.ts'
import { sent, tokenDrawer, tokenOf, tokenRow } from './support/tokens.ts'

test.beforeEach(async ({ signIn }) => {
  await signIn('ada')
})

/** What stands beside a term in the facts of the drawer. */
function fact(page: Page, term: string) {
  return page
    .locator('dl > div')
    .filter({ has: page.locator('dt', { hasText: term }) })
    .locator('dd')
}

function section(page: Page, title: string) {
  return page.locator('section section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
}

/** Opens a token by its address, the first one by loading the app there. */
async function open(page: Page, demo: DemoServer, username: string, description: string) {
  const address = `/tokens/${tokenOf(demo, username, description).id}`
  await (page.url() === 'about:blank' ? page.goto(address) : goInApp(page, address))
  const drawer = tokenDrawer(page, description)
  await expect(drawer.getByRole('heading', { level: 2 })).toHaveText(description)
  return drawer
}

test('the drawer tells all that is known, how we know what is worked out, and what the owner may do', async ({
  page,
  demo,
}) => {
  const row = { id: demo.state.id(), token: demo.state.id(), user_id: demoIds.hedy, description: 'Helpdesk macros' }
  demo.state.addToken({ ...row, is_active: true, expires_at: 0 })
  const token = tokenOf(demo, 'tom', 'Berth plan to chat')
  const drawer = await open(page, demo, 'tom', 'Berth plan to chat')
  await expect(page).toHaveTitle('Berth plan to chat · Latchkey')
  await expect(drawer).toContainText('@tom')
  await expect(fact(page, 'Status')).toContainText('ActiveWorks now.')
  await expect(fact(page, 'Expires')).toContainText(/^in 9 mo/)
  await expect(fact(page, 'Expires')).toContainText(/\d{4}, \d\d:\d\d:\d\d (CET|CEST)/)
  await expect(fact(page, 'Kind')).toHaveText('Person')
  await expect(fact(page, 'Token id')).toContainText(token.id)
  // A lower bound, said as one.
  const exact = String.raw`\d+ \w+ \d{4}, [\d:]{8} CES?T`
  await expect(fact(page, 'Last recorded use')).toContainText(
    new RegExp(`at least \\d min ago ?${exact} ?in use since ${exact}`),
  )
  expect(sent(demo, 'GET', `/users/${demoIds.tom}/sessions`)).toHaveLength(1)
  // The token, its owner, rights and history are asked for at once with the list, which knows half of it as well.
  await expectCount(page, truths(demo).length)
  const asked = demo.requests.map(({ method, path, body }) => `${method} ${path} ${body}`)
  expect(asked.filter((request, at) => asked.indexOf(request) !== at)).toEqual([])

  const marks = { Status: 'Computed here', 'Last recorded use': 'From sessions', Created: 'From audit rows' }
  for (const [about, origin] of Object.entries(marks)) {
    await drawer.getByRole('button', { name: `How we know: ${about}. ${origin}` }).click()
    const words = page.getByRole('dialog', { name: `How we know: ${about}` })
    await expect(words).toContainText(origin)
    await page.keyboard.press('Escape')
    await expect(words).toBeHidden()
  }
  await expect(drawer).toBeVisible()
  for (const verb of ['Disable', 'Rotate…', 'Revoke…']) {
    await expect(drawer.getByRole('button', { name: verb })).toBeEnabled()
  }

  // A token whose owner is gone says so everywhere.
  const lost = truths(demo).find((truth) => truth.status === 'ownerless')
  await goInApp(page, `/tokens/${lost?.token.id}`)
  await expect(fact(page, 'Status')).toContainText('Owner gone')
  await expect(fact(page, 'Owner')).toContainText('Unknown: The account no longer exists')
  await expect(section(page, 'Rights of the owner')).toContainText('None: the account no longer exists.')
  await expect(section(page, 'Other tokens of the owner')).toContainText('None.')

  // The rights of the owner are told from the roles: administrator, helpdesk, member.
  const rights = section(page, 'Rights of the owner')

  await open(page, demo, 'ada', 'Token inventory')
  await expect(rights).toContainText('Administrator: may do everything on this server')
  await expect(rights).toContainText('System administrator')

  // Since the list was read.
  const unreadable = { ...row, id: demo.state.id(), token: demo.state.id(), description: 'Unreadable' }
  demo.state.addToken({ ...unreadable, is_active: true, expires_at: 0 })
  Object.assign(tokenOf(demo, 'hedy', 'Unreadable'), { is_active: 'perhaps' })
  await open(page, demo, 'hedy', 'Helpdesk macros')
  await expect(rights).toContainText('High: holds rights that reach other people or the whole server')
  await expect(rights.getByRole('listitem').filter({ hasText: 'edit_other_users' })).toBeVisible()
  await expect(rights).toContainText('revoke_user_access_token')
  // Where a row could not be read, nobody knows that there is no other.
  await expect(section(page, 'Other tokens of the owner')).toHaveText(/Not all of them could be read\.$/)

  await open(page, demo, 'tom', 'Crane dashboard')
  await expect(rights).toContainText('Normal: no right that reaches beyond ordinary work')
  await expect(rights).toContainText('Member · May have personal access tokens')
  await expect(rights).not.toContainText('edit_other_users')
  await rights.getByText(/^All \d+ permissions, by area$/).click()
  await expect(rights.getByText('create_direct_channel')).toBeVisible()
})

test('other tokens of the owner, Back, Forward and addresses lead from one to the next, and to what is none', async ({
  page,
  demo,
}) => {
  const drawer = await open(page, demo, 'tom', 'Old laptop')
  await expect(fact(page, 'Status')).toContainText('Disabled')
  const others = drawer.getByRole('list', { name: 'Other tokens' }).getByRole('listitem')
  await expect(others).toHaveCount(4)
  await expect(others.filter({ hasText: 'Old laptop' })).toHaveCount(0)
  await expect(others.filter({ hasText: 'Zapier trial' })).toContainText('Active')
  await others.getByRole('link', { name: 'Zapier trial' }).click()
  await expect(page).toHaveURL(new RegExp(`/tokens/${tokenOf(demo, 'tom', 'Zapier trial').id}$`))
  await expect(tokenDrawer(page, 'Zapier trial').getByRole('heading', { level: 2 })).toBeFocused()
  const othersNow = tokenDrawer(page, 'Zapier trial').getByRole('list', { name: 'Other tokens' }).getByRole('listitem')
  await expect(othersNow.filter({ hasText: 'Old laptop' })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/tokens$/)
  await expect(page).toHaveTitle('Tokens · Latchkey')

  // Back closes the drawer and Forward opens it again.
  await goInApp(page, '/tokens?f.status=asleep')
  await expect(drawnRows(page)).toHaveCount(14)
  const name = await rowAt(page, 2).getByRole('rowheader').getByRole('link').textContent()
  await rowAt(page, 2).click()
  const title = page.getByRole('region').getByRole('heading', { level: 2 })
  await expect(title).toHaveText(name ?? '')
  await page.goBack()
  await expect(title).toBeHidden()
  await expect(drawnRows(page)).toHaveCount(14)
  await page.goForward()
  await expect(title).toHaveText(name ?? '')

  // Ids of nothing, and what is no id, are told apart; the list stands beside them.
  const nothing = 'a'.repeat(26)
  await goInApp(page, `/tokens/${nothing}`)
  await expect(page.getByRole('heading', { name: 'The server has no such token' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Token is gone' })).toContainText(nothing)
  await expectCount(page, 340)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Token is gone' })).toBeHidden()

  await goInApp(page, '/tokens/deploy-script')
  await expect(page.getByRole('heading', { name: 'This is not the id of a token' })).toBeVisible()
  await expectCount(page, 340)
  expect(sent(demo, 'GET', /^\/users\/tokens\/deploy/)).toEqual([])

  const [token] = demo.state.tokensOfUser.of(demoIds.tom)
  await goInApp(page, `/tokens/${token?.id.toUpperCase()}`)
  await expect(title).toHaveText(token?.description ?? '')
})

test('the history comes from the audits: who made, disabled, enabled it; what nobody saw is not called never', async ({
  page,
  demo,
  site,
}) => {
  const cookies = await page.context().cookies()
  const csrf = cookies.find((cookie) => cookie.name === 'MMCSRF')?.value ?? ''
  const post = async (path: string, data: object): Promise<unknown> => {
    const answer = await page.request.post(`${site.origin}/api/v4${path}`, { data, headers: { 'X-CSRF-Token': csrf } })
    expect(answer.ok()).toBe(true)
    return answer.json()
  }
  await post(`/users/${demoIds.tom}/tokens`, { description: 'Made just now', expires_at: Date.now() + 86_400_000 })
  const { id } = tokenOf(demo, 'tom', 'Made just now')
  await post('/users/tokens/disable', { token_id: id })
  await post('/users/tokens/enable', { token_id: id })
  const owners = tokenOf(demo, 'tom', 'Crane dashboard')
  demo.state.addAudit({
    id: demo.state.id(),
    create_at: Date.now() - 3_600_000,
    user_id: demoIds.tom,
    action: '/api/v4/users/tokens/enable',
    extra_info: `success - token_id=${owners.id}`,
    ip_address: '10.20.1.2',
    session_id: '',
  })
  await open(page, demo, 'tom', 'Made just now')
  const history = page.getByRole('list', { name: 'History of the token' }).getByRole('listitem')
  await expect(history).toHaveText([/^Enabled by you/, /^Disabled by you/, /^Created by you/])
  await expect(history.first()).toContainText('127.0.0.1')
  await expect(fact(page, 'Created')).toHaveText(/^just now by you\d+ \w+ \d{4}, [\d:]{8} CES?T$/)
  await expect(section(page, 'History')).toContainText('From the audit rows of the owner and yourself')

  // What the owner did stands there under their name.
  await open(page, demo, 'tom', 'Crane dashboard')
  const enabled = history.filter({ hasText: 'Enabled by @tom' }).locator('time')
  await expect(enabled).toHaveText(/^\d+ \w+ \d{4}, [\d:]{8} CES?T$/)
  await expect(enabled).toHaveAttribute('data-tooltip', '1 hr ago')

  // A use that was never seen is not called never, and one that cannot be read is unknown.
  await open(page, demo, 'tom', 'Zapier trial')
  await expect(fact(page, 'Last recorded use')).toHaveText('No use seen since its session was last cleared')
  await expect(fact(page, 'Created')).toContainText('Unknown: No audit row that was read tells of its making')
  demo.faults.add({ kind: 'empty', match: { path: `/users/${demoIds.ada}/sessions` } })
  demo.faults.add({ kind: 'empty', match: { path: `/users/${demoIds.ada}/audits` } })
  // Loaded anew: one's own audits have been read for the history.
  await page.goto(`/tokens/${tokenOf(demo, 'ada', 'Channel archive backup').id}`)
  const drawer = tokenDrawer(page, 'Channel archive backup')
  await expect(fact(page, 'Last recorded use')).toContainText('Unknown: The sessions of the owner could not be read')
  await expect(fact(page, 'Created')).toContainText('Unknown: The audit rows could not be read')
  await expect(section(page, 'History').getByRole('alert')).toContainText('The answer could not be read')
  // What could be read stands all the same.
  await expect(drawer).toContainText('Administrator: may do everything on this server')
})

test('an owner whom neither the list nor the drawer could read is told as unknown, and asked for again', async ({
  page,
  demo,
}) => {
  const { id } = tokenOf(demo, 'tom', 'Zapier trial')
  demo.faults.add({ kind: 'empty', match: { path: '/users/ids' } })
  demo.faults.add({ kind: 'empty', match: { method: 'GET', path: `/users/${demoIds.tom}` } })
  await page.goto(`/tokens?q=${id}`)
  await expect(page.getByText(/\d+ owners could not be read/)).toBeVisible()
  await rowAt(page, 1).click()
  await expect(fact(page, 'Owner')).toContainText('Unknown: The owner could not be read')
  const rights = section(page, 'Rights of the owner')
  await expect(rights).toContainText('The answer could not be read')
  demo.faults.clear()
  await rights.getByRole('button', { name: 'Try again' }).click()
  await expect(fact(page, 'Owner')).toContainText('@tom')
  await expect(rights).toContainText('Member')
})

test('a token the list does not have yet is asked of the server', async ({ page, demo }) => {
  demo.faults.add({ kind: 'latency', match: { path: '/users/tokens?page=1&' }, ms: 600_000 })
  const late = demo.state.tokens.all()[300]
  await page.goto(`/tokens/${late?.id}`)
  await expect(fact(page, 'Token id')).toContainText(late?.id ?? '')
  await expect(page.getByRole('region').getByRole('heading', { level: 2 })).toHaveText(
    late?.description.trim() || 'No description',
  )
  expect(sent(demo, 'GET', `/users/tokens/${late?.id}`)).toHaveLength(1)
  // With its owner's list it has come into the inventory: its row takes the focus.
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(tokenRow(page, late?.id ?? '')).toBeFocused()
})

test('a token revoked elsewhere is gone from list and drawer once its owner’s tokens have been read', async ({
  page,
  demo,
}) => {
  const token = tokenOf(demo, 'tom', 'Crane dashboard')
  await page.goto(`/tokens?q=${token.id}`)
  await expectCount(page, 1, 340)
  demo.state.removeToken(token)
  await tokenRow(page, 'Crane dashboard').click()
  await expect(page.getByRole('heading', { name: 'The server has no such token' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tokenRow(page, 'Crane dashboard')).toHaveCount(0)
})

test('an address that names one account and the token of another says so, and leads to where it belongs', async ({
  page,
  demo,
}) => {
  const foreign = tokenOf(demo, 'ada', 'Token inventory').id
  await page.goto(`/users/${demoIds.tom}/tokens/${foreign}`)
  await expect(page.getByRole('heading', { name: 'This token belongs to another account' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Revoke…' })).toBeHidden()
  await page.getByRole('link', { name: 'Open it there' }).click()
  await expect(page).toHaveURL(`/users/${demoIds.ada}/tokens/${foreign}`)
  await expect(page.getByRole('button', { name: 'Revoke…' })).toBeEnabled()
})
