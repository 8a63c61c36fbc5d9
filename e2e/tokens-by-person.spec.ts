import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { goInApp } from './support/in-app.ts'
import { expect, test } from './support/test.ts'
import { drawnRows, expectCount, openTokens, rowAt, searchBox } from './support/token-list.ts'
import { sent, tokenDrawer, tokenGrid, tokenOf, tokenRow, tokensOf } from './support/tokens.ts'

test.describe('whoever may read tokens only person by person', () => {
  test.beforeEach(async ({ signIn }) => {
    await signIn('hedy')
  })

  test('is told what is missing, picks a person, and sees that person’s tokens, and what may be done', async ({
    page,
    demo,
  }) => {
    await page.goto('/tokens')
    await expect(page.getByText('The list of all tokens needs manage_system')).toBeVisible()
    await page.getByRole('combobox', { name: 'Whose tokens' }).fill('tom')
    const option = page.getByRole('option').filter({ hasText: '@tom' }).first()
    await expect(option).toBeVisible()
    await option.click()
    await expect(page).toHaveURL(new RegExp(`/tokens\\?of=${demoIds.tom}$`))
    await expectCount(page, 5)
    // One owner: what would be the same in every row has no column and no filter.
    await expect(tokenGrid(page).getByRole('columnheader')).toHaveText([
      '',
      'Description',
      'Status',
      'Expires',
      'Last use ≥',
      'Notes',
      'Actions',
    ])
    await expect(page.getByRole('button', { name: 'Kind', exact: true })).toBeHidden()
    await expect(tokenRow(page, 'Berth plan to chat')).toContainText('min ago')
    await expect(tokenRow(page, 'Zapier trial')).toContainText('Unknown: No use seen')
    // A key for what one may not do is none.
    await page.getByRole('main').focus()
    await page.keyboard.press('Shift+?')
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(help).toContainText('Read again')
    await expect(help).not.toContainText('New token')
    await page.keyboard.press('Escape')
    // Nobody asked for the list that would be refused.
    expect(sent(demo, 'GET', /^\/users\/tokens\b/)).toEqual([])
    expect(sent(demo, 'GET', new RegExp(`^/users/${demoIds.tom}/tokens`))).toHaveLength(1)

    // May disable and revoke, and is told why not enable.
    await page.getByRole('button', { name: 'Actions for Zapier trial' }).click()
    await expect(page.getByRole('menuitem', { name: 'Disable' })).not.toHaveAttribute('aria-disabled')
    await expect(page.getByRole('menuitem', { name: 'Revoke…' })).not.toHaveAttribute('aria-disabled')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Actions for Old laptop' }).click()
    const enable = page.getByRole('menuitem', { name: /^Enable/ })
    await expect(enable).toHaveAttribute('aria-disabled', 'true')
    await expect(enable).toContainText('create_user_access_token')
    await page.keyboard.press('Escape')
    await expect(enable).toBeHidden()

    await page.getByRole('button', { name: 'Change' }).click()
    await expect(page).toHaveURL(/\/tokens$/)
    await expect(page.getByRole('combobox', { name: 'Whose tokens' })).toBeVisible()

    // Somebody may have none, and an address may name nobody.
    await goInApp(page, `/tokens?of=${demoIds.alice}`)
    await expect(page.getByRole('heading', { name: '@alice has no token' })).toBeVisible()
    await expect(drawnRows(page)).toHaveCount(0)
    await goInApp(page, '/tokens?of=somebody')
    await expect(page.getByText('Ignored in the address, because it means nothing here: of=somebody')).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Whose tokens' })).toBeVisible()
    await goInApp(page, `/tokens?of=${'a'.repeat(26)}`)
    await expect(page.getByRole('heading', { name: 'No such account' })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Whose tokens' })).toBeVisible()
  })

  test('searches, filters and opens them by the address, unless an administrator owns them', async ({ page, demo }) => {
    await openTokens(page, `?of=${demoIds.dora}&f.status=asleep`)
    await expectCount(page, 3)
    await searchBox(page).fill('payroll')
    await expectCount(page, 1, 3)
    await expect(page).toHaveURL(new RegExp(`of=${demoIds.dora}&q=payroll&f\\.status=asleep`))
    await rowAt(page, 1).click()
    const drawer = tokenDrawer(page, 'Payroll export')
    await expect(drawer).toContainText('The owner is deactivated')
    await expect(drawer).toContainText('@dora')
    await page.keyboard.press('Escape')
    await expect(rowAt(page, 1)).toBeFocused()
    await expect(page).toHaveURL(new RegExp(`/tokens\\?of=${demoIds.dora}&q=payroll`))
    await page.reload()
    await expectCount(page, 1, 3)
    expect(sent(demo, 'GET', /^\/users\/tokens\?/)).toEqual([])

    // A token by its address, without naming the person.
    await goInApp(page, `/tokens/${tokenOf(demo, 'tom', 'Berth plan to chat').id}`)
    const toms = tokenDrawer(page, 'Berth plan to chat')
    await expect(toms).toContainText(/at least \d min ago/)
    await expect(toms.getByRole('list', { name: 'Other tokens' }).getByRole('listitem')).toHaveCount(4)
    await expect(toms).toContainText('Member · May have personal access tokens')
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/\/tokens$/)

    // Their own bot: what manage_bots allows is the same in the list and in the drawer.
    demo.state.roles.get('token_helpdesk')?.permissions.push('read_bots', 'manage_bots')
    const [hook] = tokensOf(demo, 'ci-bot')
    const robot = demo.state.bots.get(hook?.user_id ?? '')
    if (!hook || !robot) throw new Error('the bot has no token')
    robot.owner_id = demoIds.hedy
    await page.goto(`/tokens?of=${robot.user_id}`)
    await page.getByRole('button', { name: `Actions for ${hook.description}` }).click()
    await expect(page.getByRole('menuitem', { name: 'Disable' })).not.toHaveAttribute('aria-disabled')
    await page.keyboard.press('Escape')
    await tokenRow(page, hook.description).getByRole('link', { name: hook.description }).click()
    const hooks = tokenDrawer(page, hook.description)
    await expect(hooks.getByRole('button', { name: 'Revoke…' })).not.toHaveAttribute('aria-disabled')

    // Where an administrator owns the token that is refused, and told.
    await goInApp(page, `/tokens?of=${demoIds.ada}`)
    await expect(page.getByRole('heading', { name: 'The tokens of @ada are out of your reach' })).toBeVisible()
    await expect(page.getByText('Needs the permission manage_system.')).toBeVisible()
    expect(sent(demo, 'GET', new RegExp(`^/users/${demoIds.ada}/tokens`))).toEqual([])
    await goInApp(page, `/tokens/${tokenOf(demo, 'ada', 'Token inventory').id}`)
    await expect(
      page.getByRole('region').getByRole('heading', { name: 'This token is out of your reach' }),
    ).toBeVisible()
    expect(await page.getByText('Token inventory').count()).toBe(0)
  })
})

for (const username of ['rita', 'alice'] as const) {
  test(`${username} is refused inside the shell, with what is missing, and nothing is asked`, async ({
    page,
    demo,
    signIn,
  }) => {
    await signIn(username)
    const token = tokenOf(demo, 'tom', 'Berth plan to chat')
    await page.goto('/tokens')
    for (const path of ['/tokens?f.status=asleep', `/tokens/${token.id}`, null]) {
      await expect(page.getByRole('heading', { name: '“Tokens” is not for your account' })).toBeVisible()
      await expect(page.getByText('Needs the permission manage_system.')).toBeVisible()
      if (path === null) break
      // One refusal looks like the next: each is come to from somewhere else.
      await page.getByRole('navigation').getByRole('link', { name: 'My tokens' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
      await goInApp(page, path)
    }
    expect(sent(demo, 'GET', /tokens/)).toEqual([])
  })
}
