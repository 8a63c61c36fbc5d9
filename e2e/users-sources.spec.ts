import { readFile } from 'node:fs/promises'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import {
  firstNames,
  openPeople,
  peopleFooter,
  peopleGrid,
  peopleSearch,
  peopleWho,
  personAt,
  personRow,
  reportPages,
  scrollDown,
} from './support/people.ts'
import { expect, test } from './support/test.ts'
import { bodyOf, dialog, sent } from './support/tokens.ts'
import { walkTo } from './support/walk.ts'

/** Changes the answers of the server on their way. */
function changeAnswers(
  demo: DemoServer,
  change: (path: string, answer: Response) => Response | Promise<Response>,
): void {
  const answer = demo.fetch
  demo.fetch = async (request, address) => {
    const path = new URL(request.url).pathname.slice('/api/v4'.length)
    return change(path, await answer(request, address))
  }
}

const NOT_FOUND = { id: 'api.context.404.app_error', message: 'Not found.', status_code: 404 }

function withoutReport(demo: DemoServer): void {
  changeAnswers(demo, (path, answer) =>
    path.startsWith('/reports/') ? Response.json(NOT_FOUND, { status: 404, headers: answer.headers }) : answer,
  )
}

test.describe('without the right to the report', () => {
  test.beforeEach(async ({ signIn }) => {
    await signIn('max')
  })

  test('the list of members is shown, what it does not tell is no column, and typing searches all of them', async ({
    page,
    demo,
  }) => {
    const all = peopleWho(demo)
    await openPeople(page)
    await expect(page.getByText('People from the list of members: no last sign-in, bots left out')).toBeVisible()
    const first = demo.state.usersByUsername().slice(0, 200)
    await expect(peopleFooter(page)).toHaveText(`1–${first.filter((user) => !user.is_bot).length}, more below`)
    await expect(page.getByRole('button', { name: /^(Last sign-in|Sign-in method|Failed attempts)/ })).toHaveCount(0)
    for (const shown of [400, Infinity]) {
      await scrollDown(page)
      const here = demo.state
        .usersByUsername()
        .slice(0, shown)
        .filter((user) => !user.is_bot).length
      await expect(peopleFooter(page)).toHaveText(
        here === all.length ? `1–${all.length} of ${all.length}` : `1–${here}, more below`,
      )
    }
    await page.getByTestId('table-scroller').evaluate((element) => element.scrollTo(0, 0))
    await walkTo(page, '/users?cols=email,method,lastLogin,failed&f.seen=never&f.team=none')
    await expect(page.getByText(/^Ignored in the address/)).toContainText(
      'f.seen=never · f.team=none · cols=method · cols=lastLogin · cols=failed',
    )
    const heads = peopleGrid(page).getByRole('columnheader')
    await expect(heads).toHaveText(['', /^Person/, /^E-mail/, 'Actions'])
    await page.getByRole('button', { name: 'Columns' }).click()
    await expect(page.getByRole('menuitemcheckbox')).toHaveText(['E-mail', 'Roles', 'State', 'MFA', 'Created'])
    await page.keyboard.press('Escape')
    expect(reportPages(demo)).toEqual([])

    // Typing searches all members at once, deactivated ones too.
    await walkTo(page, '/users')
    await expect(personAt(page, 1)).toBeVisible()
    const before = demo.requests.length
    const searches = () => sent(demo, 'POST', '/users/search').map(bodyOf)
    await peopleSearch(page).press('d')
    await expect.poll(searches).toHaveLength(1)
    await peopleSearch(page).press('o')
    await expect(personRow(page, 'dora')).toContainText('Deactivated')
    await expect(page.getByText('People from a search of members: no last sign-in, bots left out')).toBeVisible()
    expect(searches()).toEqual([
      { term: 'd', allow_inactive: true, limit: 1000 },
      { term: 'do', allow_inactive: true, limit: 1000 },
    ])
    expect(demo.requests.slice(before).filter(({ path }) => /\/users(\?|\/search)/.test(path))).toHaveLength(2)
    // All that was found is here: it is sorted here.
    const up = await firstNames(page, 50)
    await page.getByRole('columnheader', { name: 'Person' }).getByRole('link').click()
    await expect.poll(() => firstNames(page, 50)).toEqual(up.toReversed())
    await page.goto('/users?q=do&f.state=deactivated&f.role=system_user_access_token')
    await expect(personAt(page, 1)).toBeVisible()
    expect(bodyOf(sent(demo, 'POST', '/users/search').at(-1))).toEqual({
      term: 'do',
      allow_inactive: true,
      limit: 1000,
      role: 'system_user_access_token',
    })
    const off = peopleWho(demo, (user) => user.delete_at > 0).map((user) => user.username)
    for (const name of await firstNames(page, 50)) expect(off).toContain(name)
  })
})

test('a server that knows no report is taken for one without, and asked for it once', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  withoutReport(demo)
  await openPeople(page)
  await expect(page.getByText('People from the list of members: no last sign-in, bots left out')).toBeVisible()
  // The page asks once before it is drawn, and may once more then.
  const asked = reportPages(demo).length
  expect(asked).toBeLessThanOrEqual(2)
  await peopleSearch(page).fill('lindholm')
  await expect(personRow(page, 'ada')).toBeVisible()
  // Administrators are told how people sign in here too.
  await expect(peopleGrid(page).getByRole('columnheader', { name: 'Sign-in method' })).toBeVisible()
  await page.goto('/users?f.mfa=on')
  const on = peopleWho(demo, (user) => user.mfa_active)
  await expect(peopleFooter(page)).toHaveText(`${on.length} of ${peopleWho(demo).length} people match (complete)`)
  await expect(page.getByText(/people from the list of members: .* · everybody read just now, complete/)).toBeVisible()
  await expect(page.getByText('NaN')).toHaveCount(0)
})

test('an old server is not asked for what it cannot have', async ({ page, demo, signIn }) => {
  await signIn('ada')
  changeAnswers(demo, async (path, answer) => {
    const headers = new Headers(answer.headers)
    headers.set('x-version-id', '5.37.0.5.37.0.abc.false')
    const body: unknown = path.startsWith('/config/client') ? await answer.json() : null
    const config = typeof body === 'object' && body !== null ? JSON.stringify({ ...body, Version: '5.37.0' }) : null
    return new Response(config ?? answer.body, { status: answer.status, headers })
  })
  await openPeople(page)
  await expect(page.getByText('People from the list of members: no last sign-in, bots left out')).toBeVisible()
  expect(reportPages(demo)).toEqual([])
})

test.describe('with 1 200 people', () => {
  test.use({ demoOptions: { scale: 6000 } })

  test('a search says when it was cut, and everybody is read in several chains', async ({ page, demo, signIn }) => {
    const all = peopleWho(demo)
    expect(all.length).toBeGreaterThan(1000)
    await signIn('max')
    await openPeople(page, '?q=a')
    await expect(page.getByText('The first 1,000 that were found')).toBeVisible()
    await expect(peopleFooter(page)).toHaveText(/^1–[\d,]+$/)
    await signIn('ada')
    await page.goto('/users?f.mfa=off')
    const off = all.filter((user) => !user.mfa_active).length
    await expect(peopleFooter(page)).toHaveText(
      `${off.toLocaleString('en-GB')} of ${all.length.toLocaleString('en-GB')} people match (complete)`,
    )
    const begun = reportPages(demo).filter((query) => query.get('from_id') === '0'.repeat(26))
    // Which of the two reaches the server first is the browser’s matter.
    expect(begun.map((query) => query.get('from_column_value') ?? '').toSorted()).toEqual(['b', 'n'])
  })
})

test('a list with somebody who cannot be read is partial: in its footer, its facts and its file', async ({
  page,
  signIn,
  demo,
}) => {
  const vera = demo.state.userByName('vera')
  Object.assign(vera ?? {}, { locale: 5 })
  await signIn('ada')
  await openPeople(page, '?q=example')
  await expect(personRow(page, 'ada')).toBeVisible()
  await peopleSearch(page).fill('vera')
  await expect(page.getByText('1 row could not be read')).toBeVisible()
  await expect(peopleFooter(page)).toHaveText('Nothing was read')
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toHaveCount(0)

  const admins = peopleWho(demo, (user) => user.roles.includes('system_admin'))
  Object.assign(vera ?? {}, { roles: 'system_user system_admin' })
  await walkTo(page, '/users?f.role=system_admin')
  await expect(peopleFooter(page)).toHaveText(`1–${admins.length} (partial)`)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const download = page.waitForEvent('download')
  await page
    .getByRole('menuitem', { name: /as CSV/ })
    .first()
    .click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain('no: not everybody could be read')

  // Everybody, read to the end: the person is in no answer to a filter, whatever it is.
  await walkTo(page, '/users?f.mfa=off')
  await expect(page.getByText(/everybody read just now, partial$/)).toBeVisible()
  await expect(page.getByText(/^Partial: \d+ of \d+ people were read/)).toBeVisible()
  await expect(peopleFooter(page)).toContainText('(partial)')
})

test('what the report alone tells the help desk of somebody stands after an act on them, until they reset it', async ({
  page,
  signIn,
  demo,
}) => {
  const role = demo.state.roles.get('token_helpdesk')
  if (!role) throw new Error('no role of the help desk')
  role.permissions = [...role.permissions, 'sysconsole_write_user_management_users']
  await signIn('hedy')
  await openPeople(page, '?f.failed=any')
  const failed = peopleWho(demo, (user) => user.failed_attempts > 0).length
  const all = peopleWho(demo).length
  await expect(peopleFooter(page)).toHaveText(`${failed} of ${all} people match (complete)`)
  const leo = personRow(page, 'leo')
  await leo.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'End sessions…' }).click()
  const run = dialog(page, /sessions of 1 person$/)
  await run.getByRole('button', { name: 'End the sessions of 1 person' }).click()
  await expect(dialog(page, 'Ended the sessions of 1 person')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(leo).toContainText('Locked')
  await expect(peopleFooter(page)).toHaveText(`${failed} of ${all} people match (complete)`)

  // What is read anew for a file tells her nothing of attempts.
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /^Selected, as CSV/ }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toMatch(/,leo,.*,unknown,,email,false,[^,]*,unknown,/)

  await walkTo(page, `/users/${demoIds.leo}/sign-in`)
  await page.getByRole('button', { name: 'Reset attempts' }).click()
  await expect(page.getByText('Failed attempts forgotten')).toBeVisible()
  await walkTo(page, '/users?f.failed=any')
  await expect(peopleFooter(page)).toHaveText(`${failed - 1} of ${all} people match (complete)`)
})
