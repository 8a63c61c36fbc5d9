import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { expectNoAxeFindings } from './support/axe.ts'
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
import { dialog, sent } from './support/tokens.ts'

test.describe('the list of people', () => {
  test.beforeEach(async ({ signIn }) => {
    await signIn('ada')
  })
  test('tells of everybody who and how they get in, from the report, and reads tokens only for their column', async ({
    page,
    demo,
  }) => {
    const all = peopleWho(demo)
    await openPeople(page)
    await expect(page.getByText(`${all.length} people from the server’s report`)).toBeVisible()
    await expect(page.getByRole('navigation').getByRole('link', { name: 'People' })).toContainText(String(all.length))
    await expect(peopleGrid(page).getByRole('columnheader')).toHaveText([
      '',
      'Person',
      'E-mail',
      'Roles',
      'State',
      'Sign-in method',
      'MFA',
      'Last sign-in',
      'Actions',
    ])
    expect(await firstNames(page, 12)).toEqual(all.slice(0, 12).map((user) => user.username))
    const ada = personRow(page, 'ada')
    await expect(ada).toContainText('Ada Lindholm')
    await expect(ada).toContainText('System administrator')
    await expect(ada).toContainText('just now')
    await expect(ada.getByRole('link')).toHaveAttribute('href', `/users/${demoIds.ada}/summary`)

    const show = async (username: string) => {
      await peopleSearch(page).fill(`@${username}`)
      return personRow(page, username)
    }
    await expect(await show('leo')).toContainText('Locked')
    await expect(await show('dora')).toContainText('Deactivated')
    await expect(await show('mona')).toContainText('On')
    const saml = all.find((user) => user.auth_service === 'saml')
    await expect(await show(saml?.username ?? '')).toContainText('Unknown: The sign-in service decides')
    await expect(await show('hedy')).toContainText('Token helpdesk')
    // The report does not search ids: they are asked for in another way.
    await peopleSearch(page).fill(demoIds.vera.toUpperCase())
    await expect(personRow(page, 'vera')).toBeVisible()
    const bot = demo.state.userByName('ci-bot')
    await peopleSearch(page).fill(bot?.id ?? '')
    await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible()
    await expectNoAxeFindings(page)

    await peopleSearch(page).fill('')
    // The tokens of everybody are read only for the column about them.
    await page.getByRole('button', { name: 'Columns' }).click()
    expect(sent(demo, 'GET', /^\/users\/tokens/)).toEqual([])
    await page.getByRole('menuitemcheckbox', { name: 'Live tokens' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'E-mail' }).click()
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/cols=roles%2Cstate%2Cmethod%2Cmfa%2ClastLogin%2Ctokens/)
    const now = demo.state.now()
    const live = demo.state.tokensOfUser
      .of(demoIds.tom)
      .filter((token) => token.is_active && (token.expires_at === 0 || token.expires_at > now)).length
    await peopleSearch(page).fill('@tom')
    await expect(personRow(page, 'tom').getByRole('gridcell').nth(6)).toHaveText(String(live))
    await peopleSearch(page).fill('@dora')
    await expect(personRow(page, 'dora').getByRole('gridcell').nth(6)).toHaveText('0')
  })

  test('comes page by page, keeps its rows when a further one fails, and stands where it was after Back', async ({
    page,
    demo,
  }) => {
    const all = peopleWho(demo)
    await openPeople(page)
    await expect(peopleFooter(page)).toHaveText(`1–100 of ${all.length}`)
    expect(reportPages(demo)).toHaveLength(1)
    demo.faults.add({ kind: 'not-json', match: { path: /^\/reports\/users\?.*from_id/ }, times: 1 })
    await scrollDown(page)
    const strip = page.getByRole('alert').filter({ hasText: 'The next people could not be read' })
    await expect(strip).toBeVisible()
    await scrollDown(page)
    await expect(peopleFooter(page)).toHaveText(`1–100 of ${all.length}`)
    expect(reportPages(demo)).toHaveLength(2)
    await strip.getByRole('button', { name: 'Try again' }).click()
    await expect(strip).toBeHidden()
    await expect(peopleFooter(page)).toHaveText(`1–200 of ${all.length}`)
    await expect(personAt(page, 100)).toBeInViewport()
    const cursor = reportPages(demo)[2]
    expect(cursor?.get('from_column_value')).toBe(all[99]?.username)
    expect(cursor?.get('from_id')).toBe(all[99]?.id)

    const wanted = all[140]
    await page.getByTestId('table-scroller').evaluate((element) => element.scrollTo(0, 140 * 44))
    await personRow(page, wanted?.username ?? '')
      .getByRole('link')
      .click()
    await expect(page).toHaveURL(new RegExp(`/users/${wanted?.id}/summary`))
    await page.goBack()
    await expect(personRow(page, wanted?.username ?? '')).toBeInViewport()
    expect(reportPages(demo)).toHaveLength(3)

    for (const count of [300, 400, all.length]) {
      await scrollDown(page)
      await expect(peopleFooter(page)).toHaveText(`1–${count} of ${all.length}`)
    }
    await scrollDown(page)
    await expect(personAt(page, all.length)).toContainText(`@${all.at(-1)?.username}`)
    expect(reportPages(demo)).toHaveLength(6)

    // A write has the first pages read again, and leaves one where one is.
    await personAt(page, all.length).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'End sessions…' }).click()
    await page.getByRole('button', { name: 'End the sessions of 1 person' }).click()
    await expect.poll(() => reportPages(demo)).toHaveLength(9)
    await expect(dialog(page, 'Ended the sessions of 1 person')).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await expect(peopleGrid(page)).not.toHaveAttribute('aria-busy')
    await expect(personAt(page, all.length)).toBeInViewport()
    expect(reportPages(demo)).toHaveLength(9)
  })

  test('says what failed where the rows would be, and reads again; is walked through by keyboard', async ({
    page,
    demo,
    context,
  }) => {
    demo.faults.add({ kind: 'not-json', match: { path: '/reports/users?' } })
    await page.goto('/users')
    await expect(page.getByRole('heading', { level: 2, name: 'That was not Mattermost' })).toBeVisible()
    // The page asks before it is drawn and, where that has failed by then, once more.
    await expect(page.getByRole('button', { name: 'Read again' })).not.toHaveAttribute('aria-busy')
    await expect(peopleFooter(page)).toHaveText('Nothing was read')
    demo.faults.clear()
    await page.getByRole('main').getByRole('button', { name: 'Try again' }).click()
    await expect(personAt(page, 1)).toBeVisible()
    // Read again by hand: what was there stays when that fails.
    demo.faults.add({ kind: 'not-json', match: { path: '/reports/users?' }, times: 1 })
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(page.getByText('Reading again failed')).toBeVisible()
    await expect(personAt(page, 1)).toBeVisible()
    await page.keyboard.press('r')
    await expect(page.getByText('Reading again failed')).toBeHidden()

    // Rows are selected, opened, and have a menu.
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const all = peopleWho(demo)
    const [first, second, third] = all
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('X')
    const bar = page.getByRole('region', { name: 'Selection' })
    await expect(bar).toContainText('3 selected')
    await expect(bar.getByRole('button', { name: /matching/ })).toHaveText(`Select all ${all.length} matching`)
    await peopleSearch(page).fill(`@${third?.username}`)
    await expect(bar).toContainText('3 selected · 2 hidden by filters')
    await bar.getByRole('button', { name: 'Clear selection' }).click()
    await peopleSearch(page).fill('')
    await expect(personAt(page, 2)).toContainText(`@${second?.username}`)

    await page.getByRole('button', { name: `Actions for @${second?.username}`, exact: true }).click()
    await page.getByRole('menuitem', { name: 'Copy id' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(second?.id)
    await page.getByRole('button', { name: `Actions for @${second?.username}`, exact: true }).click()
    await page.getByRole('menuitem', { name: 'Sessions' }).click()
    await expect(page).toHaveURL(new RegExp(`/users/${second?.id}/sessions`))
    await page.goBack()
    await personAt(page, 1).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/users/${first?.id}/summary`))
  })

  test('has cards on a narrow screen, with their order in a menu', async ({ page, demo }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await openPeople(page)
    await expect(personAt(page, 1)).toContainText('System administrator')
    await expectNoAxeFindings(page)
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('button', { name: /^Sort/ }).click()
    await page.getByRole('link', { name: 'Created, newest first' }).click()
    const newest = peopleWho(demo).toSorted((a, b) => b.create_at - a.create_at)
    await expect.poll(() => firstNames(page, 5)).toEqual(newest.slice(0, 5).map((user) => user.username))
    await scrollDown(page)
    await expect(peopleFooter(page)).toHaveText(/^1–(199|200) of \d+$/)
    // Downwards by age the page begins with the last row again, as the server would skip others of the same age.
    expect(reportPages(demo).at(-1)?.get('from_id')).toBe('z'.repeat(26))
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
})
