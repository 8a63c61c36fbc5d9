import type { Locator, Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { ACCOUNTS } from './access-table-people.ts'
import { ACTS, HOLDERS, PAGES, PEOPLE, TOKENS, VERBS, type Person, type Verb } from './access-table.ts'
import { expectedStatuses, statusesOver } from './support/access-people.ts'
import { asker, expectButton, expectButtons, expectItems, refusedTo, seedTokens } from './support/access.ts'
import { goInApp } from './support/in-app.ts'
import { requestsTo } from './support/sign-in-form.ts'
import { expect, test } from './support/test.ts'

const WORDS = {
  disable: 'Disable',
  enable: 'Enable',
  rotate: 'Rotate…',
  revoke: 'Revoke…',
} as const satisfies Record<Verb, string>

const ANY_VERB = new RegExp(`^(${VERBS.map((verb) => WORDS[verb]).join('|')})$`)

const seesTokens = (who: Person) => PAGES[who].tokens === 'yes' || PAGES[who].tokens === 'by person'

for (const who of PEOPLE) {
  test(`the server agrees with the table about ${who}`, async ({ demo, site }) => {
    const ask = await asker(site.origin, demo, who)
    const expires_at = demo.state.now() + 20 * 86_400_000
    for (const holder of HOLDERS) {
      const row = TOKENS[who][holder]
      const { [holder]: pair } = seedTokens(demo, who)
      const answers = {
        open: await ask('GET', `/users/tokens/${pair.active}`),
        rotate: await ask('POST', '/users/tokens/rotate', { token_id: pair.active, expires_at }),
        disable: await ask('POST', '/users/tokens/disable', { token_id: pair.active }),
        enable: await ask('POST', '/users/tokens/enable', { token_id: pair.disabled }),
        revoke: await ask('POST', '/users/tokens/revoke', { token_id: pair.active }),
      }
      for (const [act, status] of Object.entries(answers)) {
        const verdict = Object.entries(row).find(([name]) => name === act)?.[1]
        expect(`${act} of ${holder}: ${status}`).toBe(`${act} of ${holder}: ${verdict === 'yes' ? 200 : 403}`)
      }
    }
    const own = await ask('POST', `/users/${demoIds[who]}/tokens`, { description: 'matrix', expires_at })
    expect(own).toBe(ACTS[who].createOwn === 'yes' ? 200 : 403)
    const others = await ask('POST', `/users/${demoIds.uma}/tokens`, { description: 'matrix', expires_at })
    expect(others).toBe(ACTS[who].createForOthers === 'yes' ? 200 : 403)
    expect(await ask('GET', '/users/tokens')).toBe(PAGES[who].tokens === 'yes' ? 200 : 403)

    const member = await statusesOver(ask, demo, 'member')
    expect(member, 'of a member').toEqual(expectedStatuses(ACCOUNTS[who].member))
    const administrator = await statusesOver(ask, demo, 'administrator')
    expect(administrator, 'of an administrator').toEqual(expectedStatuses(ACCOUNTS[who].administrator))
    // The run ends sessions, and deactivates in the end.
    const canLeave = member['sessions'] === 200 && member['active'] === 200
    expect(ACCOUNTS[who].leave === 'yes').toBe(canLeave)
  })

  test(`pages of ${who}, and what can be done there`, async ({ page, demo, signIn }) => {
    const row = PAGES[who]
    const acts = ACTS[who]
    const tokens = seedTokens(demo, who)
    const main = page.getByRole('main')
    const create = page.getByRole('button', { name: 'New token' })
    await signIn(who)
    await page.goto('/')
    await expect(page).toHaveURL(row.home)
    const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
    await expect(links).toHaveText(row.navigation.map((words) => new RegExp(`^${words}`)))

    // From here on within the app: what is allowed is asked anew of each address, loaded or not.
    await goInApp(page, '/tokens')
    await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
    const list = page.getByRole('grid', { name: 'Tokens' }).getByRole('row').nth(1)
    if (row.tokens === 'yes') await expect(list).toBeVisible()
    else if (row.tokens === 'by person') await expect(main).toContainText('The list of all tokens needs manage_system')
    else await expectRefused(page, 'Tokens', row.tokens)
    if (acts.createForOthers === 'no page') await expect(create).toHaveCount(0)
    else await expectButton(create, acts.createForOthers)

    await goInApp(page, `/tokens/${tokens.person.active}`)
    if (seesTokens(who)) await expect(page.getByRole('heading', { name: 'matrix person active' })).toBeVisible()
    else await expectRefused(page, 'Tokens', 'manage_system')
    if (acts.lastUse === 'yes') {
      await expect.poll(() => requestsTo(demo, 'GET', `/users/${demoIds.uma}/sessions`).at(-1)?.status).toBe(200)
      await expect.poll(() => requestsTo(demo, 'GET', `/users/${demoIds.uma}/audits`).at(-1)?.status).toBe(200)
    }

    await goInApp(page, '/users')
    if (row.users === 'yes')
      await expect(page.getByRole('grid', { name: 'People' }).getByRole('row').nth(1)).toBeVisible()
    else await expectRefused(page, 'People', row.users)

    await goInApp(page, '/account/tokens')
    await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
    if (row.account === 'yes') await expect(list).toBeVisible()
    else await expect(main).toContainText(`Needs the permission ${row.account}`)
    await expectButton(create, acts.createOwn)

    await goNowhere(page)
    await expect(links).toHaveText(row.navigation.map((words) => new RegExp(`^${words}`)))

    await openList(page, who)
    const exporting = page.getByRole('button', { name: 'Export' })
    if (acts.export === 'yes') await expectButton(exporting, 'yes')
    else await expect(exporting).toHaveCount(0)
    if (acts.bulk === 'none') await expect(page.getByRole('grid')).toHaveCount(0)
    else await expectListActs(page, who)
    for (const [path, method, asked] of [
      ['/users/tokens/search', 'POST', acts.search],
      ['/users/tokens/non_compliant/count', 'GET', acts.breakers],
      ['/bots', 'GET', acts.bots],
    ] as const) {
      const count = requestsTo(demo, method, path).length
      expect(`${path} ${count > 0 ? 'asked' : 'not asked'}`).toBe(`${path} ${asked}`)
    }
    // What is refused has not been asked for either.
    expect(refusedTo(demo, who)).toEqual([])
  })

  test(`buttons for tokens, as ${who} sees them`, async ({ page, demo, signIn }) => {
    const tokens = seedTokens(demo, who)
    await signIn(who)
    await page.goto('/')
    await expect(page).toHaveURL(PAGES[who].home)
    for (const holder of HOLDERS) {
      const row = TOKENS[who][holder]
      const folder = holder === 'oneself' && !seesTokens(who) ? '/account/tokens' : '/tokens'
      const { active, disabled } = tokens[holder]
      if (row.open === 'yes') {
        const { enable, disable, rotate, revoke } = row
        await goInApp(page, `${folder}/${active}`)
        const verbs = { [WORDS.disable]: disable, [WORDS.rotate]: rotate, [WORDS.revoke]: revoke }
        await expectButtons(verbsOf(page, `matrix ${holder} active`), verbs)
        await goInApp(page, `${folder}/${disabled}`)
        await expectButtons(verbsOf(page, `matrix ${holder} disabled`), { [WORDS.enable]: enable })
        continue
      }
      // From a page that says something else: one refusal looks like the next.
      await goNowhere(page)
      await goInApp(page, `${folder}/${active}`)
      const isDrawer = seesTokens(who) || folder === '/account/tokens'
      const place = isDrawer ? page.getByRole('region', { name: 'Token', exact: true }) : page.getByRole('main')
      await expect(place).toContainText(row.open)
      await expect(page.getByText(`matrix ${holder} active`)).toHaveCount(0)
      await expect(page.getByRole('button', { name: ANY_VERB })).toHaveCount(0)
    }
  })
}

/** The address that is none. It has no token's name on it, no refusal and no button. */
async function goNowhere(page: Page): Promise<void> {
  await goInApp(page, '/matrix')
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
}

/** Where the buttons of a token stand, whose drawer has to be the one that is open. */
function verbsOf(page: Page, description: string): Locator {
  return page.getByRole('region', { name: description }).getByRole('region', { name: 'Change this token' })
}

async function expectRefused(page: Page, title: string, permission: string): Promise<void> {
  await expect(page.getByRole('heading', { name: `“${title}” is not for your account` })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(`Needs the permission ${permission}.`)
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
  await expect(page.getByRole('grid')).toHaveCount(0)
}

/** The list each of them has: of all tokens, of uma's, or of one's own. */
async function openList(page: Page, who: Person): Promise<void> {
  if (PAGES[who].tokens === 'yes') await goInApp(page, '/tokens?q=matrix+person')
  else if (PAGES[who].tokens === 'by person') await goInApp(page, `/tokens?of=${demoIds.uma}&q=matrix`)
  else await goInApp(page, '/account/tokens?q=matrix')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

async function expectListActs(page: Page, who: Person): Promise<void> {
  const { bulk } = ACTS[who]
  if (bulk === 'none') return
  const row = TOKENS[who][seesTokens(who) ? 'person' : 'oneself']
  const rows = page.getByRole('grid', { name: 'Tokens' }).getByRole('row')
  const active = rows.filter({ hasText: 'active' })
  const disabled = rows.filter({ hasText: 'disabled' })

  for (const [line, verbs] of [
    [active, { [WORDS.disable]: row.disable, [WORDS.rotate]: row.rotate, [WORDS.revoke]: row.revoke }],
    [disabled, { [WORDS.enable]: row.enable, [WORDS.revoke]: row.revoke }],
  ] as const) {
    await line.getByRole('button', { name: /^Actions for matrix/ }).click()
    const menu = page.getByRole('menu')
    await expectItems(menu, verbs)
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
  }

  await active.getByRole('checkbox').check()
  const bar = page.getByRole('region', { name: 'Selection' })
  await expectButtons(bar, { 'Disable…': bulk.disable, 'Enable…': bulk.enable, 'Revoke…': bulk.revoke })

  // A whole id that the list does not have: only who may list everything may ask the server for it.
  await page.getByRole('searchbox', { name: 'Search tokens' }).fill('zzzzzzzzzzzzzzzzzzzzzzzzzz')
  await expect(page.getByText('No token matches')).toBeVisible()
  if (ACTS[who].search === 'asked') await expect(page.getByText(/^The server has no token with this id/)).toBeVisible()
}
