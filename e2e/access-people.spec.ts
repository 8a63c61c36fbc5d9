import type { Locator, Page } from 'playwright/test'
import type { DemoServer } from '../src/demo-server/server.ts'
import { ACCOUNTS, type Account, type Tab } from './access-table-people.ts'
import { PEOPLE, type Person, type Verdict } from './access-table.ts'
import { ACCOUNT_IDS } from './support/access-people.ts'
import { expectButton, expectButtons, refusedTo } from './support/access.ts'
import { sessionCookies } from './support/cookies.ts'
import { goInApp } from './support/in-app.ts'
import { openPerson, panel, personTabs } from './support/person.ts'
import { requestsTo } from './support/sign-in-form.ts'
import { expect, test } from './support/test.ts'

const TABS: readonly Tab[] = ['tokens', 'sessions', 'audits', 'preferences', 'teams']

const FACTS: Readonly<Record<Account, { username: string; name: string; role: RegExp }>> = {
  member: { username: 'uma', name: 'Uma Nair', role: /system_user_manager/ },
  administrator: { username: 'petros.kanellis', name: 'Πέτρος Κανέλλης', role: /system_post_all(?!_)/ },
}

const TITLES = ['Summary', 'Tokens', 'Roles & rights', 'Sign-in', 'Sessions', 'Audits', 'Preferences', 'Teams']

/** So that nothing but the right stands in the way of an act: a session, a second factor, failed attempts. */
async function prepare(demo: DemoServer, origin: string, account: Account): Promise<void> {
  const { username } = FACTS[account]
  await sessionCookies(origin, demo, username)
  Object.assign(demo.state.userByName(username) ?? {}, { mfa_active: true, failed_attempts: 3 })
}

const titleOf = (tab: Tab): string => tab.charAt(0).toUpperCase() + tab.slice(1)

function tabLink(page: Page, title: string): Locator {
  return personTabs(page).getByRole('link', { name: new RegExp(`^${title}`) })
}

for (const who of PEOPLE) {
  test(`the accounts of others, as ${who} sees them`, async ({ page, demo, site, signIn }) => {
    await signIn(who)
    for (const account of ['member', 'administrator'] as const) {
      await prepare(demo, site.origin, account)
      const { name } = FACTS[account]
      // The second of them within the app: what is allowed is asked anew of each address, loaded or not.
      if (account === 'member') await openPerson(page, ACCOUNT_IDS[account], name)
      else await goInApp(page, `/users/${ACCOUNT_IDS[account]}/summary`)
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      const { leave, [account]: row } = ACCOUNTS[who]
      const { acts } = row
      const refused = TABS.filter((tab) => row.tabs[tab] !== 'yes').map(titleOf)
      await expect(personTabs(page).getByRole('link')).toHaveText(
        TITLES.map((title) => (refused.includes(title) ? `${title} (out of your reach)` : title)),
      )
      await expectButton(panel(page, 'Profile picture').getByRole('button', { name: 'Replace…' }), acts.picture)
      await expect(page.getByRole('link', { name: 'Leaver run…' })).toHaveCount(leave === 'yes' ? 1 : 0)

      for (const tab of TABS) await expectTab(page, demo, who, account, tab)
      await expectRoles(page, account, acts.roles)
      await tabLink(page, 'Sign-in').click()
      await expectButtons(page.getByRole('main'), {
        'Change method…': acts.method,
        'Reset attempts': acts.attempts,
        'Set password…': acts.password,
        'Reset MFA…': acts.mfa,
        'Deactivate…': acts.active,
      })
    }
    await expectLeavePage(page, who)
    expect(refusedTo(demo, who)).toEqual([])
  })
}

/** Opens a tab: it is read, or it names the permission it takes and the server is asked nothing. */
async function expectTab(page: Page, demo: DemoServer, who: Person, account: Account, tab: Tab): Promise<void> {
  const verdict = ACCOUNTS[who][account].tabs[tab]
  await tabLink(page, titleOf(tab)).click()
  const path = `/users/${ACCOUNT_IDS[account]}/${tab}`
  await expect(page).toHaveURL(path)
  const refusal = page.getByRole('heading', { name: `The ${tab} of @${FACTS[account].username} are out of your reach` })
  if (verdict !== 'yes') {
    await expect(refusal).toBeVisible()
    await expect(page.getByRole('main')).toContainText(`Needs the permission ${verdict}.`)
    expect(requestsTo(demo, 'GET', path)).toEqual([])
    return
  }
  await expect(refusal).toHaveCount(0)
  // Who sees these may change them: the act stands where they are listed, and nowhere else.
  const { acts } = ACCOUNTS[who][account]
  if (tab === 'sessions') await expectButton(page.getByRole('button', { name: 'End all…' }), acts.sessions)
  if (tab === 'preferences')
    await expectButton(page.getByRole('button', { name: 'Add', exact: true }), acts.preferences)
  await expect.poll(() => requestsTo(demo, 'GET', path).at(-1)?.status).toBe(200)
}

/** The roles are seen by everybody; saving them takes a change as well as the right. */
async function expectRoles(page: Page, account: Account, verdict: Verdict): Promise<void> {
  await tabLink(page, 'Roles').click()
  const role = page.getByRole('group').getByRole('checkbox', { name: FACTS[account].role })
  const save = page.getByRole('button', { name: 'Save roles…' })
  await expect(role).toBeChecked()
  if (verdict === 'yes') await role.uncheck()
  else await expect(role).toBeDisabled()
  await expectButton(save, verdict)
  if (verdict === 'yes') await page.getByRole('button', { name: 'Reset', exact: true }).click()
}

async function expectLeavePage(page: Page, who: Person): Promise<void> {
  const { leave } = ACCOUNTS[who]
  await goInApp(page, `/users/${ACCOUNT_IDS.member}/leave`)
  await expect(page.getByRole('heading', { level: 1, name: /^Leaver run/ })).toBeVisible()
  const refusal = page.getByRole('heading', { name: '“Leaver run” is not for your account' })
  if (leave === 'yes') {
    await expect(refusal).toHaveCount(0)
    return
  }
  await expect(refusal).toBeVisible()
  await expect(page.getByRole('main')).toContainText(
    `Needs the permission${leave.length === 1 ? '' : 's'} ${leave.join(' and ')}.`,
  )
}
