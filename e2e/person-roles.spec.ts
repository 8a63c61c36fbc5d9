import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import { walkToTab } from './support/person.ts'
import { expect, test } from './support/test.ts'
import { bodyOf, dialog, expectToast, sent } from './support/tokens.ts'

const rolesOf = (id: string): string => `/users/${id}/roles`

const choice = (page: Page, name: RegExp) => page.getByRole('checkbox', { name })

function setRoles(demo: DemoServer, username: string, roles: string): void {
  const user = demo.state.userByName(username)
  if (user) user.roles = roles
}

function setDeleted(demo: DemoServer, usernames: readonly string[], at: number): void {
  for (const name of usernames) {
    const user = demo.state.userByName(name)
    if (user) user.delete_at = at
  }
}

test('given and taken with the difference in sight, and nothing dropped that nobody knows or somebody else changed', async ({
  page,
  signIn,
  demo,
}) => {
  setRoles(demo, 'alice', 'system_user made_by_a_plugin harbour_auditor team_admin')
  await signIn('ada')
  await page.goto(rolesOf(demoIds.alice))
  await expect(page.getByText('The server does not know this role: it grants nothing.')).toBeVisible()
  // What nobody knows is kept until it is taken away on purpose; the server would refuse to go on with it.
  await choice(page, /May post everywhere/).check()
  await expect(page.getByText('The server would refuse this')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save roles…' })).toHaveAccessibleDescription(
    /keeps a role it does not know/,
  )
  await choice(page, /May post everywhere/).uncheck()
  setRoles(demo, 'alice', 'system_user harbour_auditor team_admin')
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(page.getByText('The server does not know this role')).toHaveCount(0)
  const save = page.getByRole('button', { name: 'Save roles…' })
  await expect(save).toHaveAccessibleDescription('Nothing is changed')
  await choice(page, /Token help desk/).check()
  await expect(page.getByText('Normal → High')).toBeVisible()
  await expect(page.getByText('3 permissions gained, 3 of them heavy')).toBeVisible()
  await choice(page, /Token help desk/).uncheck()
  await expect(page.getByText('Nothing is changed.')).toBeVisible()
  await choice(page, /May have personal access tokens/).check()
  await expect(choice(page, /^User manager/)).toBeEnabled()

  await save.click()
  const asked = dialog(page, 'Change roles')
  demo.faults.add({ kind: 'bad-gateway-html', match: { method: 'PUT' }, times: 1 })
  await asked.getByRole('button', { name: 'Save roles' }).click()
  await expect(asked.getByRole('alert')).toBeVisible()
  await asked.getByRole('button', { name: 'Save roles' }).click()
  await expectToast(page, 'Roles saved')
  expect(bodyOf(sent(demo, 'PUT', /\/roles$/)[1])).toEqual({
    roles: 'system_user harbour_auditor team_admin system_user_access_token',
  })
  await expect(choice(page, /May have personal access tokens/)).toBeChecked()

  await choice(page, /May have personal access tokens/).uncheck()
  await save.click()
  await expect(asked).toContainText('a token outlives the role that allowed it')

  // What somebody else changed meanwhile is not overwritten.
  const saved = sent(demo, 'PUT', /\/roles$/).length
  setRoles(demo, 'alice', 'system_user token_helpdesk system_user_access_token')
  await asked.getByRole('button', { name: 'Save roles' }).click()
  await expect(asked.getByRole('alert')).toContainText('Somebody else changed the roles meanwhile')
  expect(sent(demo, 'PUT', /\/roles$/)).toHaveLength(saved)
  await asked.getByRole('button', { name: 'Save roles' }).click()
  await expect(asked).toBeHidden()
  expect(demo.state.userByName('alice')?.roles).toBe('system_user token_helpdesk')
})

test('a licence is asked for before saving; an administrator is made by typing the name, the last one never unmade', async ({
  page,
  signIn,
  demo,
}) => {
  demo.state.license = null
  await signIn('ada')
  await page.goto(rolesOf(demoIds.max))
  await expect(choice(page, /^User manager/)).toBeDisabled()
  await choice(page, /May post everywhere/).check()
  await expect(page.getByText('The server would refuse this')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save roles…' })).toBeDisabled()
  await choice(page, /^System manager/).uncheck()
  await expect(page.getByText('The server would refuse this')).toHaveCount(0)
  await page.getByRole('link', { name: 'Sessions' }).click()
  await expect(page.getByText('Not saved yet')).toBeVisible()
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(choice(page, /^System manager/)).not.toBeChecked()
  // An administrator is made by typing the name.
  await page.getByRole('navigation', { name: 'About this person' }).getByRole('link', { name: 'Sessions' }).click()
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await walkToTab(page, demo, demoIds.alice, 'roles')
  await choice(page, /^System administrator/).check()
  await page.getByRole('button', { name: 'Save roles…' }).click()
  const asked = dialog(page, 'Change roles')
  await expect(asked.getByRole('button', { name: 'Save roles' })).toHaveAccessibleDescription('Type “alice” first')
  await asked.getByLabel('Type “alice” to unlock the button').fill('alice')
  await asked.getByRole('button', { name: 'Save roles' }).click()
  await expectToast(page, 'Roles saved')

  // The last one is not unmade.
  const others = ['ada', 'nora.bergstrom', 'petros.kanellis', 'alice']
  setDeleted(demo, others, 1)
  await walkToTab(page, demo, demoIds.mona, 'roles')
  await choice(page, /^System administrator/).uncheck()
  await page.getByRole('button', { name: 'Save roles…' }).click()
  // Told while one reads, and again when one insists.
  await expect(asked.getByRole('alert')).toContainText('This is the last active administrator')
  const asks = () => sent(demo, 'GET', /\/users\?.*role=system_admin/).length
  const before = asks()
  await asked.getByRole('button', { name: 'Save roles' }).click()
  await expect.poll(asks).toBe(before + 1)
  await expect(asked.getByRole('alert')).toContainText('This is the last active administrator')
  expect(sent(demo, 'PUT', new RegExp(`${demoIds.mona}/roles$`))).toHaveLength(0)

  // Nor is anybody else then, deactivated or not.
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await choice(page, /^System administrator/).check()
  await walkToTab(page, demo, demo.state.userByName('nora.bergstrom')?.id ?? '', 'roles')
  await choice(page, /^System administrator/).uncheck()
  await page.getByRole('button', { name: 'Save roles…' }).click()
  await expect(asked.getByRole('alert')).toContainText('Only one active administrator is left')

  // One's own are taken by typing one's name, and the app follows.
  setDeleted(demo, others, 0)
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await choice(page, /^System administrator/).check()
  await walkToTab(page, demo, demoIds.ada, 'roles')
  await choice(page, /^System administrator/).uncheck()
  await page.getByRole('button', { name: 'Save roles…' }).click()
  const own = dialog(page, 'Change your own roles')
  await expect(own).toContainText('You lose rights of your own')
  await own.getByLabel('Type “ada” to unlock the button').fill('ada')
  await own.getByRole('button', { name: 'Save roles' }).click()
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link')).toHaveText(['My tokens'])
  await expect(page.getByText('To be read only. Needs the permission manage_roles.')).toBeVisible()
})

test('asking what somebody may do, without the right to change it', async ({ page, signIn }) => {
  await signIn('hedy')
  await page.goto(rolesOf(demoIds.tom))
  await expect(choice(page, /^Member/)).toBeDisabled()
  await page.getByRole('searchbox', { name: 'Search their permissions' }).fill('revoke token')
  await expect(page.getByRole('list', { name: 'Permissions found' })).toContainText('revoke_user_access_token')
  await expect(page.getByRole('list', { name: 'Permissions found' })).toContainText(
    'By: May have personal access tokens',
  )
  await page.getByRole('searchbox', { name: 'Search their permissions' }).fill('manage_system')
  await expect(page.getByText('by their system roles they may not')).toBeVisible()
})
