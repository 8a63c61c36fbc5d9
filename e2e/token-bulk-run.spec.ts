import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright/test'
import { Failure } from '../src/demo-server/failure.ts'
import { endedDialog } from './support/session.ts'
import { expect, test } from './support/test.ts'
import { bodyOf, dialog, holdBack, sent, tokenIdsSent, tokenOf, tokensOf } from './support/tokens.ts'

const REVOKE = '/users/tokens/revoke'

/** Chooses an act on all five of tom's tokens, in tom's own list. Four go at a time, so the fifth has to wait. */
async function choose(page: Page, act: 'Disable…' | 'Revoke…'): Promise<Locator> {
  await page.getByRole('checkbox', { name: /Select all 5/ }).check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: act }).click()
  return page.getByRole('dialog')
}

const goBack = (page: Page): Promise<void> => page.evaluate(() => history.back())

test('pause and go on: what runs finishes, the rest waits, nothing is sent twice, and the tab is not closed unasked', async ({
  page,
  signIn,
  demo,
}) => {
  const ids = tokensOf(demo, 'tom').map((token) => token.id)
  const held = holdBack(demo, 'POST', /revoke$/)
  await signIn('tom')
  await page.goto('/account/tokens')
  const run = await choose(page, 'Revoke…')
  // The second of two clicks finds the buttons of the run under the pointer, and a second Enter none: it goes on.
  await run.getByRole('button', { name: 'Revoke 5 tokens' }).dblclick()
  await expect.poll(held.count).toBe(4)
  await expect(run).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page, 'Revoke 5 tokens: under way')).toBeVisible()
  // Behind the dialog, where only sight reaches: none has gone before the server said so.
  await expect(page.locator('[role=grid] [role=row]')).toHaveCount(6)
  // The browser asks before the tab is closed during a run.
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await run.getByRole('button', { name: 'Pause' }).dblclick()
  await expect(run.getByRole('button', { name: 'Go on' })).toBeFocused()
  held.release()
  await expect(dialog(page, 'Revoke 5 tokens: paused')).toContainText('4 done, 1 not started.')
  expect(sent(demo, 'POST', REVOKE)).toHaveLength(4)
  await run.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog(page, 'Revoked 5 tokens')).toContainText('5 done.')
  expect(tokenIdsSent(demo, 'revoke')).toHaveLength(ids.length)
  expect(new Set(tokenIdsSent(demo, 'revoke'))).toEqual(new Set(ids))
  // And not after it.
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
})

test('a run of disabling can be undone; of a cancelled one what was not started stays, and stands in the report', async ({
  page,
  signIn,
  demo,
}) => {
  const held = holdBack(demo, 'POST', /revoke$/)
  await signIn('tom')
  await page.goto('/account/tokens')
  // The undo plans with what is now.
  const disabling = await choose(page, 'Disable…')
  await expect(disabling).toContainText('4 tokens are disabled; 1 is left out.')
  await expect(disabling.getByRole('region', { name: 'Left out' })).toContainText('Already disabled')
  await disabling.getByRole('button', { name: 'Disable 4 tokens' }).click()
  await dialog(page, 'Disabled 4 tokens').getByRole('button', { name: 'Enable them again…' }).click()
  await dialog(page, 'Enable 4 tokens').getByRole('button', { name: 'Enable 4 tokens' }).click()
  await expect(dialog(page, 'Enabled 4 tokens')).toContainText('4 done.')
  expect(tokensOf(demo, 'tom').filter((token) => token.is_active)).toHaveLength(4)
  expect(tokenOf(demo, 'tom', 'Old laptop').is_active).toBe(false)
  await dialog(page, 'Enabled 4 tokens').getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Clear selection' }).click()

  const run = await choose(page, 'Revoke…')
  // Enter held down on the button: in its place is none that it could press.
  await run.getByRole('button', { name: 'Revoke 5 tokens' }).focus()
  for (let times = 0; times < 2; times += 1) await page.keyboard.down('Enter')
  await expect.poll(held.count).toBe(4)
  await page.keyboard.up('Enter')
  await expect(dialog(page, 'Revoke 5 tokens: under way')).toBeVisible()
  await run.getByRole('button', { name: 'Cancel the rest' }).click()
  held.release()
  const over = dialog(page, 'Revoked 4 of 5 tokens')
  await expect(over).toContainText('4 done, 1 not started.')
  const download = page.waitForEvent('download')
  await over.getByRole('button', { name: 'Download report' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^latchkey-revoked-\d{4}-\d{2}-\d{2}T\d{6}\.csv$/)
  const lines = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/)
  expect(lines).toHaveLength(6)
  expect(lines.filter((line) => line.includes('Done'))).toHaveLength(4)
  expect(lines.filter((line) => line.includes('Not started'))).toHaveLength(1)
  expect(tokensOf(demo, 'tom')).toHaveLength(1)
})

test('retry sends the failed one and no other; the report outlives the last row', async ({ page, signIn, demo }) => {
  const { id } = tokenOf(demo, 'tom', 'Release notes script')
  const laptop = tokenOf(demo, 'tom', 'Old laptop')
  const remove = demo.state.removeToken.bind(demo.state)
  let hasFailed = false
  demo.state.removeToken = (token) => {
    if (token.id !== id || hasFailed) return remove(token)
    hasFailed = true
    throw new Failure(500, 'app.user_access_token.delete.app_error')
  }
  await signIn('tom')
  await page.goto('/account/tokens')
  const run = await choose(page, 'Revoke…')
  // Somebody else is faster with one of them.
  remove(laptop)
  await run.getByRole('button', { name: 'Revoke 5 tokens' }).click()
  const over = dialog(page, 'Revoked 4 of 5 tokens')
  const results = over.getByRole('list', { name: 'Results' }).getByRole('listitem')
  await expect(results.first()).toContainText('Release notes script')
  await expect(results.first()).toContainText('The token was not revoked')
  await expect(results.filter({ hasText: 'Done' })).toHaveCount(3)
  await expect(results.filter({ hasText: 'Was gone already' })).toContainText('Old laptop')
  await over.getByRole('button', { name: 'Retry 1 failed' }).click()
  const done = dialog(page, 'Revoked 5 tokens')
  await expect(done.getByRole('list', { name: 'Results' }).getByText('Done')).toHaveCount(4)
  expect(sent(demo, 'POST', REVOKE).map((request) => bodyOf(request)['token_id'])).toHaveLength(6)
  expect(bodyOf(sent(demo, 'POST', REVOKE).at(-1))['token_id']).toBe(id)
  await done.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByText('You have no token')).toBeVisible()
})

test('Mattermost or the session goes away in mid-run: paused by itself rather than failed, and it goes on', async ({
  page,
  signIn,
  demo,
}) => {
  demo.faults.add({ kind: 'bad-gateway-html', match: { method: 'POST', path: REVOKE }, times: 1, after: 4 })
  await signIn('tom')
  await page.goto('/account/tokens')
  const run = await choose(page, 'Revoke…')
  await run.getByRole('button', { name: 'Revoke 5 tokens' }).click()
  const paused = dialog(page, 'Revoke 5 tokens: paused')
  await expect(paused).toContainText('Mattermost does not answer')
  await expect(paused).toContainText('4 done, 1 sent without an answer.')

  demo.faults.clear()
  demo.faults.add({ kind: 'session-ended', match: { method: 'POST', path: REVOKE }, times: 1 })
  await paused.getByRole('button', { name: 'Go on' }).click()
  const ended = endedDialog(page)
  await ended.signIn()
  await expect(ended.dialog).toBeHidden()
  await expect(paused).toContainText('Paused by itself')
  await expect(paused).not.toContainText('Mattermost does not answer')
  await paused.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog(page, 'Revoked 5 tokens')).toContainText('5 done.')
  expect(tokensOf(demo, 'tom')).toHaveLength(0)
  expect(new Set(tokenIdsSent(demo, 'revoke')).size).toBe(5)
})

test('Back during a run is held up: stay, or stop and leave', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('link', { name: 'Zapier trial' }).click()
  await page.getByRole('region', { name: 'Zapier trial' }).getByRole('button', { name: 'Close' }).click()
  await expect(page).toHaveURL(/\/account\/tokens$/)
  const held = holdBack(demo, 'POST', /revoke$/)
  const run = await choose(page, 'Revoke…')
  await run.getByRole('button', { name: 'Revoke 5 tokens' }).click()
  await expect.poll(held.count).toBe(4)
  await page.keyboard.press('Escape')
  await goBack(page)
  await expect(run.getByRole('alert')).toContainText('The run is not finished')
  await run.getByRole('button', { name: 'Stay' }).click()
  await expect(run.getByRole('alert')).toHaveCount(0)
  await expect(dialog(page, 'Revoke 5 tokens: under way')).toBeVisible()
  await goBack(page)
  await run.getByRole('button', { name: 'Stop and leave' }).click()
  await expect(page).toHaveURL(/\/account\/tokens\/\w{26}$/)
  held.release()
  await expect.poll(() => tokensOf(demo, 'tom').length).toBe(1)
})
