import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { goInApp } from './support/in-app.ts'
import { expect, test } from './support/test.ts'
import { countOf, expectCount, openTokens, rowAt } from './support/token-list.ts'
import { expectToast, sent, tokenDrawer, tokenGrid, tokenOf } from './support/tokens.ts'

const NOTICE = /does not have, and Latchkey therefore leaves out/

test.describe('a server of 11.2', () => {
  test.use({ demoOptions: { version: '11.2' } })

  test('has no expiry anywhere, which is said once, until that is put away', async ({ page, demo, signIn }) => {
    await signIn('ada')
    await openTokens(page)
    const notice = page.getByText(NOTICE)
    await expect(notice).toHaveCount(1)
    await expect(notice).toContainText('Mattermost 11.2.0')
    await expect(notice).toContainText('Expiry dates of tokens, and a policy for them (since 11.9)')
    await expect(notice).toContainText('Rotating a token (since 11.10)')

    await expect(tokenGrid(page).getByRole('columnheader')).toHaveText([
      '',
      'Description',
      'Owner',
      'Kind',
      'Status',
      'Notes',
      'Actions',
    ])
    const views = page.getByRole('navigation', { name: 'Saved views' }).getByRole('link')
    await expect(views).toHaveText([/^All ?340$/, /^Asleep ?14$/, /^Bots without owner ?\d+$/, /^Administrators' ?9$/])
    for (const filter of ['Expiry', 'Policy']) {
      await expect(page.getByRole('button', { name: filter, exact: true })).toBeHidden()
    }
    await expect(page.getByText(/^340 tokens · read just now, complete$/)).toBeVisible()
    await page.getByRole('button', { name: 'Columns' }).click()
    await expect(page.getByRole('menuitemcheckbox', { name: 'Owner' })).toBeVisible()
    await expect(page.getByRole('menuitemcheckbox', { name: 'Expires' })).toBeHidden()
    await page.keyboard.press('Escape')
    expect(sent(demo, 'GET', /non_compliant/)).toEqual([])

    // Nor in the drawer, and there is no rotating.
    await goInApp(page, `/tokens/${tokenOf(demo, 'tom', 'Berth plan to chat').id}`)
    const drawer = tokenDrawer(page, 'Berth plan to chat')
    await expect(drawer.getByRole('button', { name: 'Disable' })).toBeVisible()
    await expect(drawer.getByText('Expires')).toHaveCount(0)
    await expect(drawer.getByRole('button', { name: /Rotate/ })).toHaveCount(0)
    await expect(drawer).toContainText(/at least \d min ago/)

    // What it cannot tell is left out of the address, and that is said.
    await goInApp(page, '/tokens?f.expiry=never&sort=-expires&cols=owner,expires')
    await expectCount(page, 340)
    await expect(page.getByText(/^Ignored in the address/)).toHaveText(
      /f\.expiry=never · sort=-expires · cols=expires$/,
    )

    // The notice put away stays away, until the server is another one.
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notice).toBeHidden()
    await page.getByRole('link', { name: 'My tokens' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
    await page.goBack()
    await expect(rowAt(page, 1)).toBeVisible()
    await expect(notice).toBeHidden()
    const itsCode = page.waitForResponse(/\/assets\/late-/)
    await page.reload()
    await itsCode
    await page.getByRole('button', { name: 'Columns' }).click()
    await expect(page.getByRole('menuitemcheckbox', { name: 'Owner' })).toBeVisible()
    await expect(notice).toBeHidden()
    await page.evaluate(() => localStorage.setItem('latchkey:absent', '"11.1.0"'))
    await page.reload()
    await expect(notice).toBeVisible()
  })

  test('is told to whoever reads person by person, too', async ({ page, signIn }) => {
    await signIn('hedy')
    await openTokens(page, `?of=${demoIds.tom}`)
    await expect(page.getByText(NOTICE)).toHaveCount(1)
    await expect(page.getByRole('columnheader', { name: 'Expires' })).toBeHidden()
  })
})

test.describe('a server of 11.10', () => {
  test.beforeEach(async ({ signIn }) => {
    await signIn('ada')
  })

  test('has it all', async ({ page, demo }) => {
    await openTokens(page)
    await expect(page.getByText(NOTICE)).toHaveCount(0)
    const breakers = countOf(demo, (truth) => truth.isBreaker)
    await expect(page.getByRole('link', { name: `Breakers ${breakers}` })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'Expires' })).toBeVisible()
  })

  test('that counts breakers otherwise than we do is contradicted openly, until they agree', async ({ page, demo }) => {
    // A bot of somebody who was deleted for good: the server exempts it like a plugin's, by a rule of its own.
    const bot = demo.state.bots.get(demo.state.userByName('ci-bot')?.id ?? '')
    if (!bot) throw new Error('there is no ci-bot')
    const { owner_id } = bot
    bot.owner_id = demo.state.id()
    await openTokens(page)
    const ours = countOf(demo, (truth) => truth.isBreaker)
    const theirs = ours - countOf(demo, (truth) => truth.isBreaker && truth.token.user_id === bot.user_id)
    expect(theirs).toBeLessThan(ours)
    const contradiction = page.getByText(/The server itself counts/)
    await expect(contradiction).toHaveText(
      new RegExp(`counts ${theirs} tokens that break its policy; this list has ${ours}\\.`),
    )

    bot.owner_id = owner_id
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(contradiction).toBeHidden()
    await expect(page.getByRole('link', { name: `Breakers ${ours}` })).toBeVisible()
    expect(sent(demo, 'GET', '/users/tokens/non_compliant/count')).toHaveLength(2)
  })

  test('without a policy has neither that view nor that filter', async ({ page, demo }) => {
    demo.state.configure((config) => {
      config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays = 0
    })
    await openTokens(page)
    await expect(page.getByRole('link', { name: /^Breakers/ })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Policy', exact: true })).toHaveCount(0)
    await expect(page.getByRole('link', { name: /^Never expire/ })).toBeVisible()
    expect(sent(demo, 'GET', /non_compliant/)).toEqual([])
  })

  test('with tokens switched off still lists them: those of people blocked, those of bots not', async ({
    page,
    demo,
  }) => {
    const switchTo = (isOn: boolean) =>
      demo.state.configure((config) => {
        config.ServiceSettings.EnableUserAccessTokens = isOn
      })
    const off = page
      .getByRole('paragraph')
      .filter({ hasText: 'Personal access tokens are switched off on this server' })
    const blocked = countOf(demo, (truth) => truth.status === 'active' && truth.kind === 'person')
    await openTokens(page)
    // What another page has heard of the settings is told of the list that stands, without reading it again.
    await goInApp(page, '/account/tokens')
    switchTo(false)
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(off).toBeVisible()
    await goInApp(page, '/tokens?f.status=blocked')
    await expectCount(page, blocked, 340)
    expect(sent(demo, 'GET', /^\/users\/tokens\?page=0&/)).toHaveLength(1)

    switchTo(true)
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(off).toBeHidden()
    await expect(page.getByText('No token matches')).toBeVisible()
    switchTo(false)
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(off).toBeVisible()
    await expectCount(page, blocked, 340)
    await goInApp(page, '/tokens?f.status=active')
    await expectCount(
      page,
      countOf(demo, (truth) => truth.status === 'active' && truth.kind !== 'person'),
      340,
    )

    // Neither the one who enables a token nor the one who makes one is left in the belief that it works.
    await goInApp(page, '/tokens?q=Old+laptop')
    await page.getByRole('button', { name: 'Actions for Old laptop' }).first().click()
    await page.getByRole('menuitem', { name: 'Enable', exact: true }).click()
    await expectToast(page, 'It stays blocked while tokens are switched off on this server')
    await page.getByRole('button', { name: 'New token' }).click()
    const form = page.getByRole('dialog')
    await expect(form).toContainText('A bot: personal access tokens of people are switched off on this server.')
    await page.keyboard.type('@tom')
    await form.getByRole('option', { name: '@tom', exact: false }).first().click()
    await expect(form).toContainText('Choose a bot: personal access tokens of people are switched off on this server.')
    await form.getByLabel('Description').fill('For nothing')
    const asked = demo.requests.length
    await form.getByRole('button', { name: 'Create token' }).click()
    await expect(form).toContainText('Choose a bot: personal access tokens of people are switched off')
    expect(demo.requests.slice(asked).filter(({ method }) => method === 'POST')).toEqual([])
  })
})

test.describe('a server without any token', () => {
  test.use({ demoOptions: { data: 'empty' } })

  test('says so, and offers to make the first one', async ({ page, demo, site, signIn }) => {
    const person = { username: 'first', email: 'first@example.com', password: 'Correct-horse-9' }
    const made = await demo.fetch(
      new Request(`${site.origin}/api/v4/users`, { method: 'POST', body: JSON.stringify(person) }),
    )
    expect(made.status).toBe(201)
    await signIn('first')
    await page.goto('/tokens')
    await expect(page.getByRole('heading', { name: 'No token on this server' })).toBeVisible()
    await expectCount(page, 0)
    await expect(page.getByRole('button', { name: 'New token' })).not.toHaveAttribute('aria-disabled')
    await expect(page.getByRole('button', { name: 'Export', exact: true })).toHaveAttribute('aria-disabled', 'true')
    // A fresh install has the feature off.
    await expect(page.getByText('Personal access tokens are switched off on this server')).toBeVisible()
  })
})
