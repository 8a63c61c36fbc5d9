import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { ACTS, HOLDERS, PAGES, PEOPLE, TOKENS, VERBS, type Person, type Verb, type Verdict } from './access-table.ts'
import { asker, expectButton, expectItem, seedTokens, type Pair } from './support/access.ts'
import { requestsTo } from './support/sign-in-form.ts'
import { expect, test } from './support/test.ts'

const WORDS: Readonly<Record<Verb, string>> = {
  disable: 'Disable',
  enable: 'Enable',
  rotate: 'Rotate…',
  revoke: 'Revoke…',
}

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
  })

  test(`pages of ${who}`, async ({ page, demo, signIn }) => {
    const row = PAGES[who]
    const tokens = seedTokens(demo, who)
    await signIn(who)
    await page.goto('/')
    await expect(page).toHaveURL(row.home)
    const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
    await expect(links).toHaveText(row.navigation.map((words) => new RegExp(`^${words}`)))

    await page.goto('/tokens')
    await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
    const main = page.getByRole('main')
    const list = page.getByRole('grid', { name: 'Tokens' }).getByRole('row').nth(1)
    if (row.tokens === 'yes') await expect(list).toBeVisible()
    else if (row.tokens === 'by person') await expect(main).toContainText('The list of all tokens needs manage_system')
    else await expectRefused(page, row.tokens)

    await page.goto(`/tokens/${tokens.person.active}`)
    if (seesTokens(who)) await expect(page.getByRole('heading', { name: 'matrix person active' })).toBeVisible()
    else await expectRefused(page, 'manage_system')

    await page.goto('/account/tokens')
    await expect(page.getByRole('heading', { level: 1, name: 'My tokens' })).toBeVisible()
    if (row.account === 'yes') await expect(list).toBeVisible()
    else await expect(main).toContainText(`Needs the permission ${row.account}`)

    await page.goto('/matrix')
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
    await expect(links).toHaveText(row.navigation.map((words) => new RegExp(`^${words}`)))

    // What is refused has not been asked for either.
    const ownId = demo.state.userByName(who)?.id
    const asked = demo.requests.filter((one) => one.userId === ownId && one.status === 403).map((one) => one.path)
    expect(asked).toEqual([])
  })

  test(`buttons for tokens, as ${who} sees them`, async ({ page, demo, signIn }) => {
    const tokens = seedTokens(demo, who)
    await signIn(who)
    for (const holder of HOLDERS) {
      const row = TOKENS[who][holder]
      const folder = holder === 'oneself' && !seesTokens(who) ? '/account/tokens' : '/tokens'
      const pair = tokens[holder]
      if (row.open === 'yes') {
        for (const verb of VERBS) await expectVerb(page, folder, pair, verb, row[verb])
        continue
      }
      await page.goto(`${folder}/${pair.active}`)
      const isDrawer = seesTokens(who) || folder === '/account/tokens'
      const place = isDrawer ? page.getByRole('region', { name: 'Token', exact: true }) : page.getByRole('main')
      await expect(place).toContainText(row.open)
      await expect(page.getByText(`matrix ${holder} active`)).toHaveCount(0)
      for (const verb of VERBS)
        await expect(page.getByRole('button', { name: WORDS[verb], exact: true })).toHaveCount(0)
    }
  })

  test(`other acts of ${who}`, async ({ page, demo, signIn }) => {
    const row = ACTS[who]
    const tokens = seedTokens(demo, who)
    await signIn(who)
    const create = page.getByRole('button', { name: 'New token' })
    await page.goto('/account/tokens')
    await expectButton(create, row.createOwn)

    await page.goto(PAGES[who].tokens === 'by person' ? `/tokens?of=${demoIds.uma}` : '/tokens')
    await expect(page.getByRole('heading', { level: 1, name: 'Tokens' })).toBeVisible()
    if (row.createForOthers === 'no page') {
      await expect(page.getByRole('heading', { name: '“Tokens” is not for your account' })).toBeVisible()
      await expect(create).toHaveCount(0)
    } else {
      await expectButton(create, row.createForOthers)
    }

    if (row.lastUse === 'yes') {
      await page.goto(`/tokens/${tokens.person.active}`)
      await expect(page.getByRole('heading', { name: 'matrix person active' })).toBeVisible()
      await expect.poll(() => requestsTo(demo, 'GET', `/users/${demoIds.uma}/sessions`).at(-1)?.status).toBe(200)
      await expect.poll(() => requestsTo(demo, 'GET', `/users/${demoIds.uma}/audits`).at(-1)?.status).toBe(200)
    }

    await openList(page, who)
    if (row.bulk === 'none') {
      await expect(page.getByRole('grid')).toHaveCount(0)
      await expect(page.getByRole('button', { name: 'Export' })).toHaveCount(0)
    } else {
      await expectListActs(page, who)
    }
    for (const [path, method, asked] of [
      ['/users/tokens/search', 'POST', row.search],
      ['/users/tokens/non_compliant/count', 'GET', row.breakers],
      ['/bots', 'GET', row.bots],
    ] as const) {
      const count = requestsTo(demo, method, path).length
      expect(`${path} ${count > 0 ? 'asked' : 'not asked'}`).toBe(`${path} ${asked}`)
    }
  })
}

async function expectRefused(page: Page, permission: string): Promise<void> {
  await expect(page.getByRole('heading', { name: '“Token' })).toHaveText(/“Tokens?” is not for your account/)
  await expect(page.getByRole('main')).toContainText(`Needs the permission ${permission}.`)
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
  await expect(page.getByRole('grid')).toHaveCount(0)
}

/** Opens the token the verb is for (enabling is for one that is switched off) and looks at its button. */
async function expectVerb(page: Page, folder: string, pair: Pair, verb: Verb, verdict: Verdict): Promise<void> {
  const id = verb === 'enable' ? pair.disabled : pair.active
  if (!page.url().includes(id)) await page.goto(`${folder}/${id}`)
  const buttons = page.getByRole('region', { name: 'Change this token' })
  const button = buttons.getByRole('button', { name: WORDS[verb], exact: true })
  await expectButton(button, verdict)
}

/** The list each of them has: of all tokens, of uma's, or of one's own. */
async function openList(page: Page, who: Person): Promise<void> {
  if (PAGES[who].tokens === 'yes') await page.goto('/tokens?q=matrix+person')
  else if (PAGES[who].tokens === 'by person') await page.goto(`/tokens?of=${demoIds.uma}&q=matrix`)
  else await page.goto('/account/tokens?q=matrix')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

async function expectListActs(page: Page, who: Person): Promise<void> {
  const { bulk } = ACTS[who]
  if (bulk === 'none') return
  const row = TOKENS[who][seesTokens(who) ? 'person' : 'oneself']
  const rows = page.getByRole('grid', { name: 'Tokens' }).getByRole('row')
  const active = rows.filter({ hasText: 'active' })
  const disabled = rows.filter({ hasText: 'disabled' })
  await expectButton(page.getByRole('button', { name: 'Export' }), 'yes')

  for (const [line, verbs] of [
    [active, ['disable', 'rotate', 'revoke']],
    [disabled, ['enable', 'revoke']],
  ] as const) {
    await line.getByRole('button', { name: /^Actions for matrix/ }).click()
    const menu = page.getByRole('menu')
    for (const verb of verbs)
      await expectItem(menu.getByRole('menuitem', { name: new RegExp(`^${WORDS[verb]}`) }), row[verb])
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
  }

  await active.getByRole('checkbox').check()
  const bar = page.getByRole('region', { name: 'Selection' })
  await expectButton(bar.getByRole('button', { name: 'Disable…' }), bulk.disable)
  await expectButton(bar.getByRole('button', { name: 'Enable…' }), bulk.enable)
  await expectButton(bar.getByRole('button', { name: 'Revoke…' }), bulk.revoke)

  // A whole id that the list does not have: only who may list everything may ask the server for it.
  await page.getByRole('searchbox', { name: 'Search tokens' }).fill('zzzzzzzzzzzzzzzzzzzzzzzzzz')
  await expect(page.getByText('No token matches')).toBeVisible()
  if (ACTS[who].search === 'asked') await expect(page.getByText(/^The server knows no token/)).toBeVisible()
}
