import type { Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import type { UserRecord } from '../src/demo-server/state.ts'
import { askedAbout, fact, openPerson, panel, personTabs, riskTitles, walkToPerson } from './support/person.ts'
import { expect, test } from './support/test.ts'
import { holdBack, sent, userId } from './support/tokens.ts'

const { ada, alice, dora, leo, tom } = demoIds
const DAY = 86_400_000

/** Somebody whose account is switched on and who signs in by this service. */
function by(demo: DemoServer, service: string): UserRecord {
  const found = demo.state.usersByUsername().find((user) => user.auth_service === service && user.delete_at === 0)
  if (!found) throw new Error(`nobody signs in by ${service}`)
  return found
}

function nameOf(user: UserRecord): string {
  return `${user.first_name} ${user.last_name}`
}

/** One screen says who tom is, how he gets in, with what, and what would be lost. */
async function readTom(page: Page, demo: DemoServer): Promise<void> {
  const credentials = panel(page, 'Live credentials')
  const who = panel(page, 'Who')
  await expect(fact(who, 'Name')).toHaveText('Tom Hargreaves')
  await expect(fact(who, 'Nickname')).toHaveText('None')
  await expect(fact(who, 'E-mail')).toContainText('tom@harbour.example')
  await expect(fact(who, 'E-mail').getByRole('button', { name: 'Copy e-mail' })).toBeVisible()
  await expect(fact(who, 'Language')).toHaveText('English (en)')
  await expect(fact(who, 'User id')).toContainText(tom)
  await expect(fact(who, 'Created')).toHaveText(/\d{4}, \d\d:\d\d:\d\d (CET|CEST)/)

  const signInPanel = panel(page, 'How they sign in')
  await expect(fact(signInPanel, 'Method')).toHaveText('E-mail and password')
  await expect(fact(signInPanel, 'Second factor')).toHaveText('Off')
  await expect(fact(signInPanel, 'Failed attempts')).toHaveText('0')
  await expect(fact(signInPanel, 'Last sign-in')).toHaveText(/ago$|just now/)
  await expect(fact(signInPanel, 'Last seen')).toHaveText(/at least \d min ago|at least just now/)

  const tokens = demo.state.tokensOfUser.of(tom)
  const sessions = demo.state.sessionsOfUser.of(tom)
  const ofTokens = sessions.filter(({ props }) => props['type'] === 'UserAccessToken')
  await expect(fact(credentials, 'Work now')).toHaveText(String(tokens.filter((token) => token.is_active).length))
  await expect(fact(credentials, 'Disabled').first()).toHaveText('1')
  await expect(fact(credentials, 'Asleep')).toHaveText('0')
  await expect(fact(credentials, 'Made by using a token')).toHaveText(String(ofTokens.length))
  await expect(fact(credentials, 'Switched on')).toHaveText('1')

  const rights = panel(page, 'What they may do')
  await expect(rights).toContainText('Normal: no right that reaches beyond ordinary work')
  await expect(rights).toContainText('Member · May have personal access tokens')
  await expect(rights.getByRole('link', { name: 'Roles & rights' })).toHaveAttribute('href', `/users/${tom}/roles`)

  const lost = panel(page, 'If the account is deactivated')
  await expect(lost).toContainText(`${sessions.length} sessions end at once.`)
  await expect(lost).toContainText('4 tokens stop, but only sleep')
  await expect(lost).toContainText('1 bot of theirs goes off too')
  await expect(lost).toContainText('Teams, channels and messages stay')

  await credentials.getByRole('button', { name: 'How we know: Tokens: active. Computed here' }).click()
  await expect(page.getByRole('dialog', { name: 'How we know: Tokens: active' })).toContainText('Works now.')
  await page.keyboard.press('Escape')
  await credentials.getByRole('link', { name: 'Work now' }).click()
  await expect(page).toHaveURL(`/users/${tom}/tokens?f.status=active`)
  await expect(page.getByText('4 of 5 tokens match')).toBeVisible()
}

test('what fails is told in its place and read again from there; one screen says who it is, and what would be lost', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  demo.faults.add({ kind: 'not-json', match: { path: `/users/${tom}/sessions` } })
  const bots = holdBack(demo, 'GET', /^\/bots/)
  await openPerson(page, tom, 'Tom Hargreaves')
  const credentials = panel(page, 'Live credentials')
  await expect(credentials.getByRole('alert')).toBeVisible()
  await expect(fact(credentials, 'In a browser')).toHaveText('—Unknown: The sessions could not be read')
  await expect(fact(credentials, 'Work now')).toHaveText('4')
  // Not there yet is neither zero nor unknown.
  await expect(fact(credentials, 'Switched on')).toHaveText('')
  await expect(panel(page, /^Open risks/)).toContainText('Could not be read: sessions.')
  await expect(panel(page, 'If the account is deactivated')).toContainText(
    'Their sessions end at once; how many is not known.',
  )
  await expect(panel(page, /^Open risks/)).not.toContainText('never seen in use')
  demo.faults.clear()
  await credentials.getByRole('button', { name: 'Read sessions again' }).click()
  await expect(fact(credentials, 'In a browser')).not.toContainText('Unknown')
  await expect(credentials.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Open risks' })).toContainText('never seen in use')
  bots.release()
  await expect(fact(credentials, 'Switched on')).toHaveText('1')
  // Figures of before are none of now.
  demo.faults.add({ kind: 'not-json', match: { path: `/users/${tom}/tokens` }, times: 1 })
  await page.getByRole('button', { name: 'Read again', exact: true }).click()
  await expect(fact(credentials, 'Work now')).toHaveText('—Unknown: The tokens could not be read')
  await expect(panel(page, /^Open risks/)).toContainText('Could not be read: tokens.')
  await credentials.getByRole('button', { name: 'Read tokens again' }).click()
  expect(sent(demo, 'GET', '/users/me/sessions')).toEqual([])
  await readTom(page, demo)
})

test('open risks stand first, the worst before the others, each with a way to mend it; nothing found is said', async ({
  page,
  demo,
  signIn,
}) => {
  await signIn('ada')
  await openPerson(page, ada, 'Ada Lindholm')
  expect(await riskTitles(page)).toEqual([
    'Danger: A system administrator without a second factor',
    'Danger: 2 tokens work with the rights of a system administrator',
    'Warning: 1 token never expires',
    'Warning: 1 token lives longer than the server allows',
  ])
  const risks = page.getByRole('list', { name: 'Open risks' }).getByRole('listitem')
  await risks.filter({ hasText: 'never expires' }).getByRole('link', { name: 'Tokens' }).click()
  await expect(page).toHaveURL(`/users/${ada}/tokens?f.status=active&f.expiry=never`)

  await walkToPerson(page, dora, 'Dora Esteves')
  await expect(panel(page, 'Live credentials')).toContainText('@payroll-export')
  expect(await riskTitles(page)).toEqual([
    'Warning: 3 tokens wake when the account is activated',
    'Warning: 1 bot runs on though the owner left',
  ])
  await expect(panel(page, 'If the account is activated')).toContainText('3 tokens wake up and work again.')
  await expect(panel(page, 'If the account is activated')).toContainText('1 bot of theirs is on. Bots that went off')
  await expect(risks.last().getByRole('link', { name: 'Leaver run' })).toHaveAttribute('href', `/users/${dora}/leave`)

  await walkToPerson(page, leo, nameOf(demo.state.user(leo) ?? by(demo, '')))
  expect((await riskTitles(page)).at(-1)).toBe('Warning: Locked after 10 failed attempts')
  await expect(fact(panel(page, 'How they sign in'), 'Failed attempts')).toHaveText('10: locked')

  // Another service decides about a second factor; the directory of LDAP does not.
  const saml = by(demo, 'saml')
  await walkToPerson(page, saml.id, nameOf(saml))
  const method = panel(page, 'How they sign in')
  await expect(fact(method, 'Method')).toHaveText('SAML')
  await expect(fact(method, 'Known there as')).toContainText(saml.auth_data ?? '')
  await expect(fact(method, 'Second factor')).toHaveText('SAML decides; Mattermost does not know')
  await expect(fact(method, 'Failed attempts')).toHaveCount(0)
  await expect(panel(page, /^Open risks/)).not.toContainText('second factor')
  const ldap = by(demo, 'ldap')
  await walkToPerson(page, ldap.id, nameOf(ldap))
  await expect(fact(method, 'Method')).toHaveText('AD/LDAP')
  await expect(panel(page, 'If the account is deactivated')).toContainText('AD/LDAP has to do it')

  // Old sessions and sessions with other roles are risks; nothing found is said.
  await walkToPerson(page, alice, 'Alice Whitlock')
  await expect(panel(page, /^Open risks/)).toContainText('No second factor')
  const base = { user_id: alice, expires_at: demo.state.now() + DAY, device_id: '', is_oauth: false }
  const add = (facts: { create_at: number; roles: string }) =>
    demo.state.addSession({
      ...base,
      ...facts,
      id: demo.state.id(),
      token: demo.state.id(),
      last_activity_at: demo.state.now(),
      props: { browser: 'Desktop App/6.0.1', os: 'Linux', platform: 'Linux' },
    })
  add({ create_at: demo.state.now() - 200 * DAY, roles: 'system_user' })
  add({ create_at: demo.state.now(), roles: 'system_admin system_user' })
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(fact(panel(page, 'Live credentials'), 'Desktop app')).not.toHaveText('0')
  await expect(page.getByRole('list', { name: 'Open risks' })).toContainText('1 session is older than 180 days')
  expect(await riskTitles(page)).toEqual([
    'Warning: No second factor',
    'Warning: 1 session is older than 180 days',
    'Warning: 1 session has other roles than the account',
  ])

  for (const session of [...demo.state.sessionsOfUser.of(alice)]) demo.state.removeSession(session)
  Object.assign(demo.state.user(alice) ?? {}, { mfa_active: true, update_at: demo.state.now() })
  await page.keyboard.press('r')
  await expect(panel(page, 'Open risks')).toContainText('None found.')
  await expect(fact(panel(page, 'How they sign in'), 'Second factor')).toHaveText('On')
  await expect(fact(panel(page, 'How they sign in'), 'Last seen')).toHaveText('No session tells')
})

test('what one may not know is unknown, with the permission it takes, and is not asked for', async ({
  page,
  demo,
  openAs,
  signIn,
}) => {
  await signIn('alice')
  await openPerson(page, tom, 'Tom Hargreaves')
  const credentials = panel(page, 'Live credentials')
  await expect(credentials).toContainText('Unknown. Needs the permission read_user_access_token.')
  await expect(credentials).toContainText('Unknown. Needs the permission edit_other_users.')
  await expect(credentials).toContainText('Unknown. Needs the permission read_others_bots.')
  await expect(credentials.locator('dd')).toHaveCount(0)
  await expect(panel(page, 'Open risks')).toContainText('None found in what could be looked at.')
  await expect(panel(page, 'Open risks')).toContainText(
    'Not looked at, for want of a permission: sign-in (manage_system), tokens (read_user_access_token), ' +
      'sessions (edit_other_users), bots (read_others_bots).',
  )
  await expect(fact(panel(page, 'How they sign in'), 'Method')).toContainText('Unknown: Only told to administrators')
  await expect(panel(page, 'If the account is deactivated')).toContainText(
    'Their tokens stop, but only sleep; how many is not known.',
  )
  expect(askedAbout(demo, tom).toSorted()).toEqual(['GET /users/…', 'POST /roles/names'])

  // The help desk reads tokens and sessions of people, not of administrators.
  const desk = await openAs('hedy')
  await openPerson(desk, tom, 'Tom Hargreaves')
  await expect(fact(panel(desk, 'Live credentials'), 'Work now')).toHaveText('4')
  await expect(panel(desk, /^Open risks/)).toContainText('for want of a permission: bots (read_others_bots).')
  // How somebody signs in their account keeps from her; the server's report does not.
  const howSignedIn = panel(desk, 'How they sign in')
  await expect(fact(howSignedIn, 'Method')).toHaveText('E-mail and password')
  await expect(fact(howSignedIn, 'Failed attempts')).toHaveText('0')
  const elsewhere = demo.state.usersByUsername().find((user) => user.auth_service === 'ldap' && user.delete_at === 0)
  if (!elsewhere) throw new Error('nobody signs in by AD/LDAP')
  await walkToPerson(desk, elsewhere.id, `${elsewhere.first_name} ${elsewhere.last_name}`)
  await expect(fact(howSignedIn, 'Method')).toHaveText('AD/LDAP')
  await expect(fact(howSignedIn, 'Known there as')).toContainText(elsewhere.auth_data ?? '?')
  demo.requests.length = 0
  await walkToPerson(desk, ada, 'Ada Lindholm')
  await expect(panel(desk, 'Live credentials')).toContainText('Needs the permission manage_system.')
  expect(askedAbout(demo, ada)).not.toContainEqual(expect.stringContaining('…/'))
})

test('as long as it cannot be read whose a bot is, nothing is refused for it, and no risk ruled out', async ({
  page,
  demo,
  openAs,
  signIn,
}) => {
  const bot = userId(demo, 'ci-bot')
  // Tom may have to do with his own bots alone.
  demo.state.roles.get('system_user_access_token')?.permissions.push('read_bots', 'manage_bots')
  demo.faults.add({ kind: 'not-json', match: { path: `/bots/${bot}` } })
  await signIn('tom')
  await openPerson(page, bot, 'CI')
  const owner = fact(panel(page, 'Who'), 'Owner')
  await expect(owner).toHaveText('—Unknown: Not read')
  await expect(panel(page, /^Open risks/)).toContainText('Could not be read: tokens, whose it is.')
  await expect(panel(page, 'Live credentials').getByRole('button', { name: 'Read tokens again' })).toBeVisible()
  await personTabs(page).getByRole('link', { name: 'Tokens', exact: true }).click()
  const again = page.getByRole('button', { name: 'Try again' })
  await expect(again).toBeVisible()
  const admin = await openAs('ada')
  await openPerson(admin, bot, 'CI')
  await expect(fact(panel(admin, 'Who'), 'Owner')).toHaveText('—Unknown: Not read')
  await expect(panel(admin, /^Open risks/)).toContainText('Could not be read: whose it is.')
  demo.faults.clear()
  await again.click()
  await expect(page.getByRole('grid', { name: 'Tokens' })).toBeVisible()

  // Of a bot of somebody else he is told that there is none: that is for want of a permission.
  await walkToPerson(page, userId(demo, 'oncall-bot'), 'On call')
  await expect(owner).toHaveText('—Unknown: Whose bot it is takes the permission read_others_bots')
  await expect(personTabs(page).getByRole('link', { name: 'Tokens (out of your reach)' })).toBeVisible()
  await expect(panel(page, /^Open risks/)).toContainText('whose it is (read_others_bots)')
})

test.describe('on a server that tells no expiry', () => {
  test.use({ demoOptions: { version: '11.2' } })

  test('nothing is said about tokens that never expire', async ({ page, signIn }) => {
    await signIn('ada')
    await openPerson(page, ada, 'Ada Lindholm')
    expect(await riskTitles(page)).toEqual([
      'Danger: A system administrator without a second factor',
      'Danger: 2 tokens work with the rights of a system administrator',
    ])
  })
})
