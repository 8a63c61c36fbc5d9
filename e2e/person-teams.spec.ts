import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { openPerson, personTabs, refuse, walkToPerson, walkToTab } from './support/person.ts'
import { expect, test } from './support/test.ts'
import { holdBack, sent } from './support/tokens.ts'
import { walkTo } from './support/walk.ts'

const { gus, tess, tom, vera } = demoIds

test('the teams of a person: name, address, role in it, and who can join; with many there is a search', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  const [first] = demo.state.membershipsOf(tom)
  if (first) first.explicit_roles = 'team_post_all'
  await openPerson(page, tom, 'Tom Hargreaves', 'teams')
  const rows = page.getByRole('row')
  const names = demo.state
    .membershipsOf(tom)
    .map(({ team_id }) => demo.state.teams.get(team_id)?.display_name ?? '')
    .toSorted((a, b) => a.localeCompare(b))
  await expect(rows).toHaveCount(names.length + 1)
  await expect(page.getByRole('rowheader').locator('bdi')).toHaveText(names)
  const everybody = rows.filter({ hasText: 'Kestrel Harbour' })
  await expect(everybody).toContainText('/harbour')
  await expect(everybody).toContainText('Member')
  await expect(everybody).toContainText('May post in the whole team')
  await expect(everybody).toContainText('Anybody on the server')
  await expect(page.getByText(`${names.length} teams (complete)`)).toBeVisible()
  await expect(page.getByRole('searchbox')).toHaveCount(0)
  expect(sent(demo, 'GET', `/users/${tom}/teams`)).toHaveLength(1)

  await walkTo(page, `/users/${tess}/teams`)
  await expect(rows.filter({ hasText: 'Team administrator' })).toHaveCount(1)
  // Given by a group of the directory: nobody can be put in by hand.
  const customs = [...demo.state.teams.values()].find((team) => team.name === 'customs')
  const [guest] = demo.state.membershipsOf(gus)
  if (customs && guest) guest.team_id = customs.id
  await walkTo(page, `/users/${gus}/teams`)
  await expect(rows.filter({ hasText: 'Customs desk' })).toContainText('Guest')
  await expect(rows.filter({ hasText: 'Customs desk' })).toContainText('Members of groups')

  // With many teams there is a search, which the address keeps.
  const [base] = [...demo.state.teams.values()]
  const [member] = demo.state.membershipsOf(tom)
  if (!base || !member) throw new Error('no team')
  for (let at = 1; at <= 12; at++) {
    const team = {
      ...base,
      id: demo.state.id(),
      name: `berth-${at}`,
      display_name: at === 7 ? 'רציף שבע' : `Bérth ${at}`,
    }
    demo.state.teams.set(team.id, team)
    demo.state.addMember({ ...member, team_id: team.id })
  }
  await walkToPerson(page, tom, 'Tom Hargreaves', 'teams')
  await page.getByRole('button', { name: 'Read again' }).first().click()
  await expect(page.getByRole('searchbox', { name: 'Search teams' })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('berth 1')
  // By number, not by letter; accents do not matter.
  await expect(page.getByRole('rowheader').locator('bdi')).toHaveText(['Bérth 1', 'Bérth 10', 'Bérth 11', 'Bérth 12'])
  await expect(page).toHaveURL(`/users/${tom}/teams?q=berth+1`)
  // Away, and back to the address.
  await walkToTab(page, demo, vera, 'teams')
  await page.goBack()
  await expect(page.getByRole('searchbox', { name: 'Search teams' })).toHaveValue('berth 1')
  await expect(page.getByText(/^4 of \d+ teams match/)).toBeVisible()
  await page.getByRole('searchbox').fill('@שבע')
  await expect(page.getByRole('rowheader')).toHaveCount(1)
  await page.getByRole('searchbox').fill('nowhere')
  await expect(page.getByRole('heading', { name: 'No team matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear search' }).click()
  await expect(page.getByRole('rowheader').nth(10)).toBeVisible()
  await expect(page).toHaveURL(`/users/${tom}/teams`)
})

test('no team, a refusal, a failure and waiting look different', async ({ page, demo, openAs, signIn }) => {
  await signIn('ada')
  for (const member of demo.state.membershipsOf(vera)) member.delete_at = demo.state.now()
  await page.goto(`/users/${vera}/teams`)
  await expect(page.getByRole('heading', { name: '@vera is in no team' })).toBeVisible()

  const held = holdBack(demo, 'GET', new RegExp(`^/users/${tom}/teams$`))
  await walkToPerson(page, tom, 'Tom Hargreaves', 'teams')
  await expect(page.getByText('Reading teams')).toBeVisible()
  held.release()
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  // Without the memberships the teams stand, as what they are in them unknown.
  const lost = refuse(
    demo,
    'GET',
    new RegExp(`^/users/${tom}/teams/members$`),
    403,
    'api.context.permissions.app_error',
  )
  await page.getByRole('button', { name: 'Read again' }).first().click()
  await expect(
    page.getByText('Unknown: The membership could not be read, or is not shown to you').first(),
  ).toBeAttached()
  lost.undo()
  // What was read stays when it cannot be read again.
  const failing = refuse(demo, 'GET', new RegExp(`^/users/(${tom}|${tess})/teams`), 500, 'store.sql.app_error')
  await page.getByRole('button', { name: 'Read again' }).first().click()
  await expect(page.getByText('The teams could not be read again: what is shown is from before')).toBeVisible()
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  await walkToTab(page, demo, tess, 'teams')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  failing.undo()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('rowheader').first()).toBeVisible()

  // Rita may see everybody's teams; max, who lacks the list of people, is told so and nothing is asked.
  const reader = await openAs('rita')
  await openPerson(reader, tom, 'Tom Hargreaves', 'teams')
  await expect(reader.getByRole('rowheader').first()).toBeVisible()
  // Nothing of his audits, though: nor are they asked for.
  await personTabs(reader).getByRole('link', { name: 'Audits' }).click()
  await expect(reader.getByRole('main')).toContainText('Needs the permission edit_other_users')
  expect(demo.requests.filter(({ path }) => path.includes('/audits'))).toEqual([])
  demo.requests.length = 0
  const manager = await openAs('max')
  await openPerson(manager, tom, 'Tom Hargreaves', 'teams')
  await expect(manager.getByRole('main')).toContainText('Needs the permission sysconsole_read_user_management_users.')
  await expect(personTabs(manager).getByRole('link', { name: 'Teams (out of your reach)' })).toBeVisible()
  expect(sent(demo, 'GET', new RegExp(`^/users/${tom}/`)).filter(({ path }) => !path.includes('/image'))).toEqual([])
})

test('the right to the list of people is what the teams take, no more and no less', async ({ page, demo, signIn }) => {
  const without = (name: string, missing: string) => {
    const role = demo.state.roles.get(name)
    if (role) role.permissions = role.permissions.filter((permission) => permission !== missing)
  }
  // A right over everybody, manage_system, is none to their teams: the server refuses, and is not asked.
  without('system_admin', 'sysconsole_read_user_management_users')
  await signIn('ada')
  await openPerson(page, tom, 'Tom Hargreaves', 'teams')
  await expect(page.getByRole('main')).toContainText('Needs the permission sysconsole_read_user_management_users.')
  expect(sent(demo, 'GET', new RegExp(`^/users/${tom}/teams`))).toEqual([])

  // Without the right to memberships the teams are told, as what somebody is in them is not.
  without('system_read_only_admin', 'read_other_users_teams')
  await signIn('rita')
  await openPerson(page, tom, 'Tom Hargreaves', 'teams')
  await expect(page.getByRole('row', { name: /Kestrel Harbour/ })).toContainText(
    'Unknown: The membership could not be read, or is not shown to you',
  )
  expect(sent(demo, 'GET', /\/teams\/members$/).filter(({ path }) => path.includes(tom))).toEqual([])
})
