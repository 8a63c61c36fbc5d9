import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import { placesOf } from './support/leftovers.ts'
import { fact } from './support/person.ts'
import { expect, test } from './support/test.ts'
import { dialog, holdBack, sent } from './support/tokens.ts'
import { walkTo } from './support/walk.ts'

const HOUR = 3_600_000

function note(demo: DemoServer, hoursAgo: number, action: string, extra_info: string, more = {}): void {
  demo.state.addAudit({
    id: demo.state.id(),
    create_at: demo.state.now() - hoursAgo * HOUR,
    user_id: demoIds.gus,
    action: `/api/v4${action}`,
    extra_info,
    ip_address: '10.1.2.3',
    session_id: 'abcdefghabcdefghabcdefghab',
    ...more,
  })
}

/** Gus with 450 rows of sign-ins, and a few newer ones to look at. Only these. */
function writeHistory(demo: DemoServer): void {
  for (const audit of [...demo.state.auditsOfUser.of(demoIds.gus)]) audit.user_id = ''
  demo.state.auditsOfUser.of(demoIds.gus)
  for (let at = 450; at > 10; at--) note(demo, at, '/users/login', `success session_user=${demoIds.gus}`)
  note(demo, 5, '/plugins/jira/hook', 'x=1', { ip_address: '203.0.113.9' })
  note(demo, 4, `/users/${demoIds.tom}/password`, 'attempted')
  note(demo, 4, `/users/${demoIds.tom}/password`, 'completed')
  note(demo, 3, '/users/password/reset', 'attempt - token=verysecretresettoken')
}

const rows = (page: Page) => page.getByRole('grid', { name: 'Audits' }).getByRole('row')

/** What was read stays when it cannot be read again, and it is said from when it is. */
async function failToReadAgain(page: Page, demo: DemoServer): Promise<void> {
  const again = page.getByRole('button', { name: 'Read again' })
  const stale = page.getByText('The audits could not be read again: what is shown is from before')
  demo.faults.add({ kind: 'not-json', match: { path: /\/audits/ }, times: 1 })
  await again.click()
  await expect(stale).toBeVisible()
  await again.last().click()
  await expect(stale).toBeHidden()
}

/** Back in time page by page, the rows kept when a page fails, to the end. */
async function readToTheEnd(page: Page, demo: DemoServer): Promise<void> {
  await expect(page.getByText(/Loaded back to .* \(200 rows\)$/)).toBeVisible()
  demo.faults.add({ kind: 'not-json', match: { path: /\/audits\?page=1/ }, times: 1 })
  await page.getByRole('button', { name: 'Load older' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(rows(page).filter({ hasText: 'the password of @tom' })).toBeVisible()
  // A row written meanwhile moves the pages: it is on none twice.
  note(demo, 1, '/users/logout', '')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText(/\(399 rows\)$/)).toBeVisible()
  await page.getByLabel('Load back to').fill('2020-01-01')
  await page.getByRole('button', { name: 'Load back to it' }).click()
  await expect(page.getByText(/, which is all the server has$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Load older' })).toHaveCount(0)
  expect(sent(demo, 'GET', /\/audits\?page=2/)).toHaveLength(1)
}

test('in plain words, pairs folded, narrowed down by the address, taken away as a file, and read back to the end', async ({
  page,
  signIn,
  demo,
}) => {
  writeHistory(demo)
  await signIn('ada')
  await page.goto(`/users/${demoIds.gus}/audits`)
  await expect(rows(page).filter({ hasText: 'the password of @tom' })).toHaveCount(1)
  // What nobody knows is raw, and the secret of a reset link is nowhere.
  await expect(rows(page).filter({ hasText: '/api/v4/plugins/jira/hook (x=1)' })).toContainText('Raw')
  expect(await placesOf(page, 'verysecretresettoken')).toEqual([])
  await failToReadAgain(page, demo)

  await rows(page).filter({ hasText: 'jira/hook' }).getByText('Raw').click()
  const shown = dialog(page, 'Audit row')
  await expect(fact(shown, 'Result')).toHaveText('—Unknown: Latchkey has no words for such a row')
  await shown.getByRole('button', { name: 'Close' }).last().click()

  await page.getByRole('link', { name: 'Show attempts apart' }).click()
  await expect(rows(page).filter({ hasText: 'the password of @tom' })).toHaveCount(2)
  // Each menu tells its row from all others, by what was done and when.
  const menus = page.getByRole('button', { name: /^Actions for .*, \d+ \w+ \d{4}, [\d:]{8} CES?T$/ })
  const names = await menus.evaluateAll((all) => all.map((menu) => menu.getAttribute('aria-label')))
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => name?.includes('the password of tom'))).toHaveLength(2)
  await page.getByRole('link', { name: 'Fold attempts' }).click()
  await rows(page).filter({ hasText: 'the password of @tom' }).getByText('Done').click()
  await expect(shown).toContainText('the attempt and its result')
  await expect(shown.locator('pre')).toContainText('"extra_info": "attempted"')
  await shown.getByRole('button', { name: 'Close' }).last().click()

  const more = page.getByRole('button', { name: 'Address, period' })
  await more.click()
  await page.getByLabel('Address or range').fill('203.0.113')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(page.getByText('No address and no range: 10.1.2.3 or 10.0.0.0/8')).toBeVisible()
  await page.getByLabel('Address or range').fill('203.0.113.0/24')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(page).toHaveURL(/f\.ip=203\.0\.113\.0%2F24/)
  await expect(page.getByText('1 match.')).toBeVisible()
  // Whoever works by keyboard goes on from where they were.
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /as CSV \(1\)/ }).click()
  const csv = await readFile(await (await download).path(), 'utf8')
  expect(csv).toContain('/api/v4/plugins/jira/hook')
  expect(csv).toMatch(/complete,.*loaded back to/)

  await page.getByRole('link', { name: /Remove filter Address/ }).click()
  await expect(page.getByText(/Loaded back to .* \(200 rows\)$/)).toBeVisible()
  await more.click()
  await expect(page.getByLabel('Address or range')).toHaveValue('')
  await page.keyboard.press('Escape')
  await walkTo(page, `/users/${demoIds.gus}/audits?f.family=password&f.family=ghosts&f.from=soon`)
  await expect(page.getByText(/Ignored in the address.*f\.family=ghosts · f\.from=soon/)).toBeVisible()
  await expect(page.getByText('2 match.')).toBeVisible()
  await walkTo(page, `/users/${demoIds.gus}/audits`)
  await walkTo(page, `/users/${demoIds.gus}/audits?q=zzz`)
  await expect(page.getByText('Older rows may: load further back below.')).toBeVisible()
  await walkTo(page, `/users/${demoIds.gus}/audits`)
  await readToTheEnd(page, demo)
  // All of them are here: there are no older ones to hope for.
  await walkTo(page, `/users/${demoIds.gus}/audits?q=zzz`)
  await expect(page.getByText('No row matches')).toBeVisible()
  await expect(page.getByText('Older rows may')).toHaveCount(0)
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await expect(page.getByText(/, which is all the server has$/)).toBeVisible()

  const bot = demo.state.userByName('tide-bot')?.id ?? ''
  await walkTo(page, `/users/${bot}/audits`)
  await expect(page.getByText('The server has noted nothing of @tide-bot')).toBeVisible()
  await failToReadAgain(page, demo)
})

test('loading back ends when one leaves the page', async ({ page, signIn, demo }) => {
  writeHistory(demo)
  await signIn('ada')
  await page.goto(`/users/${demoIds.gus}/audits`)
  await expect(page.getByText(/Loaded back to .* \(200 rows\)$/)).toBeVisible()
  const older = holdBack(demo, 'GET', /\/audits$/, (search) => search.get('page') === '1')
  await page.getByLabel('Load back to').fill('2020-01-01')
  await page.getByRole('button', { name: 'Load back to it' }).click()
  await expect.poll(older.count).toBe(1)
  await page.getByRole('navigation', { name: 'About this person' }).getByRole('link', { name: 'Teams' }).click()
  await expect(page).toHaveURL(/\/teams$/)
  older.release()
  await page.getByRole('navigation', { name: 'About this person' }).getByRole('link', { name: 'Roles' }).click()
  await expect(page.getByRole('checkbox').first()).toBeVisible()
  expect(sent(demo, 'GET', /\/audits\?page=1/)).toHaveLength(1)
  expect(sent(demo, 'GET', /\/audits\?page=2/)).toHaveLength(0)
})

test('the bars count sign-ins; wrong passwords, which the server notes without a person, have no place in them', async ({
  page,
  signIn,
  demo,
}) => {
  for (const audit of [...demo.state.auditsOfUser.of(demoIds.gus)]) audit.user_id = ''
  note(demo, 0, '/users/login', 'success session_user=x')
  await page.request.post('/api/v4/users/login', { data: { login_id: 'gus', password: 'wrong' } })
  expect(demo.state.audits.at(-1)).toMatchObject({ extra_info: 'failure - login_id=gus', user_id: '' })
  await signIn('ada')
  await page.goto(`/users/${demoIds.gus}/audits`)
  const bars = page.getByRole('figure', { name: 'Sign-ins a day' })
  await expect(bars.getByRole('columnheader')).toHaveText(['Day', 'signed in'])
  await expect(bars.getByRole('row').last().getByRole('cell').last()).toHaveText('1')
  await page.getByRole('button', { name: /Sign-ins a day/ }).click()
  await expect(page.getByText('Failed sign-ins are not here: the server notes them without a person.')).toBeVisible()
})
