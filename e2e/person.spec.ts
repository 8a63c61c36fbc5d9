import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { answerWith, askedAbout, fact, openPerson, panel, personTabs, refuse, walkToPerson } from './support/person.ts'
import { expect, test } from './support/test.ts'
import { sent, userId } from './support/tokens.ts'
import { walkTo } from './support/walk.ts'

const { ada, alice, tom } = demoIds

test('the summary stands after few requests, none of them for a row; the head says who it is, and leads back', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  await page.goto(`/users/${tom}`)
  await expect(page).toHaveURL(`/users/${tom}/summary`)
  await expect(page).toHaveTitle('Summary, Tom Hargreaves · Latchkey')
  const head = page.getByRole('main').locator('header').first()
  await expect(head).toContainText('Active')
  await expect(head).toContainText('@tom')
  await expect(head).toContainText('Member')
  await expect(head.locator('img')).toHaveAttribute('src', new RegExp(`/users/${tom}/image`))
  await expect(head.getByRole('button', { name: 'Copy user name' })).toBeVisible()
  await expect(head.getByRole('link', { name: 'Leaver run…' })).toHaveAttribute('href', `/users/${tom}/leave`)
  await expect(head.getByRole('link', { name: 'People' })).toHaveAttribute('href', '/users')
  await expect(fact(panel(page, 'Live credentials'), 'Switched on')).toHaveText('1')
  // Tom has a role that ada has not; the list of bots, the server's whole, comes last.
  const asked = askedAbout(demo, tom)
  expect(asked.toSorted()).toEqual([
    'GET /bots',
    'GET /users/…',
    'GET /users/…/sessions',
    'GET /users/…/tokens',
    'POST /roles/names',
  ])
  expect(asked.at(-1)).toBe('GET /bots')

  // Changed by somebody else meanwhile: read again, by button or key, and what is on show with it.
  const user = demo.state.user(tom)
  Object.assign(user ?? {}, { failed_attempts: 10, update_at: demo.state.now() })
  const before = sent(demo, 'GET', `/users/${tom}`).length
  await head.getByRole('button', { name: 'Read again' }).click()
  await expect(head).toContainText('Locked')
  // Also where the rest of what is on show is being read yet.
  Object.assign(user ?? {}, { delete_at: demo.state.now() })
  await page.keyboard.press('r')
  await expect(head).toContainText('Deactivated')
  expect(sent(demo, 'GET', `/users/${tom}`)).toHaveLength(before + 2)

  // One’s own page says so, and offers no run against oneself.
  await walkToPerson(page, ada, 'Ada Lindholm')
  await expect(head).toContainText('System administrator · this is you')
  await expect(head.getByRole('link', { name: 'Leaver run…' })).toHaveCount(0)

  demo.requests.length = 0
  await page.goto(`/users/${alice}/summary`)
  await expect(fact(panel(page, 'Live credentials'), 'Switched on')).toHaveText('0')
  expect(askedAbout(demo, alice)).toHaveLength(4)
})

test('tabs are links, and keys go from one to the next; back to the list leads to the list as it was left', async ({
  page,
  signIn,
}) => {
  await signIn('ada')
  await page.goto('/users?q=tom')
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  await walkToPerson(page, tom, 'Tom Hargreaves')
  const tabs = personTabs(page)
  await expect(tabs.getByRole('link')).toHaveText([
    'Summary',
    'Tokens',
    'Roles & rights',
    'Sign-in',
    'Sessions',
    'Audits',
    'Preferences',
    'Teams',
  ])
  await expect(tabs.locator('[aria-current=page]')).toHaveText('Summary')
  await page.keyboard.press(']')
  await expect(page).toHaveURL(`/users/${tom}/tokens`)
  await page.keyboard.press('8')
  await expect(page).toHaveURL(`/users/${tom}/teams`)
  await expect(tabs.locator('[aria-current=page]')).toHaveText('Teams')
  // There is nothing after the last.
  await page.keyboard.press(']')
  await page.keyboard.press('9')
  await expect(page).toHaveURL(`/users/${tom}/teams`)
  await page.keyboard.press('[')
  await expect(page).toHaveURL(`/users/${tom}/preferences`)
  await page.keyboard.press('1')
  await expect(page).toHaveURL(`/users/${tom}/summary`)
  await page.keyboard.press('?')
  const help = page.getByRole('dialog')
  await expect(help).toContainText('Tab after')
  await expect(help).toContainText('Read again')
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await page.keyboard.press('8')
  await expect(page).toHaveURL(`/users/${tom}/teams`)
  const back = page.getByRole('main').getByRole('link', { name: 'People' })
  await expect(back).toHaveAttribute('href', '/users?q=tom')
  await back.click()
  await expect(page).toHaveURL('/users?q=tom')
})

test('a tab out of reach keeps its place, says which permission is missing, and asks nothing', async ({
  page,
  demo,
  openAs,
  signIn,
}) => {
  await signIn('alice')
  await openPerson(page, tom, 'Tom Hargreaves')
  const tabs = personTabs(page)
  for (const name of ['Tokens', 'Sessions', 'Audits', 'Preferences', 'Teams']) {
    await expect(tabs.getByRole('link', { name: `${name} (out of your reach)` })).toBeVisible()
  }
  await expect(tabs.getByRole('link', { name: 'Roles & rights', exact: true })).toBeVisible()
  // Who may not see the list of people is not led there.
  await expect(page.getByRole('main').getByRole('link', { name: 'People' })).toHaveCount(0)

  const wanted = {
    Tokens: 'read_user_access_token',
    Sessions: 'edit_other_users',
    Audits: 'edit_other_users',
    Preferences: 'edit_other_users',
    Teams: 'sysconsole_read_user_management_users',
  }
  for (const [name, permission] of Object.entries(wanted)) {
    await tabs.getByRole('link', { name }).click()
    await expect(
      page.getByRole('heading', { name: `The ${name.toLowerCase()} of @tom are out of your reach` }),
    ).toBeVisible()
    await expect(page.getByRole('main')).toContainText(`Needs the permission ${permission}.`)
  }
  // Nor by an address written another way, which the router takes for the same one; in another case it is none.
  await page.goto(`/users/${tom}/s%65ssions`)
  await expect(page.getByRole('heading', { name: 'The sessions of @tom are out of your reach' })).toBeVisible()
  await walkTo(page, `/users/${tom}/Sessions`)
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  expect(askedAbout(demo, tom).filter((one) => one.includes('…/'))).toEqual([])
  // Her own page is hers.
  await walkToPerson(page, alice, 'Alice Whitlock', 'sessions')
  await expect(tabs.getByRole('link', { name: /Sessions/ })).toHaveText('Sessions')

  // Nor is the list of people for her, or asked for.
  await walkTo(page, '/users')
  await expect(page.getByRole('main')).toContainText('sysconsole_read_user_management_users')
  expect(sent(demo, 'GET', /^\/reports\/users(\?|$)/)).toEqual([])
  // To a guest the server does not show a stranger.
  refuse(demo, 'GET', new RegExp(`^/users/${demoIds.petros}$`), 403, 'api.context.permissions.app_error')
  await walkTo(page, `/users/${demoIds.petros}/summary`)
  await expect(page.getByRole('heading', { name: 'The server does not show you this person' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('view_members')

  // A user manager has none of these rights either; of an administrator the help desk sees nothing.
  const other = await openAs('uma')
  await openPerson(other, tom, 'Tom Hargreaves', 'preferences')
  await expect(other.getByRole('main')).toContainText('Needs the permission edit_other_users.')
  await expect(personTabs(other).getByRole('link', { name: /out of your reach/ })).toHaveCount(5)
  const desk = await openAs('hedy')
  await openPerson(desk, tom, 'Tom Hargreaves', 'audits')
  await expect(personTabs(desk).getByRole('link', { name: /out of your reach/ })).toHaveCount(0)
  await walkToPerson(desk, ada, 'Ada Lindholm', 'audits')
  await expect(desk.getByRole('main')).toContainText('Needs the permission manage_system. Only system administrators')
  // From somebody’s tokens to them.
  await walkTo(desk, `/tokens?of=${tom}`)
  await desk.getByRole('link', { name: 'Open @tom' }).click()
  await expect(desk).toHaveURL(`/users/${tom}/summary`)
})

test('nonsense, nobody, somebody deleted meanwhile, and a server that fails', async ({ page, demo, signIn }) => {
  await signIn('ada')
  await page.goto('/users/nonsense/summary')
  await expect(page.getByRole('heading', { name: 'This is not the id of a person' })).toBeVisible()
  expect(demo.requests.filter(({ path }) => path.includes('nonsense'))).toEqual([])
  await walkTo(page, `/users/${tom.toUpperCase()}/summary`)
  await expect(page.getByRole('heading', { level: 1, name: 'Tom Hargreaves' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Live credentials' })).toBeVisible()
  await expect(personTabs(page).getByRole('link', { name: 'Summary' })).toHaveAttribute('aria-current', 'page')
  const nobody = 'n'.repeat(26)
  await walkTo(page, `/users/${nobody}/teams`)
  await expect(page.getByRole('heading', { name: 'The server has no such person' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(nobody)
  await page.getByRole('main').getByRole('link', { name: 'People' }).click()
  await expect(page).toHaveURL('/users')

  // Read again with what was read before at hand: a failure leaves that, with a word; a deletion does not.
  await walkToPerson(page, tom, 'Tom Hargreaves')
  const failing = refuse(demo, 'GET', new RegExp(`^/users/${tom}$`), 500, 'store.sql.app_error')
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(page.getByText('could not be read again: what is shown is from before')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Tom Hargreaves' })).toBeVisible()
  failing.undo()
  refuse(demo, 'GET', new RegExp(`^/users/${tom}$`), 404, 'app.user.missing_account.const')
  await page.keyboard.press('r')
  await expect(page.getByRole('heading', { name: 'The server has no such person' })).toBeVisible()
  await expect(page.getByText('Tom Hargreaves')).toHaveCount(0)

  demo.faults.add({ kind: 'not-json', match: { path: `/users/${alice}` } })
  await walkTo(page, `/users/${alice}/summary`)
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  demo.faults.clear()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Alice Whitlock' })).toBeVisible()
})

test('from a token to its owner, in the drawer and in the menu of a row, and from a bot to its owner and back', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  await page.goto(`/tokens/${demo.state.tokensOfUser.of(tom)[0]?.id ?? ''}`)
  await page
    .getByRole('link', { name: /Tom Hargreaves/ })
    .last()
    .click()
  await expect(page).toHaveURL(`/users/${tom}/summary`)
  await walkTo(page, '/tokens?q=Zapier')
  await page.getByRole('button', { name: 'Actions for Zapier trial' }).click()
  await page.getByRole('menuitem', { name: 'Open owner' }).click()
  await expect(page).toHaveURL(`/users/${tom}/summary`)
  // Where all rows have one owner it would lead in a circle.
  await walkTo(page, `/users/${tom}/tokens`)
  await page.getByRole('button', { name: 'Actions for Zapier trial' }).click()
  await expect(page.getByRole('menuitem', { name: 'Copy id' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Open owner' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  // A bot has no sign-in, an owner, and a purpose.
  const bot = userId(demo, 'ci-bot')
  await walkToPerson(page, bot, 'CI')
  await expect(personTabs(page).getByRole('link')).toHaveCount(7)
  await expect(personTabs(page).getByRole('link', { name: 'Sign-in' })).toHaveCount(0)
  const who = panel(page, 'Who')
  await expect(fact(who, 'Kind')).toHaveText('Bot')
  await expect(fact(who, 'Description')).toHaveText('Posts the results of builds')
  await expect(panel(page, 'How they sign in')).toHaveCount(0)
  await expect(panel(page, 'If the bot is disabled')).toBeVisible()
  await fact(who, 'Owner').getByRole('link').click()
  await expect(page).toHaveURL(`/users/${tom}/summary`)
  // And from the owner to the bot.
  await panel(page, 'Live credentials').getByRole('link', { name: '@ci-bot' }).click()
  await expect(page).toHaveURL(`/users/${bot}/summary`)
  await walkTo(page, `/users/${bot}/sign-in`)
  await expect(page.getByRole('heading', { name: 'Bots do not sign in' })).toBeVisible()

  await walkToPerson(page, userId(demo, 'calls'), 'Calls')
  await expect(fact(who, 'Owner')).toHaveText('the plugin com.mattermost.calls')
  await walkToPerson(page, userId(demo, 'payroll-export'), 'Payroll export')
  await expect(page.getByRole('list', { name: 'Open risks' })).toContainText('A bot whose owner left')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the current tab is in view, and nothing scrolls sideways', async ({ page, demo, signIn }) => {
    await signIn('ada')
    const long = `${'محمد '.repeat(8)}الطويل`
    Object.assign(demo.state.user(tom) ?? {}, { first_name: long, last_name: '' })
    await openPerson(page, tom, long.trim(), 'teams')
    await expect(personTabs(page).getByRole('link', { name: 'Teams' })).toBeInViewport({ ratio: 0.9 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
    await personTabs(page).getByRole('link', { name: 'Preferences' }).click()
    await page.keyboard.press('1')
    await expect(personTabs(page).getByRole('link', { name: 'Summary' })).toBeInViewport({ ratio: 0.9 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  })
})

test('rows that nobody can read are counted, and never told as none', async ({ page, demo, signIn }) => {
  await signIn('ada')
  const odd = { body: [{ id: 7 }, { id: 8 }] }
  answerWith(demo, 'GET', new RegExp(`^/users/${tom}/(tokens|sessions|audits|preferences|teams)$`), odd)
  answerWith(demo, 'GET', /^\/users\/tokens$/, odd)
  const main = page.getByRole('main')
  const tabs = [
    ['tokens', '2 rows could not be read', '0 tokens (partial)'],
    ['sessions', '2 sessions could not be read.', '0 sessions (partial)'],
    ['audits', '2 rows could not be read.', 'No row that could be read'],
    ['preferences', '2 preferences could not be read and are left out', '0 preferences (partial)'],
    ['teams', '2 teams could not be read', '0 teams (partial)'],
  ] as const
  await openPerson(page, tom, 'Tom Hargreaves')
  for (const [tab, notice, footer] of tabs) {
    await walkToPerson(page, tom, 'Tom Hargreaves', tab)
    await expect(main.getByText(notice, { exact: true })).toBeVisible()
    await expect(main.getByText(footer)).toBeVisible()
    await expect(main.getByRole('heading', { level: 2 })).toHaveCount(0)
  }
  await walkTo(page, '/tokens')
  await expect(main.getByText(/^2 rows could not be read/)).toBeVisible()
  await expect(main.getByText('0 tokens (partial)')).toBeVisible()
  await expect(main.getByRole('heading', { name: 'No token on this server' })).toHaveCount(0)
})
