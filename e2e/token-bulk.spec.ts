import { dialog, selectRows, sent } from './support/tokens.ts'
import { expect, test } from './support/test.ts'

test('a run says first what it leaves out and why, then what came of each row', async ({ page, demo, signIn }) => {
  await signIn('ada')
  await page.goto('/tokens?q=tom@harbour.example&sort=status')
  const rows = page.getByRole('grid', { name: 'Tokens' }).getByRole('row')
  await expect(rows).toHaveCount(6)
  await page.getByRole('checkbox', { name: /Select all 5/ }).check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Disable…' }).click()
  const before = dialog(page, 'Disable 4 tokens')
  await expect(before).toContainText('4 of 5 selected will change; 1 are left out.')
  await expect(before.getByRole('region', { name: 'Left out' })).toContainText('Already disabled')
  expect(sent(demo, 'POST', '/users/tokens/disable')).toHaveLength(0)
  await before.getByRole('button', { name: 'Disable 4 tokens' }).click()
  const after = dialog(page, 'Disabled 4 tokens')
  await expect(after.getByRole('list', { name: 'Results' }).getByText('Done')).toHaveCount(4)
  expect(sent(demo, 'POST', '/users/tokens/disable')).toHaveLength(4)
  await after.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByRole('grid').getByText('Disabled')).toHaveCount(5)
})

test('from 26 on the number has to be typed; a rate limit in the middle is waited out', async ({
  page,
  demo,
  signIn,
}) => {
  demo.faults.add({ kind: 'rate-limit', match: { method: 'POST', path: '/users/tokens/disable' }, times: 1, after: 5 })
  await signIn('ada')
  await page.goto('/tokens?f.status=active&f.expiry=later')
  await expect(page.getByText(/\(complete\)/)).toBeVisible()
  await page.getByRole('checkbox', { name: /Select all/ }).check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Disable…' }).click()
  const run = page.getByRole('dialog')
  const start = run.getByRole('button', { name: /^Disable \d+ tokens$/ })
  const count = Number(/\d+/.exec((await start.textContent()) ?? '')?.[0])
  expect(count).toBeGreaterThan(25)
  await expect(start).toBeDisabled()
  await run.getByRole('textbox').fill(`disable ${count}`)
  await start.click()
  await expect(page.getByRole('dialog', { name: `Disabled ${count} tokens` })).toBeVisible({ timeout: 60_000 })
  const asked = sent(demo, 'POST', '/users/tokens/disable')
  expect(asked.filter((request) => request.status === 200)).toHaveLength(count)
  expect(asked.filter((request) => request.status === 429)).toHaveLength(1)
})

test('what was selected stays selected when a filter hides it', async ({ page, signIn }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  const name = (await page.getByRole('rowheader').first().getByRole('link').textContent()) ?? ''
  await selectRows(page, name)
  const bar = page.getByRole('region', { name: 'Selection' })
  await expect(bar).toContainText('1 selected')
  await page.getByRole('searchbox').fill('nothing is called like this')
  await expect(bar).toContainText('1 hidden by filters')
})
