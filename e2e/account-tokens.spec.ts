import { Failure } from '../src/demo-server/failure.ts'
import { goInApp } from './support/in-app.ts'
import { expect, test } from './support/test.ts'
import {
  chooseFromMenu,
  dialog,
  expectToast,
  selectRows,
  sent,
  tokenGrid,
  tokenOf,
  tokenRow,
  tokensOf,
} from './support/tokens.ts'

const SWITCHED_OFF = 'Personal access tokens are switched off on this server'

test('a member sees the own tokens: state, end, last use, what ends within a week, and what is selected', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await expect(tokenGrid(page).getByRole('row')).toHaveCount(6)
  await expect(page.getByText('5 tokens · 4 active')).toBeVisible()
  await expect(tokenGrid(page).getByRole('columnheader', { name: 'Last use ≥' })).toBeVisible()
  await expect(tokenGrid(page).getByRole('columnheader', { name: 'Owner' })).toHaveCount(0)
  await expect(tokenRow(page, 'Berth plan to chat')).toContainText('3 min ago')
  await expect(tokenRow(page, 'Crane dashboard')).toContainText('12 days ago')
  await expect(tokenRow(page, 'Old laptop')).toContainText('Disabled')
  await expect(tokenRow(page, 'Zapier trial')).toContainText('Never')

  await expect(page.getByPlaceholder('Description or id')).toBeVisible()

  // What is selected stays selected when a filter hides it.
  await selectRows(page, 'Crane dashboard')
  const bar = page.getByRole('region', { name: 'Selection' })
  await expect(bar).toContainText('1 selected')
  await page.getByRole('searchbox').fill('nothing is called like this')
  await expect(bar).toContainText('1 hidden by filters')
  await page.getByRole('searchbox').fill('')
  // The address follows the typing a moment later, and is what a reload goes by.
  await expect(page).toHaveURL(/\/account\/tokens$/)

  // What ends within a week is said above the list.
  await expect(page.getByText('A token ends within 7 days')).toBeVisible()
  await expect(page.getByText('A token ends within 7 days').locator('..')).toContainText('Release notes script')
  demo.state.updateToken(tokenOf(demo, 'tom', 'Zapier trial'), (token) => {
    token.expires_at = Date.now() + 86_400_000
  })
  await page.reload()
  await expect(page.getByText('2 tokens end within 7 days')).toBeVisible()
  await chooseFromMenu(page, 'Release notes script', 'Disable')
  await expectToast(page, 'Token disabled')
  await expect(page.getByText('A token ends within 7 days')).toBeVisible()
})

test('a token has an address of its own, also from a list that is not read yet; one that is gone or none says so', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const { id } = tokenOf(demo, 'tom', 'Crane dashboard')
  await page.goto(`/account/tokens/${id}`)
  const drawer = page.getByRole('region', { name: 'Crane dashboard' })
  await expect(drawer).toContainText('@tom')
  await expect(drawer.getByRole('list', { name: 'Other tokens' }).getByRole('listitem')).toHaveCount(4)
  await drawer.getByRole('link', { name: 'Zapier trial' }).click()
  await expect(page.getByRole('region', { name: 'Zapier trial' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/account\/tokens$/)

  await goInApp(page, '/account/tokens/aaaaaaaaaaaaaaaaaaaaaaaaaa')
  await expect(page.getByRole('region', { name: 'Token is gone' })).toBeVisible()
  await goInApp(page, '/account/tokens/nonsense')
  await expect(page.getByRole('region', { name: 'No such token' })).toBeVisible()
  await expect(tokenGrid(page)).toBeVisible()
})

test('make, rotate, disable and revoke, with no administrator’s right at all', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  await dialog(page, 'New token').getByLabel('Description').fill('Tug positions')
  await dialog(page, 'New token').getByRole('button', { name: 'Create token' }).click()
  for (const title of ['Token created', 'Token rotated']) {
    await dialog(page, title).getByLabel('I have saved it').check()
    await dialog(page, title).getByRole('button', { name: 'Close', exact: true }).click()
    if (title === 'Token rotated') break
    await chooseFromMenu(page, 'Tug positions', 'Rotate…')
    await dialog(page, 'Rotate token').getByRole('button', { name: 'Rotate token' }).click()
  }
  await chooseFromMenu(page, 'Tug positions', 'Disable')
  await expect(tokenRow(page, 'Tug positions')).toContainText('Disabled')
  const asking = dialog(page, 'Revoke token')
  await chooseFromMenu(page, 'Tug positions', 'Revoke…')
  await asking.getByRole('button', { name: 'Revoke token' }).click()
  await expect(tokenRow(page, 'Tug positions')).toHaveCount(0)
  expect(tokensOf(demo, 'tom')).toHaveLength(5)

  // A refusal by the server although the roles allow it is told as such.
  demo.state.removeToken = () => {
    throw new Failure(403, 'api.context.permissions.app_error')
  }
  await chooseFromMenu(page, 'Zapier trial', 'Revoke…')
  await asking.getByRole('button', { name: 'Revoke token' }).click()
  await expect(asking.getByRole('alert')).toContainText('Not allowed')
})

test('a list that cannot be read says so in its place; when its last token is revoked it offers the first', async ({
  page,
  signIn,
  demo,
}) => {
  for (const token of [...tokensOf(demo, 'tom')].slice(1)) demo.state.removeToken(token)
  const [last] = tokensOf(demo, 'tom')
  demo.faults.add({ kind: 'not-json', match: { path: /^\/users\/\w+\/tokens/ } })
  await signIn('tom')
  await page.goto('/account/tokens')
  await expect(page.getByText('That was not Mattermost')).toBeVisible()
  demo.faults.clear()
  await page.getByRole('button', { name: /Try again|Retry/ }).click()
  await expect(tokenRow(page, last?.description ?? 'none')).toBeVisible()

  await chooseFromMenu(page, last?.description ?? '', 'Revoke…')
  await dialog(page, 'Revoke token').getByRole('button', { name: 'Revoke token' }).click()
  await expectToast(page, 'Token revoked')
  await expect(page.getByText('You have no token')).toBeVisible()
  await page.getByRole('button', { name: 'Make the first one' }).click()
  await expect(dialog(page, 'New token')).toBeVisible()
})

for (const username of ['alice', 'rita']) {
  test(`${username} may not see theirs: the page names the permission and who can give it`, async ({
    page,
    signIn,
    demo,
  }) => {
    await signIn(username)
    await page.goto('/account/tokens')
    const refusal = page.getByRole('main')
    await expect(refusal.getByRole('heading', { name: /may not see personal access tokens/ })).toBeVisible()
    await expect(refusal).toContainText('A system administrator can give it to you')
    await expect(refusal).toContainText('Any that were made for you are not shown')
    await expect(page.getByRole('button', { name: 'New token' })).toHaveAccessibleDescription(
      /Needs the permission create_user_access_token/,
    )
    await expect(tokenGrid(page)).toHaveCount(0)
    // What is sure to be refused is not asked for.
    expect(sent(demo, 'GET', /^\/users\/\w+\/tokens/)).toHaveLength(0)
  })
}

test('tokens switched off on the server: said, with who can change it, and what there is stays in sight', async ({
  page,
  signIn,
  demo,
}) => {
  demo.state.configure((config) => {
    config.ServiceSettings.EnableUserAccessTokens = false
  })
  await signIn('tom')
  await page.goto('/account/tokens')
  // The button's reason says the same, hidden inside it.
  await expect(page.getByText(SWITCHED_OFF, { exact: true }).filter({ visible: true })).toHaveCount(1)
  await expect(page.getByText('System Console, Integrations, Integration Management')).toBeVisible()
  await expect(page.getByRole('button', { name: 'New token' })).toHaveAccessibleDescription(SWITCHED_OFF)
  await expect(tokenRow(page, 'Zapier trial')).toContainText('Blocked')

  demo.state.configure((config) => {
    config.ServiceSettings.EnableUserAccessTokens = true
  })
  await page.keyboard.press('r')
  await expect(tokenRow(page, 'Zapier trial')).toContainText('Active')
  await expect(page.getByText(SWITCHED_OFF)).toHaveCount(0)
})

test('what was changed elsewhere is read again by “r”, and “n” makes a new token', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  const row = tokenRow(page, 'Crane dashboard')
  await expect(row.getByText('Active')).toBeVisible()
  await expect(page.getByText(/\(complete\) · read just now/)).toBeVisible()
  demo.state.updateToken(tokenOf(demo, 'tom', 'Crane dashboard'), (token) => {
    token.is_active = false
  })
  await page.keyboard.press('r')
  await expect(row.getByText('Disabled')).toBeVisible()
  await page.keyboard.press('n')
  await expect(dialog(page, 'New token')).toBeVisible()
})
