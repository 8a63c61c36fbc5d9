import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import type { DemoServer } from '../src/demo-server/server.ts'
import { addToken, makeLeaver, openRun, planned, startRun, step, teamNamed, verdict } from './support/leaver.ts'
import { expect, test } from './support/test.ts'
import { holdBack, sent, tokensOf, userId } from './support/tokens.ts'
import { walkTo } from './support/walk.ts'

async function giveBotAway(page: Page, to: string): Promise<void> {
  const bots = planned(page, 'Bots they own')
  await bots.getByRole('radio', { name: 'Give away', exact: true }).check()
  await bots.getByRole('combobox').fill(to)
  await bots.getByRole('option').first().click()
}

test('everything is found, taken in the right order, and read again: nothing is left', async ({
  page,
  signIn,
  demo,
}) => {
  const { user, botId, writes } = makeLeaver(demo)
  const teams = demo.state.membershipsOf(user.id).filter((member) => member.delete_at === 0)
  await signIn('ada')
  await page.goto(`/users/${user.id}/summary`)
  await page.getByRole('link', { name: 'Leaver run…' }).click()
  await expect(page.getByRole('heading', { name: 'Leaver run' })).toBeVisible()

  const found = (title: string) => step(page, 'Found').getByRole('listitem', { name: title, exact: true })
  await expect(found('Tokens')).toContainText('1 active, 1 disabled')
  await expect(found('Tokens')).toContainText('Backup script')
  await expect(found('Sessions')).toContainText('in a browser')
  await expect(found('Bots they own')).toContainText('Deployments (@deploy-bot)')
  await expect(found('Tokens of these bots')).toContainText('Deploy hook, of @deploy-bot')
  await expect(found('Slash commands they made')).toContainText('/tides')
  await expect(found('System roles')).toContainText('System administrator')

  // What is to be decided stands in the way, and what was typed is for the plan it was typed for.
  const confirm = step(page, 'Confirm')
  await expect(planned(page, 'Bots they own')).toContainText('Choose what becomes of one bot.')
  await expect(planned(page, 'Bots they own')).toContainText('To decide')
  await expect(planned(page, 'Bots they own')).not.toContainText('0 changes')
  await confirm.getByRole('textbox').fill(user.username)
  const button = confirm.getByRole('button', { name: /^Start the run/ })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await giveBotAway(page, 'nora')
  await expect(planned(page, 'Bots they own')).toContainText('Its token “Deploy hook” works on')
  await expect(planned(page, 'Slash commands they made')).toContainText('/tides: goes on working')
  await expect(confirm.getByRole('textbox')).toHaveValue('')
  const teamBox = planned(page, 'Teams').getByRole('checkbox', { name: 'Do this: Teams' })
  await expect(teamBox).not.toBeChecked()
  await teamBox.check()
  await expect(confirm).toContainText('Revoke the token “Backup script”')
  await expect(confirm).toContainText('Give the bot Deployments (@deploy-bot) to @nora.bergstrom')
  const before = writes().length
  await confirm.getByRole('textbox').fill(user.username)
  await button.dblclick()

  await expect(step(page, 'Verify').getByRole('status')).toContainText('Nothing is left but what was left on purpose')
  const made = writes().slice(before)
  const order = ['sessions/revoke/all', 'tokens/revoke', '/assign/', '/roles', 'DELETE /teams', '/active', 'revoke/all']
  const positions = order.map((part, at) =>
    at === order.length - 1
      ? made.findLastIndex((line) => line.includes(part))
      : made.findIndex((line) => line.includes(part)),
  )
  expect(positions).toEqual([...positions].toSorted((a, b) => a - b))
  expect(positions).not.toContain(-1)
  const groupTeams = teams.filter(({ team_id }) => team_id === teamNamed(demo, 'customs').id).length
  expect(made).toHaveLength(2 + 2 + 1 + 1 + (teams.length - groupTeams) + 1)

  expect(tokensOf(demo, user.username)).toHaveLength(0)
  expect(demo.state.sessionsOfUser.of(user.id)).toHaveLength(0)
  expect(demo.state.bots.get(botId)).toMatchObject({ owner_id: userId(demo, 'nora.bergstrom'), delete_at: 0 })
  expect(user.roles).toBe('system_user')
  expect(user.delete_at).toBeGreaterThan(0)
  for (const title of ['Account', 'Tokens', 'Sessions', 'System roles', 'Bots they own']) {
    await expect(verdict(page, title)).toContainText('Clear')
  }
  await expect(verdict(page, 'Slash commands they made')).toContainText('1 left on purpose')
  await expect(verdict(page, 'Tokens of these bots that work')).toContainText('Deploy hook')
  // Read again, and not remembered.
  const verified = demo.requests.slice(demo.requests.findLastIndex(({ path }) => path.endsWith('/sessions/revoke/all')))
  for (const path of [`/users/${user.id}/tokens`, `/users/${user.id}/sessions`, `/users/${user.id}/teams`, '/bots']) {
    expect(
      verified.some((request) => request.method === 'GET' && request.path.split('?')[0]?.endsWith(path)),
      path,
    ).toBe(true)
  }
})

/** A run against tom that is left while it works, which stops it: what was asked for then is done, and no more. */
async function leaveInTheMiddle(page: Page, demo: DemoServer): Promise<void> {
  await walkTo(page, `/users/${userId(demo, 'tom')}/leave`)
  await planned(page, 'Bots they own').getByRole('radio', { name: 'Leave', exact: true }).check()
  const held = holdBack(demo, 'POST', /tokens\/revoke$/)
  await startRun(page, 'tom')
  await expect.poll(held.count).toBe(4)
  await page.getByRole('link', { name: 'Open person' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stop and leave' }).click()
  await expect(page).toHaveURL(/\/summary$/)
  held.release()
  await expect.poll(() => tokensOf(demo, 'tom').length).toBe(1)
  expect(demo.state.userByName('tom')?.delete_at).toBe(0)
}

test('pause and go on; the report says who, by whom, what and what is left, and holds no secret; leaving is held up', async ({
  page,
  signIn,
  demo,
}) => {
  const { user } = makeLeaver(demo)
  for (let i = 0; i < 6; i++) addToken(demo, user.id, `Script ${i}`)
  const secrets = tokensOf(demo, user.username).map((token) => token.token)
  await signIn('ada')
  await openRun(page, user.id)
  const tokens = planned(page, 'Tokens')
  await tokens.getByRole('radio', { name: 'Disable', exact: true }).check()
  await planned(page, 'Bots they own').getByRole('radio', { name: 'Switch off', exact: true }).check()
  const roles = planned(page, 'System roles')
  await roles.getByRole('checkbox').uncheck()
  await roles.getByRole('textbox', { name: 'Note for the report' }).fill('Needed by the auditors')
  const held = holdBack(demo, 'POST', /tokens\/disable$/)
  await startRun(page, user.username)
  const run = step(page, 'Run')
  await expect.poll(held.count).toBe(4)
  await page.getByRole('link', { name: 'Open person' }).click()
  const unfinished = page.getByRole('dialog', { name: 'The run is not finished' })
  await expect(unfinished).toContainText('on this page only')
  await unfinished.getByRole('button', { name: 'Stay' }).click()
  await run.getByRole('button', { name: 'Pause' }).click()
  held.release()
  await expect(run.getByRole('list', { name: 'Results: Tokens' }).getByText('Done')).toHaveCount(4)
  expect(sent(demo, 'POST', '/users/tokens/disable')).toHaveLength(4)
  await run.getByRole('button', { name: 'Go on' }).click()
  // One of the eight was disabled before.
  await expect(verdict(page, 'Tokens')).toContainText('8 disabled, kept as evidence')
  expect(sent(demo, 'POST', '/users/tokens/disable')).toHaveLength(7)
  await expect(verdict(page, 'System roles')).toContainText('left on purpose: Needed by the auditors')
  await expect(verdict(page, 'Bots they own')).toContainText('switched off')
  expect(user.delete_at).toBeGreaterThan(0)

  await page.getByRole('link', { name: 'Open person' }).click()
  const asked = page.getByRole('dialog', { name: 'The report is not saved' })
  await asked.getByRole('button', { name: 'Stay' }).click()
  const download = page.waitForEvent('download')
  await step(page, 'Report').getByRole('button', { name: 'Download JSON' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^latchkey-leaver-petros\.kanellis-\d{4}-\d{2}-\d{2}T\d{6}\.json$/)
  const text = await readFile(await file.path(), 'utf8')
  for (const secret of [...secrets, 'tides.example']) expect(text).not.toContain(secret)
  const report: unknown = JSON.parse(text)
  expect(report).toMatchObject({
    person: { username: user.username },
    by: { username: 'ada' },
    server: { name: 'Kestrel Harbour' },
    isFinished: true,
    startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    results: expect.arrayContaining([
      {
        step: 'Tokens',
        id: expect.any(String),
        words: 'Disable the token “Backup script”',
        result: 'done',
        reason: '',
      },
    ]),
  })
  // What is read again is in no file yet.
  await expect(step(page, 'Report')).toContainText('Downloaded.')
  await step(page, 'Verify').getByRole('button', { name: 'Read again' }).click()
  await expect(step(page, 'Report')).toContainText('As it is now it is on this page only')
  await page.getByRole('link', { name: 'Open person' }).click()
  await asked.getByRole('button', { name: 'Stay' }).click()
  const table = page.waitForEvent('download')
  await step(page, 'Report').getByRole('button', { name: 'Download CSV' }).click()
  expect(await readFile(await (await table).path(), 'utf8')).toContain('verification,System roles,chosen')

  // Started over, it shows what is done already.
  await step(page, 'Report')
    .getByRole('button', { name: /Start over/ })
    .click()
  await expect(step(page, 'Found')).toContainText('Deactivated already')
  await expect(planned(page, 'Deactivate the account')).toContainText('Deactivated already')
  await page.getByRole('link', { name: 'Open person' }).click()
  await expect(page).toHaveURL(/\/summary$/)
  await leaveInTheMiddle(page, demo)
})
