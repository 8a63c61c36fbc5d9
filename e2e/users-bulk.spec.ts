import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import { loseAnswers } from './support/lost-answers.ts'
import { endedDialog } from './support/session.ts'
import { expect, test } from './support/test.ts'
import { bodyOf, dialog, sent } from './support/tokens.ts'

/** Ticks these people in the list, found one after the other. */
async function select(page: Page, ...usernames: string[]): Promise<Locator> {
  const search = page.getByRole('searchbox', { name: /Search people/ })
  for (const name of usernames) {
    await search.fill(name)
    await page
      .getByRole('row')
      .filter({ has: page.getByText(`@${name}`, { exact: false }) })
      .first()
      .getByRole('checkbox')
      .check()
  }
  const bar = page.getByRole('region', { name: 'Selection' })
  await expect(bar).toContainText(`${usernames.length} selected`)
  return bar
}

async function more(page: Page, bar: Locator, item: string): Promise<void> {
  await bar.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

const closeRun = (run: Locator): Promise<void> => run.getByRole('button', { name: 'Close' }).last().click()

function roles(demo: DemoServer, username: string): string {
  return demo.state.userByName(username)?.roles ?? ''
}

async function clearSelection(bar: Locator): Promise<void> {
  await bar.getByRole('button', { name: 'Clear selection' }).click()
  await expect(bar).toBeHidden()
}

/** A role is given with all others kept, as they are at that moment; not to who has one that takes a licence. */
async function giveRole(page: Page, demo: DemoServer): Promise<void> {
  const bar = await select(page, 'alice', 'tom', 'max')
  const alice = demo.state.userByName('alice')
  if (alice) alice.roles = 'system_user harbour_auditor'
  await more(page, bar, 'Add role…')
  const choice = dialog(page, 'Which role to add')
  await expect(choice.getByLabel('Role')).toBeFocused()
  await expect(choice.getByRole('button', { name: 'Continue' })).toHaveAccessibleDescription('Choose a role first')
  await choice.getByLabel('Role').selectOption('system_user_access_token')
  await choice.getByRole('button', { name: 'Continue' }).click()
  const run = dialog(page, /person$/)
  await expect(run).toContainText('Has the role already')
  await expect(run).toContainText('Has a role that takes a licence')
  await run.getByRole('button', { name: /^Give the role “May have personal access tokens” to 1 person/ }).click()
  const over = dialog(page, /^Gave the role/)
  await expect(over).toBeVisible()
  const download = page.waitForEvent('download')
  await over.getByRole('button', { name: 'Download report' }).click()
  expect((await download).suggestedFilename()).toMatch(/^latchkey-given-role-\d{4}-\d{2}-\d{2}T\d{6}\.csv$/)
  await expect(page.getByRole('progressbar', { name: 'Done', exact: true })).toBeVisible()
  expect(bodyOf(sent(demo, 'PUT', /\/roles$/)[0])).toEqual({
    roles: 'system_user harbour_auditor system_user_access_token',
  })
  expect(roles(demo, 'tom')).toBe('system_user system_user_access_token')
  // The way back is for those who were given it, and knows which role it was; and so is the way there again.
  await page.getByRole('button', { name: 'Take it from them again…' }).click()
  await page.getByRole('button', { name: /^Take the role “May have personal access tokens” from 1 person/ }).click()
  await expect(dialog(page, /^Took the role/)).toBeVisible()
  expect(roles(demo, 'alice')).toBe('system_user harbour_auditor')
  expect(roles(demo, 'tom')).toBe('system_user system_user_access_token')
  await page.getByRole('button', { name: 'Give it to them again…' }).click()
  await expect(dialog(page, /^Give the role/)).toContainText('1 person gets the role')
  await page.keyboard.press('Escape')
}

/** Deactivating many keeps an administrator, and leads back. */
async function deactivateMany(page: Page, demo: DemoServer): Promise<void> {
  for (const name of ['nora.bergstrom', 'petros.kanellis', 'ada']) {
    const user = demo.state.userByName(name)
    if (user) user.delete_at = 1
  }
  const bar = await select(page, 'mona', 'tom', 'dora')
  await more(page, bar, 'Deactivate…')
  const run = dialog(page, /person$/)
  await expect(run).toContainText('This is the last active administrator')
  await expect(run).toContainText('Deactivated already')
  await run.getByRole('button', { name: 'Deactivate 1 person' }).click()
  await expect(dialog(page, 'Deactivated 1 person')).toBeVisible()
  expect(demo.state.userByName('tom')?.delete_at).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Activate them again…' }).click()
  await dialog(page, 'Activate 1 person').getByRole('button', { name: 'Activate 1 person' }).click()
  await expect(dialog(page, 'Activated 1 person')).toBeVisible()
  expect(demo.state.userByName('tom')?.delete_at).toBe(0)
  expect(demo.state.userByName('mona')?.delete_at).toBe(0)
}

test('sessions of several are ended, oneself left out; a role is given with all others kept; many are deactivated', async ({
  page,
  signIn,
  demo,
}) => {
  const { license } = demo.state
  demo.state.license = null
  await signIn('ada')
  await page.goto('/users')
  const bar = await select(page, 'ada', 'tom', 'alice', 'tess')
  await bar.getByRole('button', { name: 'End sessions…' }).click()
  const run = dialog(page, /^End the sessions of|^Ended/)
  await expect(run).toContainText('3 people are signed out everywhere; 1 is left out.')
  await expect(run).toContainText('You yourself: not together with others')
  await expect(run).toContainText('Tokens go on working')
  demo.faults.add({ kind: 'bad-gateway-html', match: { path: new RegExp(`${demoIds.alice}/sessions`) }, times: 1 })
  demo.faults.add({ kind: 'rate-limit', match: { path: new RegExp(`${demoIds.tess}/sessions`) }, ms: 1000, times: 1 })
  await run.getByRole('button', { name: 'End the sessions of 3 people' }).click()
  await run.getByRole('button', { name: /Retry 1 failed|Go on/ }).click()
  await expect(dialog(page, 'Ended the sessions of 3 people')).toBeVisible()
  await expect(run.getByRole('progressbar', { name: 'Done', exact: true })).toBeVisible()
  const download = page.waitForEvent('download')
  await run.getByRole('button', { name: 'Download report' }).click()
  expect((await download).suggestedFilename()).toMatch(/^latchkey-ended-sessions-\d{4}-\d{2}-\d{2}T\d{6}\.csv$/)
  await closeRun(run)
  for (const name of ['tom', 'alice', 'tess'] as const)
    expect(demo.state.sessionsOfUser.of(demoIds[name]).length).toBe(0)
  expect(demo.state.sessionsOfUser.of(demoIds.ada).length).toBeGreaterThan(0)

  await clearSelection(bar)
  await giveRole(page, demo)
  await clearSelection(bar)
  // Without one the server would not take so many people back.
  demo.state.license = license
  await deactivateMany(page, demo)
})

test('resetting MFA as the help desk, then ending sessions too; who is gone is said', async ({
  page,
  signIn,
  demo,
}) => {
  const uma = demo.state.userByName('uma')
  if (uma) uma.mfa_active = true
  await signIn('hedy')
  await page.goto('/users')
  const bar = await select(page, 'uma', 'mona', 'tom')
  await bar.getByRole('button', { name: 'More' }).click()
  await expect(page.getByRole('menuitem', { name: /^Deactivate…/ })).toContainText(
    'sysconsole_write_user_management_users',
  )
  await page.getByRole('menuitem', { name: 'Reset MFA…' }).click()
  const run = dialog(page, /person$/)
  await expect(run).toContainText('An administrator, which takes manage_system')
  await expect(run).toContainText('Has no second factor')
  await run.getByRole('button', { name: 'Reset the MFA of 1 person' }).click()
  await page.getByRole('button', { name: 'End their sessions too…' }).click()
  await page.getByRole('button', { name: 'End the sessions of 1 person' }).click()
  await expect(dialog(page, 'Ended the sessions of 1 person')).toBeVisible()
  expect(demo.state.userByName('uma')?.mfa_active).toBe(false)
  expect(demo.state.sessionsOfUser.of(demoIds.uma).length).toBe(0)
})

test('the way back reads people anew, also when all of them were taken along', async ({ page, signIn, demo }) => {
  await signIn('ada')
  await page.goto('/users')
  const bar = await select(page, 'tom')
  await more(page, bar, 'Deactivate…')
  await dialog(page, 'Deactivate 1 person').getByRole('button', { name: 'Deactivate 1 person' }).click()
  await page.getByRole('button', { name: 'Activate them again…' }).click()
  const back = dialog(page, 'Activate 1 person')
  await back.getByRole('button', { name: 'Activate 1 person' }).click()
  await expect(dialog(page, 'Activated 1 person')).toBeVisible()
  expect(demo.state.userByName('tom')?.delete_at).toBe(0)
})

test('a run that is held up by the end of the session goes on after signing in, where it was', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  await page.goto('/users')
  const bar = await select(page, 'tom', 'alice', 'tess')
  await bar.getByRole('button', { name: 'End sessions…' }).click()
  demo.faults.add({ kind: 'session-ended', match: { path: /\/sessions\/revoke\/all/ }, times: 1 })
  await page.getByRole('button', { name: 'End the sessions of 3 people' }).click()
  const ended = endedDialog(page)
  await ended.signIn()
  await expect(ended.dialog).toBeHidden()
  const run = dialog(page, /^End the sessions of 3 people|^Ended/)
  await run.getByRole('button', { name: /Go on|Retry \d failed/ }).click()
  await expect(dialog(page, /^Ended the sessions of 3 people$/)).toBeVisible()
  for (const name of ['tom', 'alice', 'tess'] as const) {
    expect(demo.state.sessionsOfUser.of(demoIds[name])).toHaveLength(0)
  }
})

test('what was sent and not answered is told as such, with the way back, and is tried again', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  await page.goto('/users')
  const bar = await select(page, 'tom')
  await more(page, bar, 'Deactivate…')
  const keep = loseAnswers(demo, 'PUT', /\/active$/)
  await dialog(page, 'Deactivate 1 person').getByRole('button', { name: 'Deactivate 1 person' }).click()
  const paused = dialog(page, 'Deactivate 1 person: paused')
  await expect(paused).toContainText('0 done, 1 sent without an answer.')
  await paused.getByRole('button', { name: 'Cancel the rest' }).click()
  const over = dialog(page, 'Deactivated 0 of 1 person')
  await expect(over.getByRole('list', { name: 'Results' })).toContainText('Sent, no answer: may be done')
  const download = page.waitForEvent('download')
  await over.getByRole('button', { name: 'Download report' }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain('Sent, no answer: may be done')
  keep()

  // It was done: the way back finds it so.
  await over.getByRole('button', { name: 'Activate them again…' }).click()
  await dialog(page, 'Activate 1 person').getByRole('button', { name: 'Activate 1 person' }).click()
  await expect(dialog(page, 'Activated 1 person')).toBeVisible()
  expect(demo.state.userByName('tom')?.delete_at).toBe(0)
  await closeRun(page.getByRole('dialog'))

  await bar.getByRole('button', { name: 'End sessions…' }).click()
  const keepAgain = loseAnswers(demo, 'POST', /\/revoke\/all$/)
  await page.getByRole('button', { name: 'End the sessions of 1 person' }).click()
  await page.getByRole('button', { name: 'Cancel the rest' }).click()
  keepAgain()
  await page.getByRole('button', { name: 'Retry 1 without an answer' }).click()
  await expect(dialog(page, 'Ended the sessions of 1 person')).toContainText('1 done.')
})

test('nobody becomes member and guest at once; making administrators is asked for by a word', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  await page.goto('/users')
  const bar = await select(page, 'tom', 'gus')
  const choose = async (role: string) => {
    await more(page, bar, 'Add role…')
    const choice = dialog(page, 'Which role to add')
    await choice.getByLabel('Role').selectOption(role)
    await choice.getByRole('button', { name: 'Continue' }).click()
  }
  await choose('system_guest')
  const guests = dialog(page, /^Give the role “Guest”/)
  await expect(guests).toContainText('Would be member and guest at once')
  await expect(guests).toContainText('Has the role already')
  // Nothing is included: there is nothing to begin.
  await expect(guests).toContainText('Nothing is changed: all 2 people selected are left out.')
  await expect(guests).not.toContainText('It counts at once')
  await expect(guests.getByRole('button')).toHaveText(['', 'Close'])
  // On a phone the reason stands under the name, and the name is not cut.
  await page.setViewportSize({ width: 390, height: 844 })
  const row = guests.getByRole('region', { name: 'Left out' }).getByRole('listitem').first()
  const [name, reason] = [await row.locator('bdi').boundingBox(), await row.locator('span').boundingBox()]
  expect(reason?.y).toBeGreaterThanOrEqual((name?.y ?? 0) + (name?.height ?? 0))
  expect(await row.locator('bdi').evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.keyboard.press('Escape')

  await choose('system_admin')
  const run = dialog(page, 'Give the role “System administrator” to 2 people')
  await expect(run).toContainText('may do everything on this server')
  const give = run.getByRole('button', { name: /^Give the role/ })
  await expect(give).toHaveAccessibleDescription('Type “system_admin 2” first')
  await run.getByRole('textbox', { name: 'Type “system_admin 2” to unlock the button' }).fill('system_admin 2')
  await give.click()
  await expect(dialog(page, /^Gave the role/)).toBeVisible()
  expect(roles(demo, 'tom')).toBe('system_user system_user_access_token system_admin')
})

test('a reset mail is not asked for whom another service signs in, also where only the list tells that', async ({
  page,
  signIn,
  demo,
}) => {
  const saml = demo.state.usersByUsername().find((user) => user.auth_service === 'saml' && user.delete_at === 0)
  if (!saml) throw new Error('nobody signs in by SAML')
  demo.state.configure((config) => {
    config.EmailSettings.SendEmailNotifications = false
  })
  await signIn('rita')
  await page.goto('/users')
  const bar = await select(page, saml.username, 'tom')
  await more(page, bar, 'Send reset mail…')
  const run = dialog(page, /person$/)
  await expect(run).toContainText('1 person is sent a reset mail; 1 is left out.')
  await expect(run.getByRole('region', { name: 'Left out' })).toContainText('The password is kept by another service')
  await expect(run).toContainText('it may not be set up to send any mail')
  await run.getByRole('button', { name: 'Send a reset mail to 1 person' }).click()
  await expect(dialog(page, /^Asked for a reset mail/)).toContainText('1 done.')
})
