import type { Locator, Page } from 'playwright/test'
import type { DemoServer } from '../src/demo-server/server.ts'
import type { UserRecord } from '../src/demo-server/state.ts'
import { expectNoAxeFindings } from './support/axe.ts'
import { openPeople, peopleFooter, peopleWho, reportPages } from './support/people.ts'
import { expect, test } from './support/test.ts'

function isOurs(user: UserRecord): boolean {
  return ['', 'email', 'ldap'].includes(user.auth_service)
}

function isOff(user: UserRecord): boolean {
  return user.delete_at === 0 && isOurs(user) && !user.mfa_active
}

function isAdmin(user: UserRecord): boolean {
  return user.roles.split(' ').includes('system_admin')
}

function card(page: Page): Locator {
  return page.getByRole('region', { name: 'MFA coverage' })
}

async function open(page: Page): Promise<void> {
  await card(page).getByRole('button', { name: 'MFA coverage' }).click()
}

/** Who lacks MFA is counted by role and method, and every number leads to as many people. */
async function expectCounts(page: Page, demo: DemoServer): Promise<void> {
  const all = peopleWho(demo)
  const off = all.filter(isOff)
  const openAdmins = off.filter(isAdmin)
  await open(page)
  await expect(card(page).getByText(`${all.length} people read just now, complete`)).toBeVisible()
  expect(openAdmins.length).toBeGreaterThan(0)
  await expect(
    card(page).getByText(
      openAdmins.length === 1
        ? '1 system administrator has no second factor'
        : `${openAdmins.length} system administrators have no second factor`,
    ),
  ).toBeVisible()
  for (const user of openAdmins.slice(0, 5)) {
    await expect(card(page).getByRole('link', { name: `@${user.username}`, exact: true })).toBeVisible()
  }
  const elsewhere = all.filter((user) => user.delete_at === 0 && !isOurs(user)).length
  await expect(card(page)).toContainText(`For ${elsewhere} who sign in with another service, that service decides.`)

  const read = reportPages(demo).length
  const links = card(page).getByRole('link', { name: /^[\d,]+: show / })
  const names = await links.evaluateAll((found) => found.map((link) => link.getAttribute('aria-label') ?? ''))
  expect(names.length).toBeGreaterThan(6)
  expect(names[0]).toBe(`${off.length}: show everybody`)
  expect(names).toContain(`${openAdmins.length}: show System administrator`)
  for (const [at, name] of names.entries()) {
    // Each of them is held against its list by the unit tests.
    if (!/everybody|administrator|SAML/.test(name)) continue
    const count = name.split(':')[0] ?? ''
    await links.nth(at).click()
    if (name.includes('SAML')) await expect(page).toHaveURL(/f\.method=/)
    await expect(page.getByRole('link', { name: 'Remove filter State: Active' })).toBeVisible()
    await expect(peopleFooter(page), name).toHaveText(`${count} of ${all.length} people match (complete)`)
  }
  await card(page).getByRole('link', { name: 'Show in the list' }).click()
  await expect(page).toHaveURL(/\/users\?f\.role=system_admin&f\.state=active&f\.mfa=missing$/)
  await expect(peopleFooter(page)).toHaveText(`${openAdmins.length} of ${all.length} people match (complete)`)
  // Looked at with the short list beside it: the long one has been looked at in its own tests.
  await expectNoAxeFindings(page)
  // All of it came from one reading.
  expect(reportPages(demo)).toHaveLength(read)
}

test('a failure, a partial reading and a refresh are told where they are, on a phone too; every number leads to people', async ({
  page,
  demo,
  signIn,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn('ada')
  const all = peopleWho(demo)
  await page.goto('/users')
  await expect(page.getByText(`${all.length} people from`)).toBeVisible()
  const asked = reportPages(demo).length
  await open(page)
  await expect(card(page).getByText(/with about \d+ requests\./)).toBeVisible()
  expect(reportPages(demo)).toHaveLength(asked)
  // Of a kind that is not worth asking again by itself, which would take its time.
  demo.faults.add({ kind: 'not-json', match: { path: /^\/reports\/users\?/ } })
  await card(page).getByRole('button', { name: 'Read everybody' }).click()
  await expect(card(page).getByRole('alert')).toBeVisible()
  demo.faults.clear()
  demo.faults.add({ kind: 'not-json', match: { path: /^\/reports\/users\?/ }, after: 1 })
  await card(page).getByRole('button', { name: 'Try again' }).click()
  await expect(card(page).getByText(`Partial: 100 of ${all.length} people were read`)).toBeVisible()
  await expect(card(page).getByText(/Each number is at least so many\.$/)).toBeVisible()
  demo.faults.clear()
  await card(page).getByRole('button', { name: 'Read everybody again' }).first().click()
  await expect(card(page).getByText(`${all.length} people read just now, complete`)).toBeVisible()
  demo.faults.add({ kind: 'not-json', match: { path: /^\/reports\/users\?/ } })
  await card(page).getByRole('button', { name: 'Read everybody again' }).click()
  await expect(card(page).getByText('Reading again failed')).toBeVisible()
  await expect(card(page).getByText(`${all.length} people read just now, complete`)).toBeVisible()
  demo.faults.clear()
  const { scrollWidth, scrollHeight } = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return { scrollWidth, scrollHeight }
  })
  expect([scrollWidth, scrollHeight], 'nothing sticks out').toEqual([390, 844])
  await expectNoAxeFindings(page)
  // The list needs the room.
  const off = all.filter(isOff).length
  const before = reportPages(demo).length
  await card(page)
    .getByRole('link', { name: `${off}: show everybody` })
    .click()
  await expect(card(page).getByRole('table')).toHaveCount(0)
  await expect(peopleFooter(page)).toHaveText(`${off} of ${all.length} people match (complete)`)
  // What could not be read again is shown, and read once more where it is needed.
  await expect.poll(() => reportPages(demo).length).toBe(before + Math.ceil(all.length / 100))

  await page.setViewportSize({ width: 1440, height: 900 })
  await expectCounts(page, demo)
})

test('without being told of methods, and with MFA switched off, the card says so', async ({ page, demo, signIn }) => {
  demo.state.config.ServiceSettings.EnableMultifactorAuthentication = false
  await signIn('max')
  await openPeople(page)
  await open(page)
  await expect(card(page).getByText('MFA is switched off on this server')).toBeVisible()
  await expect(card(page).getByText(/with a request for every 200 people/)).toBeVisible()
  await card(page).getByRole('button', { name: 'Read everybody' }).click()
  await expect(card(page).getByText(/How people sign in is told only to administrators/)).toBeVisible()
  const all = peopleWho(demo)
  const off = all.filter((user) => user.delete_at === 0 && !user.mfa_active).length
  await card(page)
    .getByRole('link', { name: `${off}: show everybody` })
    .click()
  await expect(page).toHaveURL(/f\.mfa=off$/)
  await expect(peopleFooter(page)).toHaveText(`${off} of ${all.length} people match (complete)`)
  expect(reportPages(demo)).toEqual([])
})
