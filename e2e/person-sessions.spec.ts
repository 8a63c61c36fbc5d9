import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import { placesOf } from './support/leftovers.ts'
import { expect, test } from './support/test.ts'
import { bodyOf, dialog, expectToast, sent } from './support/tokens.ts'
import { walkTo } from './support/walk.ts'

const DAY = 86_400_000

/** Signs somebody in with this device. Returns the id of the session. */
function addSession(demo: DemoServer, username: string, props: Record<string, string>, more = {}): string {
  const user = demo.state.userByName(username)
  const now = demo.state.now()
  const id = demo.state.id()
  demo.state.addSession({
    id,
    token: demo.state.id(),
    user_id: user?.id ?? '',
    create_at: now - 10 * DAY,
    expires_at: now + 20 * DAY,
    last_activity_at: now - DAY,
    device_id: '',
    roles: user?.roles ?? '',
    is_oauth: false,
    props: { csrf: demo.state.id(), isMobile: 'false', ...props },
    ...more,
  })
  return id
}

/** Alice, signed in with four things, one of them over. */
function signAliceIn(demo: DemoServer): { laptop: string; phone: string; old: string } {
  demo.state.removeSessionsOf(demoIds.alice)
  const laptop = addSession(demo, 'alice', { platform: 'Windows', os: 'Windows 10', browser: 'Firefox/144.0' })
  const phone = addSession(
    demo,
    'alice',
    { platform: 'iPhone', os: 'iOS', browser: 'Mobile App/2.34.0', isMobile: 'true' },
    {
      device_id: 'apple_rn-v2:1',
      create_at: demo.state.now() - 99 * DAY,
      last_activity_at: demo.state.now() - 95 * DAY,
    },
  )
  const old = addSession(
    demo,
    'alice',
    { platform: 'Linux', os: 'Linux', browser: 'Chrome/139.0' },
    { expires_at: demo.state.now() - DAY, roles: 'system_user system_admin' },
  )
  return { laptop, phone, old }
}

const rows = (page: Page) => page.getByRole('grid', { name: 'Sessions' }).getByRole('row')

test('where somebody is signed in, narrowed down by the address, with no CSRF token; one is ended, or is gone meanwhile', async ({
  page,
  signIn,
  demo,
}) => {
  const { laptop, phone } = signAliceIn(demo)
  const csrf = demo.state.sessions.get(laptop)?.props['csrf'] ?? ''
  await signIn('ada')
  await page.goto(`/users/${demoIds.alice}/sessions`)
  await expect(page.getByText('3 sessions (complete)')).toBeVisible()
  await expect(rows(page).filter({ hasText: 'Firefox 144.0' })).toContainText('Windows 10')
  await expect(rows(page).filter({ hasText: 'Mobile app 2.34.0' })).toContainText('iPhone, iOS')
  await expect(rows(page).filter({ hasText: 'Chrome 139.0' })).toContainText('also System administrator')
  await expect(page.getByRole('columnheader', { name: 'Roles', exact: true })).toBeVisible()
  expect(await placesOf(page, csrf)).toEqual([])

  await page.getByRole('button', { name: 'Idle' }).click()
  await page.getByRole('link', { name: /90 days or longer/ }).click()
  await expect(page).toHaveURL(/f\.idle=90d/)
  await expect(page.getByText('1 of 3 sessions match')).toBeVisible()
  await walkTo(page, `/users/${demoIds.alice}/sessions?q=zzz&f.kind=robot`)
  await expect(page.getByText('No session matches')).toBeVisible()
  await expect(page.getByText(/Ignored in the address.*f\.kind=robot/)).toBeVisible()
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await expect(page.getByText('3 sessions (complete)')).toBeVisible()

  const end = async (name: string) => {
    await page.getByRole('button', { name: new RegExp(`^Actions for ${name} on .*, last active `) }).click()
    await page.getByRole('menuitem', { name: 'End session…' }).click()
  }
  await end('Firefox 144.0')
  const asked = dialog(page, 'End session')
  await expect(asked).toContainText(
    /@alice is signed out of Firefox 144\.0 on Windows 10, last active \d+ \w+ \d{4}, [\d:]{8} CES?T\./,
  )
  await asked.getByRole('button', { name: 'End session' }).click()
  await expectToast(page, 'Session ended')
  await expect(rows(page).filter({ hasText: 'Firefox 144.0' })).toHaveCount(0)
  expect(bodyOf(sent(demo, 'POST', /\/sessions\/revoke$/)[0])).toEqual({ session_id: laptop })

  await end('Mobile app 2.34.0')
  const session = demo.state.sessions.get(phone)
  if (session) demo.state.removeSession(session)
  await asked.getByRole('button', { name: 'End session' }).click()
  await expectToast(page, 'The session was over already')
  await expect(page.getByText('1 session (complete)')).toBeVisible()
})

test('all of somebody are ended at once, and it is said that tokens go on', async ({ page, signIn, demo }) => {
  signAliceIn(demo)
  await signIn('hedy')
  await page.goto(`/users/${demoIds.alice}/sessions`)
  await page.getByRole('button', { name: 'End all…' }).click()
  const asked = dialog(page, 'End all sessions')
  await expect(asked).toContainText('Tokens go on working')
  demo.faults.add({ kind: 'bad-gateway-html', match: { path: /revoke\/all$/ }, times: 1 })
  await asked.getByRole('button', { name: 'End all sessions' }).click()
  await expect(asked.getByRole('alert')).toBeVisible()
  await asked.getByRole('button', { name: 'End all sessions' }).click()
  await expect(page.getByText('@alice is signed in nowhere')).toBeVisible()
  expect(demo.state.sessionsOfUser.of(demoIds.alice).length).toBe(0)

  // One by one too: what came of it outlives the last row, and does not open again over the next ones.
  signAliceIn(demo)
  const again = page.getByRole('button', { name: 'Read again' })
  await again.click()
  await page.getByRole('checkbox', { name: 'Select all 3 rows shown' }).check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'End…' }).click()
  await dialog(page, 'End 3 sessions').getByRole('button', { name: 'End 3 sessions' }).click()
  const report = dialog(page, 'Ended 3 sessions')
  await expect(page.getByText('@alice is signed in nowhere')).toBeAttached()
  await expect(report).toBeVisible()
  await report.getByRole('button', { name: 'Close' }).last().click()
  demo.faults.add({ kind: 'not-json', match: { path: /\/sessions$/ }, times: 1 })
  await again.click()
  await expect(page.getByText('The sessions could not be read again: what is shown is from before')).toBeVisible()
  signAliceIn(demo)
  await again.last().click()
  await expect(page.getByText('3 sessions (complete)')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('of one’s own all but the one that is open, one by one; one of a token leads to it, and failing to read is told', async ({
  page,
  signIn,
  demo,
}) => {
  demo.state.removeSessionsOf(demoIds.ada)
  await signIn('ada')
  addSession(demo, 'ada', { platform: 'Linux', os: 'Linux', browser: 'Firefox/144.0' })
  addSession(demo, 'ada', { platform: 'Macintosh', os: 'Mac OS', browser: 'Desktop App/5.13.1' })
  await page.goto(`/users/${demoIds.ada}/sessions`)
  const own = rows(page).filter({ hasText: 'This session' })
  await expect(own).toHaveCount(1)
  await own.getByRole('button', { name: /^Actions for/ }).click()
  await expect(page.getByRole('menuitem', { name: 'End session…' })).toContainText('You are in it: sign out instead')
  await page.keyboard.press('Escape')

  // It stays first and is not selected: with all, with a key, with a range.
  const bar = page.getByRole('region', { name: 'Selection' })
  const all = page.getByRole('checkbox', { name: /elect all/ })
  await page.getByRole('columnheader', { name: 'Created' }).getByRole('link').click()
  await expect(rows(page).nth(1)).toContainText('This session')
  await page.getByRole('checkbox', { name: 'Select all 2 rows shown' }).check()
  await expect(bar).toContainText('2 selected')
  await expect(bar.getByRole('button', { name: /Select all/ })).toHaveCount(0)
  await expect(own.getByRole('checkbox')).toHaveCount(0)
  await all.uncheck()
  await expect(bar).toBeHidden()
  await rows(page).nth(1).focus()
  await page.keyboard.press('x')
  await expect(page.getByText('It cannot be selected: sign out instead.')).toBeVisible()
  await expect(bar).toBeHidden()
  await page.keyboard.press('a')
  await expect(bar).toContainText('2 selected')
  await bar.getByRole('button', { name: 'Clear selection' }).click()
  await rows(page).nth(3).getByRole('checkbox').check()
  await rows(page).nth(1).focus()
  await page.keyboard.press('Shift+X')
  await expect(bar).toContainText('2 selected')
  await bar.getByRole('button', { name: 'End…' }).click()
  const run = dialog(page, /sessions/)
  await expect(run).toContainText('2 sessions are ended.')
  await run.getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: 'End all others…' }).click()
  await run.getByRole('button', { name: 'End 2 sessions' }).click()
  await expect(dialog(page, 'Ended 2 sessions')).toBeVisible()
  await dialog(page, 'Ended 2 sessions').getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByText('1 session (complete)')).toBeVisible()
  expect(sent(demo, 'POST', /\/sessions\/revoke$/)).toHaveLength(2)
  expect(sent(demo, 'POST', /revoke\/all$/)).toHaveLength(0)

  demo.faults.add({ kind: 'empty', match: { path: /\/sessions$/ } })
  await walkTo(page, `/users/${demoIds.tom}/sessions?f.kind=token`)
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  demo.faults.clear()
  await page.getByRole('button', { name: 'Try again' }).click()
  const row = rows(page).nth(1)
  await expect(row).toContainText('Berth plan to chat')
  // All of them are of the same kind, on no known device: their menus and boxes tell them apart all the same.
  for (const control of [
    page.getByRole('button', { name: /^Actions for/ }),
    page.getByRole('checkbox', { name: /^Select [^a]/ }),
  ]) {
    const names = await control.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
    expect(names.length).toBeGreaterThan(2)
    expect(new Set(names).size).toBe(names.length)
  }
  await row.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'End session…' }).click()
  await expect(dialog(page, 'End session')).toContainText('This by itself ends nothing: the token makes a new session')
  await expect(dialog(page, 'End session')).not.toContainText('signed out')
  await dialog(page, 'End session').getByRole('button', { name: 'Cancel' }).click()
  await row.getByRole('link').click()
  await expect(page).toHaveURL(/\/users\/\w+\/tokens\/\w{26}/)
  await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible()
})
