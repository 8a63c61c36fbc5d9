import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import type { DemoServer } from '../src/demo-server/server.ts'
import type { UserRecord } from '../src/demo-server/state.ts'
import {
  firstNames,
  openPeople,
  peopleFooter,
  peopleSearch,
  peopleWho,
  personAt,
  reportPages,
} from './support/people.ts'
import { expect, test } from './support/test.ts'
import { chooseFilter } from './support/token-list.ts'
import { sent } from './support/tokens.ts'
import { walkTo } from './support/walk.ts'

test.beforeEach(async ({ signIn }) => {
  await signIn('ada')
})

const DAY = 86_400_000

function namesOf(users: readonly UserRecord[]): string[] {
  return users.map((user) => user.username)
}

function whoHas(demo: DemoServer, word: string): UserRecord[] {
  return peopleWho(demo, (user) =>
    [user.username, user.first_name, user.last_name, user.nickname, user.email].some((text) =>
      text.toLowerCase().includes(word),
    ),
  )
}

test('a key costs one request, late answers are dropped, and Back restores', async ({ page, demo }) => {
  // Where the machine is slow, there is more between two keys than with a person: typing rests after 2.5 s here, not 0.25.
  await page.addInitScript(() => {
    const usual = window.setTimeout
    const slow = (act: () => void, ms?: number) => usual(act, ms === 250 ? 2500 : ms)
    Object.assign(window, { setTimeout: slow })
  })
  await openPeople(page)
  await expect(peopleFooter(page)).toContainText('of')
  // The answers to the first letters come when nobody waits for them any more.
  demo.faults.add({ kind: 'latency', match: { path: /search_term=an?n?(&|$)/ }, ms: 1500 })
  const before = demo.requests.length
  const asked = () => reportPages(demo).map((query) => query.get('search_term'))
  for (const [at, key] of [...'anni'].entries()) {
    await peopleSearch(page).press(key)
    await expect.poll(asked).toHaveLength(2 + at)
  }
  await expect(peopleFooter(page)).toHaveText(`1–${whoHas(demo, 'anni').length} of ${whoHas(demo, 'anni').length}`)
  expect(asked().slice(1)).toEqual(['a', 'an', 'ann', 'anni'])
  expect(demo.requests.slice(before).filter(({ path }) => path.includes('/count'))).toEqual([])
  expect(await firstNames(page, 50)).toEqual(namesOf(whoHas(demo, 'anni')))
  await expect(page).toHaveURL(/\?q=anni$/)
  await chooseFilter(page, 'State', 'Deactivated')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/q=anni&f.state=deactivated$/)
  const off = whoHas(demo, 'anni').filter((user) => user.delete_at > 0)
  await (off.length === 0
    ? expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible()
    : expect.poll(() => firstNames(page, 50)).toEqual(namesOf(off)))
  await page.goBack()
  await expect.poll(() => firstNames(page, 50)).toEqual(namesOf(whoHas(demo, 'anni')))
  await expect(peopleSearch(page)).toHaveValue('anni')
  // What the slow answers would have shown never came.
  await expect(page.getByRole('link', { name: /Remove filter/ })).toHaveCount(0)
})

test('the server filters by role, team and state, and sorts by name, e-mail and age; chips take it off, and all at once', async ({
  page,
  demo,
}) => {
  const team = [...demo.state.teams.values()].find((one) => one.display_name === 'Platform')
  const isIn = (user: UserRecord): boolean => demo.state.membership(team?.id ?? '', user.id)?.delete_at === 0
  await openPeople(page)
  await chooseFilter(page, 'Role', 'System administrator')
  const admins = peopleWho(demo, (user) => user.roles.split(' ').includes('system_admin'))
  await expect(peopleFooter(page)).toHaveText(`1–${admins.length} of ${admins.length}`)
  expect(await firstNames(page, 20)).toEqual(namesOf(admins).slice(0, 20))
  // A role the company made for itself is known once the list of roles is opened.
  await chooseFilter(page, 'Role', 'Token help desk')
  await expect
    .poll(() => firstNames(page, 20))
    .toEqual(namesOf(peopleWho(demo, (user) => user.roles.includes('token_helpdesk'))))
  await page.keyboard.press('Escape')
  await chooseFilter(page, 'Team', 'Platform')
  await chooseFilter(page, 'State', 'Active')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Remove filter Role: Token help desk' }).click()
  const both = peopleWho(demo, (user) => isIn(user) && user.delete_at === 0)
  await expect(peopleFooter(page)).toHaveText(`1–${Math.min(100, both.length)} of ${both.length}`)
  expect(await firstNames(page, 12)).toEqual(namesOf(both).slice(0, 12))
  const last = reportPages(demo).at(-1)
  expect(last?.get('team_filter')).toBe(team?.id)
  expect(last?.get('hide_inactive')).toBe('true')
  await page.reload()
  await expect(page.getByRole('link', { name: 'Remove filter Team: Platform' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear all' }).click()
  await expect(page).toHaveURL(/\/users$/)
  await expect(peopleFooter(page)).toContainText(`of ${peopleWho(demo).length}`)

  // Sorting is the server’s work too.
  const expectOrder = async (head: string, order: readonly UserRecord[]) => {
    await page.getByRole('columnheader', { name: head }).getByRole('link').click()
    await expect.poll(() => firstNames(page, 12), head).toEqual(namesOf(order).slice(0, 12))
  }
  const all = peopleWho(demo)
  const byEmail = all.toSorted((a, b) => (a.email < b.email ? -1 : 1))
  await expectOrder('Person', all.toReversed())
  await expectOrder('Person', all)
  await expectOrder('E-mail', byEmail)
  await expectOrder('E-mail', byEmail.toReversed())
  await expect(page).toHaveURL(/sort=-email/)
  await walkTo(page, '/users?cols=created&sort=-created')
  await expect(page.getByRole('columnheader', { name: 'Created' })).toHaveAttribute('aria-sort', 'descending')
  const byAge = all.toSorted((a, b) => b.create_at - a.create_at)
  await expect.poll(() => firstNames(page, 12)).toEqual(namesOf(byAge).slice(0, 12))
})

/** Parameter in the address, and whom it is about. */
const LOCAL: readonly (readonly [string, (user: UserRecord, now: number) => boolean])[] = [
  ['f.mfa=on', (user) => user.mfa_active],
  ['f.method=ldap', (user) => user.auth_service === 'ldap'],
  ['f.method=email&f.mfa=off', (user) => user.auth_service === '' && !user.mfa_active],
  ['f.failed=any', (user) => user.failed_attempts > 0],
  ['f.state=locked', (user) => user.failed_attempts >= 10 && user.delete_at === 0],
  ['f.seen=never', (user) => user.last_login === 0],
  ['f.seen=90d&f.state=active', (user, now) => user.delete_at === 0 && user.last_login < now - 90 * DAY],
]

/** Reading everybody for a filter that the server does not have: stopped, and broken off by a page that fails. */
async function stopAndFail(page: Page, demo: DemoServer): Promise<void> {
  const total = peopleWho(demo).length
  demo.faults.add({ kind: 'latency', match: { path: /^\/reports\/users\?.*from_id/ }, ms: 600_000, times: 1 })
  await chooseFilter(page, 'MFA', 'Off')
  await page.keyboard.press('Escape')
  await expect(personAt(page, 1)).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', `100 of ${total}`)
  await expect(peopleFooter(page)).toContainText('of 100 people match (still reading)')
  // Not announced with every page, only at the end.
  await expect(peopleFooter(page)).toHaveAttribute('aria-live', 'off')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText(`Partial: 100 of ${total} people were read`)).toBeVisible()
  demo.faults.add({ kind: 'not-json', match: { path: /^\/reports\/users\?.*from_id/ }, times: 1, after: 1 })
  await page.getByRole('button', { name: 'Read everybody again' }).click()
  await expect(page.getByText(`Partial: 200 of ${total} people were read`)).toBeVisible()
  await expect(page.getByText(/Whoever was not read is missing/)).toBeVisible()
  await page.getByRole('button', { name: 'Read everybody again' }).click()
  await expect(peopleFooter(page)).toContainText(`of ${total} people match (complete)`)
}

/** Each of these filters shows whom it is about. */
async function filterByEach(page: Page, demo: DemoServer): Promise<void> {
  const all = peopleWho(demo)
  for (const [parameter, is] of LOCAL) {
    await walkTo(page, `/users?${parameter}`)
    const wanted = all.filter((user) => is(user, Date.now()))
    await expect(peopleFooter(page), parameter).toHaveText(`${wanted.length} of ${all.length} people match (complete)`)
    if (wanted.length > 0) await expect(personAt(page, 1)).toContainText(`@${wanted[0]?.username}`)
  }
  // A team is the server's to know: only its members are read.
  const team = [...demo.state.teams.values()].find((one) => one.display_name === 'Platform')
  const members = all.filter((user) => demo.state.membership(team?.id ?? '', user.id)?.delete_at === 0)
  await walkTo(page, `/users?f.team=${team?.id}&f.mfa=on`)
  const found = members.filter((user) => user.mfa_active).length
  await expect(peopleFooter(page)).toHaveText(`${found} of ${members.length} people match (complete)`)
}

test('what the server cannot filter by is found once everybody has been read, which can be stopped and can fail', async ({
  page,
  demo,
}) => {
  const all = peopleWho(demo)
  await openPeople(page)
  await stopAndFail(page, demo)
  const off = all.filter((user) => !user.mfa_active)
  await expect(peopleFooter(page)).toHaveText(`${off.length} of ${all.length} people match (complete)`)
  await expect(page.getByText(/people from the server’s report · everybody read just now, complete/)).toBeVisible()
  expect(await firstNames(page, 12)).toEqual(namesOf(off).slice(0, 12))
  // From now on nothing is asked: searching, filtering and sorting happen here.
  const asked = reportPages(demo).length
  await peopleSearch(page).fill('åsa')
  const asas = off.filter((user) => user.first_name === 'Åsa')
  await expect.poll(() => firstNames(page, 50)).toEqual(namesOf(asas))
  await page.getByRole('link', { name: 'Clear all' }).click()
  await page.getByRole('columnheader', { name: 'Last sign-in' }).getByRole('link').click()
  await expect(page).toHaveURL(/sort=lastLogin/)
  await page.getByRole('columnheader', { name: 'Last sign-in' }).getByRole('link').click()
  const latest = all.toSorted((a, b) => b.last_login - a.last_login)
  await expect.poll(() => firstNames(page, 5)).toEqual(namesOf(latest).slice(0, 5))
  expect(reportPages(demo).length).toBeLessThanOrEqual(asked + 1)
  await filterByEach(page, demo)
})

test('nonsense in the address is named; an export tells method, time and what is missing, and runs no formula', async ({
  page,
  demo,
}) => {
  await page.goto('/users?f.role=wizard&f.state=sleepy&f.colour=red&f.mfa=perhaps&sort=shoe&cols=hat&q=')
  await expect(personAt(page, 1)).toBeVisible()
  await expect(page.getByText(/^Ignored in the address/)).toHaveText(
    'Ignored in the address, because it means nothing here: f.state=sleepy · f.colour=red · f.mfa=perhaps · sort=shoe · cols=hat · f.role=wizard',
  )
  await expect(peopleFooter(page)).toContainText(`of ${peopleWho(demo).length}`)
  await peopleSearch(page).fill('nobody at all')
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await expect(page).toHaveURL(/\/users$/)
  await expect(personAt(page, 1)).toBeVisible()

  const eve = demo.state.userByName('vera')
  if (eve) eve.last_name = '=HYPERLINK("x")'
  await peopleSearch(page).fill('vera')
  await expect(peopleFooter(page)).toHaveText(/^1–(\d+) of \1$/)
  const save = async (item: RegExp) => {
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item }).click(),
    ])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }
  const csv = await save(/^What is shown, as CSV/)
  expect(csv.name).toMatch(/^people-localhost-8065-\d{4}-\d\d-\d\d\.csv$/)
  expect(csv.text).toContain('complete,yes')
  expect(csv.text).toContain('filters,text: vera')
  expect(csv.text).toContain('GET /reports/users')
  expect(csv.text).not.toMatch(/(^|,)=/m)

  await personAt(page, 1).getByRole('checkbox').check()
  await peopleSearch(page).fill('')
  await expect(peopleFooter(page)).toHaveText(/^1–100 of/)
  await personAt(page, 1).getByRole('checkbox').check()
  const shown: unknown = JSON.parse((await save(/^What is shown, as JSON \(100\)/)).text)
  expect(shown).toMatchObject({
    about: { complete: `no: the first 100 of ${peopleWho(demo).length}`, filters: 'none' },
  })
  // Whom one has selected is read anew for it: they may have been seen long ago.
  const selected = async (): Promise<unknown> => JSON.parse((await save(/^Selected, as JSON \(2\)/)).text)
  if (eve) eve.delete_at = 5
  const lastLogin: unknown = expect.stringMatching(/^\d{4}-|^never$/)
  const ada = { username: 'ada', roles: 'system_admin system_user', mfa_active: 'false', last_sign_in: lastLogin }
  expect(await selected()).toMatchObject({
    about: { filters: '2 selected people', made_by: 'ada', complete: 'yes' },
    people: [ada, { username: 'vera', state: 'deactivated', last_sign_in: lastLogin }],
  })
  Object.assign(eve ?? {}, { locale: 5 })
  expect(await selected()).toMatchObject({ about: { complete: 'no: could not be read: vera' }, people: [ada] })
  expect(sent(demo, 'GET', /^\/users\/tokens/)).toEqual([])
})
