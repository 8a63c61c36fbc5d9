import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { AWKWARD_DESCRIPTIONS } from '../src/demo-server/data/token-words.ts'
import { goInApp } from './support/in-app.ts'
import { expect, test } from './support/test.ts'
import { tokenRow, tokensOf } from './support/tokens.ts'
import { countOf, expectCount, openTokens, rowAt, searchBox, truths } from './support/token-list.ts'

test.beforeEach(async ({ signIn }) => {
  await signIn('ada')
})

async function exported(page: Page, item: RegExp): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

/** The cells of a CSV file (RFC 4180). */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of csv
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

test('CSV and JSON tell how, when and how completely it was read, and then the tokens that are shown or selected', async ({
  page,
  demo,
}) => {
  await openTokens(page)
  const { name, text } = await exported(page, /^What is shown, as CSV \(340\)/)
  expect(name).toMatch(/^tokens-localhost-8065-\d{4}-\d\d-\d\d\.csv$/)
  const cells = cellsOf(text)
  const blank = cells.findIndex((row) => row.join('') === '')
  const head = Object.fromEntries(cells.slice(0, blank).map(([key = '', value = '']) => [key, value]))
  expect(head).toMatchObject({
    what: 'Personal access tokens',
    server: 'http://localhost:8065',
    server_version: '11.10.0',
    made_by: 'ada',
    complete: 'yes',
    filters: 'none',
    tokens: '340',
  })
  expect(head['read_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  expect(head['method']).toContain('GET /users/tokens')
  const [names, ...rows] = cells.slice(blank + 1)
  expect(names?.slice(0, 5)).toEqual(['token_id', 'description', 'status', 'is_active', 'expires_at'])
  expect(rows.map(([id]) => id)).toEqual(demo.state.tokens.all().map((token) => token.id))

  // It runs no formula in a spreadsheet, and loses no letter.
  const descriptionOf = new Map(cells.map(([id = '', description = '']) => [id, description]))
  expect(cells.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
  for (const { token } of truths(demo)) {
    const isDangerous = /^[=+\-@\t\r\n]/.test(token.description)
    expect(descriptionOf.get(token.id)).toBe(isDangerous ? `'${token.description}` : token.description)
  }
  const written = new Set(descriptionOf.values())
  for (const begin of ['=HYPERLINK(', '+cmd|', '@SUM(', '-2+3']) {
    expect(AWKWARD_DESCRIPTIONS.some((words) => words.startsWith(begin))).toBe(true)
    expect([...written].some((words) => words.startsWith(`'${begin}`))).toBe(true)
  }

  // JSON has the same, and the selected rows alone on request.
  const json = await exported(page, /^What is shown, as JSON \(340\)/)
  expect(json.name).toMatch(/\.json$/)
  const all: unknown = JSON.parse(json.text)
  expect(all).toMatchObject({ about: { what: 'Personal access tokens', complete: 'yes', filters: 'none' } })
  expect(all).toHaveProperty('tokens.length', 340)
  const admins = countOf(demo, (truth) => truth.isAdministrators)
  expect(json.text.match(/"owner_is_administrator": "true"/g)).toHaveLength(admins)
  // No secret of any token is in it.
  for (const token of demo.state.tokens.all()) expect(json.text.includes(token.token)).toBe(false)

  await rowAt(page, 1).getByRole('checkbox').check()
  await rowAt(page, 2).getByRole('checkbox').check()
  await searchBox(page).fill('berth')
  await expect(rowAt(page, 1)).toContainText(/berth/i)
  const selected: unknown = JSON.parse((await exported(page, /^Selected, as JSON \(2\)/)).text)
  expect(selected).toMatchObject({
    about: { filters: '2 selected rows' },
    tokens: demo.state.tokens
      .all()
      .slice(0, 2)
      .map((token) => ({ token_id: token.id, description: token.description })),
  })

  // Only what matches is written, in the order shown, and the head says by which filters.
  // The address follows the typing a moment later.
  await expect(page).toHaveURL(/q=berth$/)
  await goInApp(page, '/tokens?f.status=asleep&sort=description')
  await expectCount(page, 14, 340)
  const first = await rowAt(page, 1).getByRole('rowheader').getByRole('link').getAttribute('href')
  const asleep = truths(demo).filter((truth) => truth.status === 'asleep')
  const some = await exported(page, /as CSV \(14\)/)
  const someCells = cellsOf(some.text)
  expect(someCells.find(([key]) => key === 'filters')).toEqual(['filters', 'Status: Asleep'])
  const ids = someCells.slice(someCells.findIndex((row) => row.join('') === '') + 2).map(([id = '']) => id)
  expect(ids.toSorted()).toEqual(asleep.map(({ token }) => token.id).toSorted())
  expect(first).toContain(ids[0])
})

test('the tokens of a plugin’s bot are exempt from the policy in its own list, too, and its file says how they were read', async ({
  page,
  demo,
}) => {
  const hooks = tokensOf(demo, 'calls')
  const [hook] = hooks
  if (!hook) throw new Error('the bot has no token')
  Object.assign(hook, { is_active: true, expires_at: 0 })
  await page.goto(`/users/${hook.user_id}/tokens`)
  await expect(tokenRow(page, hook.description)).toContainText('Never')
  await expect(page.getByText('Breaks policy')).toHaveCount(0)
  const file: unknown = JSON.parse((await exported(page, /^What is shown, as JSON/)).text)
  expect(file).toMatchObject({
    about: { complete: 'yes' },
    tokens: hooks.map(() => ({ kind: 'plugin-bot', breaks_policy: 'false' })),
  })
  expect(file).toHaveProperty('about.method', expect.stringContaining('GET /users/{id}/tokens page by page'))

  demo.faults.add({ kind: 'empty', match: { path: '/bots/' } })
  await page.reload()
  const without: unknown = JSON.parse((await exported(page, /^What is shown, as JSON/)).text)
  expect(without).toHaveProperty('about.complete', 'no: whose the bot is could not be read')
})

test('a partial list says in the file what is missing', async ({ page, demo }) => {
  demo.faults.add({ kind: 'empty', match: { path: '/users/tokens?page=1&' } })
  await page.goto('/tokens')
  await expect(page.getByText('Partial: pages 2, 3, 4 could not be read')).toBeVisible()
  const { text } = await exported(page, /as CSV \(50\)/)
  const head = new Map(cellsOf(text).map(([key = '', value = '']) => [key, value]))
  expect(head.get('complete')).toBe('no: pages 2, 3, 4 could not be read')
})
