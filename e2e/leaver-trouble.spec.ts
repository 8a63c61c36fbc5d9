import { readFile } from 'node:fs/promises'
import type { Locator } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { Failure } from '../src/demo-server/failure.ts'
import { addSession, addToken, makeLeaver, openRun, planned, startRun, step, verdict } from './support/leaver.ts'
import { loseAnswers } from './support/lost-answers.ts'
import { endedDialog } from './support/session.ts'
import { expect, test } from './support/test.ts'
import { holdBack, sent, tokensOf } from './support/tokens.ts'
import { walkTo } from './support/walk.ts'

const hasFocus = (step: Locator): Promise<boolean> =>
  step.evaluate((element) => element.contains(document.activeElement))

test('a step that fails holds up what comes after it; the end of the session pauses, the rate limit is waited out', async ({
  page,
  signIn,
  demo,
}) => {
  const { user } = makeLeaver(demo)
  const remove = demo.state.removeToken.bind(demo.state)
  demo.state.removeToken = () => {
    throw new Failure(500, 'app.user_access_token.delete.app_error')
  }
  demo.faults.add({ kind: 'session-ended', match: { method: 'PUT', path: `/users/${user.id}/roles` }, times: 1 })
  demo.faults.add({ kind: 'rate-limit', match: { method: 'PUT', path: `/users/${user.id}/active` }, times: 1 })
  await signIn('ada')
  await openRun(page, user.id)
  await planned(page, 'Bots they own').getByRole('radio', { name: 'Switch off', exact: true }).check()
  await startRun(page, user.username)
  const run = step(page, 'Run')
  const stuck = run.getByRole('alert')
  await expect(stuck).toContainText('2 changes failed in “Tokens”')
  await expect(run.getByRole('list', { name: 'Results: Tokens' })).toContainText('The token was not revoked')
  expect(sent(demo, 'POST', /\/disable$/)).toHaveLength(0)
  expect(user.delete_at).toBe(0)

  // Tried again, or gone on without and seen left.
  let calls = 0
  demo.state.removeToken = (token) => {
    calls += 1
    if (calls === 1) throw new Failure(500, 'app.user_access_token.delete.app_error')
    return remove(token)
  }
  await stuck.getByRole('button', { name: 'Retry 2 failed' }).dblclick()
  await expect(stuck).toContainText('One change failed')
  expect(sent(demo, 'POST', '/users/tokens/revoke')).toHaveLength(4)
  await stuck.getByRole('button', { name: 'Go on without' }).click()

  const ended = endedDialog(page)
  await ended.signIn()
  await expect(ended.dialog).toBeHidden()
  await expect(stuck).toContainText('Paused by itself')
  await run.getByRole('button', { name: 'Go on' }).press('Enter')
  await expect(verdict(page, 'System roles')).toContainText('0 left')
  // The button that was pressed is gone, and the focus has stayed in the step.
  expect(await hasFocus(run)).toBe(true)
  expect(sent(demo, 'PUT', `/users/${user.id}/active`).map(({ status }) => status)).toEqual([429, 200])
  await expect(step(page, 'Verify').getByRole('status')).toContainText('One thing is left that was to go')
  const line = verdict(page, 'Tokens')
  await expect(line).toContainText('1 left')
  expect(tokensOf(demo, user.username)).toHaveLength(1)
  await expect(line.getByRole('link')).toHaveAttribute('href', `/users/${user.id}/tokens`)
  expect(user.delete_at).toBeGreaterThan(0)
})

test('not for oneself, a bot or nobody; what is new after the run is red; somebody of the directory is marked by hand', async ({
  page,
  signIn,
  demo,
}) => {
  const { user, botId } = makeLeaver(demo)
  Object.assign(user, { auth_service: 'ldap', auth_data: 'petros' })
  await signIn('ada')
  await page.goto(`/users/${demoIds.ada}/leave`)
  await expect(page.getByRole('heading', { name: 'You cannot do this to yourself' })).toBeVisible()
  await walkTo(page, `/users/${botId}/leave`)
  await expect(page.getByRole('heading', { name: '@deploy-bot is a bot' })).toBeVisible()
  await walkTo(page, `/users/${'x'.repeat(26)}/leave`)
  await expect(page.getByRole('heading', { name: 'The server has no such person' })).toBeVisible()
  await walkTo(page, '/users/nobody/leave')
  await expect(page.getByRole('heading', { name: 'This is not the id of a person' })).toBeVisible()

  await walkTo(page, `/users/${user.id}/leave`)
  await expect(planned(page, 'Deactivate the account')).toContainText('Managed by AD/LDAP')
  await planned(page, 'Bots they own').getByRole('radio', { name: 'Leave', exact: true }).check()
  const held = holdBack(demo, 'GET', /^\/teams$/)
  await startRun(page, user.username)
  await expect.poll(held.count).toBe(1)
  // The rest is read already: this shows with the next reading.
  addToken(demo, user.id, 'Made on the way out')
  addSession(demo, user.id)
  held.release()
  await expect(verdict(page, 'Slash commands they made')).toContainText('1 left on purpose')
  await expect(verdict(page, 'Account')).toContainText('signing in is possible')
  await expect(verdict(page, 'Bots they own')).toContainText('left theirs on purpose')
  const report = step(page, 'Report')
  await report.getByRole('button', { name: 'Download CSV' }).click()
  await expect(report).toContainText('Downloaded.')
  await step(page, 'Verify')
    .getByRole('checkbox', { name: /is deactivated in the directory/ })
    .check()
  // The file does not say so.
  await expect(report).toContainText('As it is now it is on this page only')
  await expect(verdict(page, 'Account')).toContainText('Marked as done in the directory')
  expect(sent(demo, 'PUT', /\/active$/)).toHaveLength(0)

  // A read that fails is not verified.
  demo.faults.add({ kind: 'not-json', match: { method: 'GET', path: '/bots' } })
  await step(page, 'Verify').getByRole('button', { name: 'Read again' }).click()
  await expect(verdict(page, 'Tokens')).toContainText('Made on the way out (not disabled, new since the plan)')
  await expect(verdict(page, 'Sessions')).toContainText('1 left')
  await expect(verdict(page, 'Bots they own')).toContainText('Not verified')
  await expect(step(page, 'Verify').getByRole('status').first()).toContainText('2 things are left that were to go; ')
})

test('not without the right; what cannot be read is unknown and can be read again, what one may not read is not asked for', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('hedy')
  await page.goto(`/users/${demoIds.tom}/leave`)
  await expect(page.getByText('sysconsole_write_user_management_users')).toBeVisible()
  expect(sent(demo, 'GET', `/users/${demoIds.tom}/tokens`)).toHaveLength(0)

  // A help desk that may deactivate, and nothing about bots, roles, teams and commands.
  const role = demo.state.roles.get('token_helpdesk')
  if (!role) throw new Error('no role of the help desk')
  role.permissions = [...role.permissions, 'sysconsole_write_user_management_users']
  demo.faults.add({ kind: 'not-json', match: { method: 'GET', path: `/users/${demoIds.tom}/sessions` } })
  await openRun(page, demoIds.tom)
  const found = (title: string) => step(page, 'Found').getByRole('listitem', { name: title, exact: true })
  await expect(found('Sessions').getByRole('alert')).toContainText('That was not Mattermost')
  demo.faults.clear()
  await found('Sessions').getByRole('button', { name: 'Read again: Sessions' }).click()
  await expect(found('Sessions').getByRole('alert')).toHaveCount(0)
  await expect(found('Bots they own')).toContainText('Not allowed: needs read_others_bots')
  expect(sent(demo, 'GET', /^\/bots/)).toHaveLength(0)
  expect(sent(demo, 'GET', /^\/commands/)).toHaveLength(0)
  await expect(planned(page, 'System roles')).toContainText('Needs the permission manage_roles')
  await expect(planned(page, 'System roles').getByRole('checkbox')).toBeDisabled()
  await startRun(page, 'tom')
  await expect(verdict(page, 'Tokens')).toContainText('0 left')
  await expect(verdict(page, 'Bots they own')).toContainText('Not verified')
  await expect(verdict(page, 'System roles')).toContainText(
    'Not done here1 left, could not be done here: Needs the permission manage_roles',
  )
  await expect(step(page, 'Verify').getByRole('status').first()).toContainText('could not be done here, as planned')
})

test('how somebody signs in, and failed attempts, are those of the server’s report for whoever is no administrator; without it they are unknown', async ({
  page,
  signIn,
  demo,
}) => {
  const role = demo.state.roles.get('token_helpdesk')
  if (!role) throw new Error('no role of the help desk')
  role.permissions = [...role.permissions, 'sysconsole_write_user_management_users']
  const tom = demo.state.user(demoIds.tom)
  Object.assign(tom ?? {}, { auth_service: 'ldap', auth_data: 'tom' })
  await signIn('hedy')
  const account = step(page, 'Found').getByRole('listitem', { name: 'Account', exact: true })
  const reported = async (username: string): Promise<unknown> => {
    await startRun(page, username)
    const download = page.waitForEvent('download')
    await step(page, 'Report').getByRole('button', { name: 'Download JSON' }).click()
    return JSON.parse(await readFile(await (await download).path(), 'utf8'))
  }
  await openRun(page, demoIds.tom)
  await expect(account).toContainText('Active · signs in by AD/LDAP · MFA off · 0 failed attempts')
  await expect(planned(page, 'Deactivate the account')).toContainText('By hand')
  expect(await reported('tom')).toMatchObject({ person: { username: 'tom', signIn: 'ldap' } })

  await openRun(page, demoIds.leo)
  await expect(account).toContainText('Active · signs in by e-mail and password · MFA off · 10 failed attempts')
  demo.faults.add({ kind: 'not-json', match: { path: '/reports/users' } })
  await openRun(page, demoIds.leo)
  await expect(account).toContainText(/Active · MFA off$/)
  const asked = () => sent(demo, 'GET', /^\/reports\/users/).length
  const before = asked()
  expect(await reported('leo')).toMatchObject({ person: { username: 'leo', signIn: 'unknown' } })
  // It is asked for once more after the run, and fails once more: the run stands.
  await expect.poll(asked).toBe(before + 1)
  await expect(verdict(page, 'Account')).toContainText('Deactivated')
})

test('the last administrator stays one: refused at the door, and again right before the act', async ({
  page,
  signIn,
  demo,
}) => {
  const { user } = makeLeaver(demo)
  const admins = demo.state.usersByUsername().filter((one) => one.roles.includes('system_admin') && one !== user)
  const chief = demo.state.roles.get('system_admin')
  if (!chief) throw new Error('no administrators')
  demo.state.roles.set('chief', { ...chief, id: demo.state.id(), name: 'chief', built_in: false })
  const ada = demo.state.user(demoIds.ada)
  if (ada) ada.roles = 'system_user chief'
  await signIn('ada')
  await openRun(page, user.id)
  await planned(page, 'Bots they own').getByRole('radio', { name: 'Leave', exact: true }).check()
  for (const admin of admins) if (admin !== ada) admin.roles = 'system_user'
  await startRun(page, user.username)
  const stuck = step(page, 'Run').getByRole('alert')
  await expect(stuck).toContainText('One change failed in “System roles”')
  await expect(step(page, 'Run')).toContainText('This is the last active administrator')
  expect(sent(demo, 'PUT', /\/roles$/)).toHaveLength(0)
  await stuck.getByRole('button', { name: 'Stop the run' }).click()
  await expect(verdict(page, 'Account')).toContainText('Active')
  await expect(verdict(page, 'System roles')).toContainText('Left')

  const other = await page.context().newPage()
  await other.goto(`/users/${user.id}/leave`)
  await expect(other.getByRole('heading', { name: 'The last active administrator cannot leave' })).toBeVisible()
})

test('a change that was sent and not answered is told as such, in the run and in the report', async ({
  page,
  signIn,
  demo,
}) => {
  const { user } = makeLeaver(demo)
  await signIn('ada')
  await openRun(page, user.id)
  await planned(page, 'Bots they own').getByRole('radio', { name: 'Leave', exact: true }).check()
  const keep = loseAnswers(demo, 'PUT', /\/active$/)
  await startRun(page, user.username)
  const run = step(page, 'Run')
  await expect(run.getByRole('alert')).toContainText('Paused by itself')
  await expect(run).toContainText('1 sent without an answer, 1 not done.')
  await run.getByRole('button', { name: 'Go on' }).press('Enter')
  await expect(run.getByRole('alert')).toContainText('Paused by itself')
  await run.getByRole('button', { name: 'Stop the run' }).press('Enter')
  keep()
  await expect(run.getByRole('listitem', { name: 'Deactivate the account' })).toContainText(
    'Sent, no answer: may be done',
  )
  await expect(verdict(page, 'Account')).toContainText('Deactivated')
  expect(await hasFocus(run)).toBe(true)
  const download = page.waitForEvent('download')
  await step(page, 'Report').getByRole('button', { name: 'Download CSV' }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain('"sent, no answer: may be done"')
})
