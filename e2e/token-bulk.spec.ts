import { goInApp } from './support/in-app.ts'
import { countOf } from './support/token-list.ts'
import { dialog, sent } from './support/tokens.ts'
import { expect, test } from './support/test.ts'

test('a run says first what it leaves out and why, then what came of each row; a large one takes its number', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  await page.goto('/tokens?q=tom@harbour.example&sort=status')
  const rows = page.getByRole('grid', { name: 'Tokens' }).getByRole('row')
  await expect(rows).toHaveCount(6)
  await page.getByRole('checkbox', { name: /Select all 5/ }).check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Disable…' }).click()
  const before = dialog(page, 'Disable 4 tokens')
  await expect(before).toContainText('4 tokens are disabled; 1 is left out.')
  await expect(before.getByRole('region', { name: 'Left out' })).toContainText('Already disabled')
  expect(sent(demo, 'POST', '/users/tokens/disable')).toHaveLength(0)
  await before.getByRole('button', { name: 'Disable 4 tokens' }).click()
  const after = dialog(page, 'Disabled 4 tokens')
  await expect(after.getByRole('list', { name: 'Results' }).getByText('Done')).toHaveCount(4)
  expect(sent(demo, 'POST', '/users/tokens/disable')).toHaveLength(4)
  await after.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByRole('grid').getByText('Disabled')).toHaveCount(5)

  // From 26 on the number has to be typed; a rate limit in the middle is waited out.
  const before26 = sent(demo, 'POST', '/users/tokens/disable').length
  demo.faults.add({ kind: 'rate-limit', match: { method: 'POST', path: '/users/tokens/disable' }, times: 1, after: 5 })
  await goInApp(page, '/tokens?f.status=active&f.expiry=quarter')
  const many = countOf(demo, (truth) => truth.status === 'active' && truth.expiry === 'quarter')
  await page.getByRole('checkbox', { name: `Select all ${many} rows shown` }).check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Disable…' }).click()
  const run = page.getByRole('dialog')
  const start = run.getByRole('button', { name: /^Disable \d+ tokens$/ })
  const count = Number(/\d+/.exec((await start.textContent()) ?? '')?.[0])
  expect(count).toBeGreaterThan(25)
  await expect(start).toBeDisabled()
  await run.getByRole('textbox').fill(`disable ${count}`)
  await start.click()
  await expect(page.getByRole('dialog', { name: `Disabled ${count} tokens` })).toBeVisible({ timeout: 60_000 })
  const asked = sent(demo, 'POST', '/users/tokens/disable').slice(before26)
  expect(asked.filter((request) => request.status === 200)).toHaveLength(count)
  expect(asked.filter((request) => request.status === 429)).toHaveLength(1)
})
