import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { BLANK_DESCRIPTION, WEAK_DESCRIPTIONS } from '../src/demo-server/data/token-words.ts'
import { expect, test } from './support/test.ts'
import {
  chooseFilter,
  countOf,
  drawnIds,
  expectCount,
  filterChoice,
  openTokens,
  rowAt,
  searchBox,
  truths,
  type TokenTruth,
} from './support/token-list.ts'
import { goInApp } from './support/in-app.ts'
import { idsFound } from './support/token-search.ts'
import { tokenOf, tokenRow } from './support/tokens.ts'

const ALL = 340

test.beforeEach(async ({ signIn }) => {
  await signIn('ada')
})

// token-search.test.ts looks for many more words, of every script, without a browser.
test('search finds words in description, owner and ids, all of them in any order, and says when there are none', async ({
  page,
  demo,
}) => {
  await openTokens(page)
  const toms = tokenOf(demo, 'tom', 'Berth plan to chat')
  const words = [
    'PLAN   berth',
    'tom berth',
    '@tom',
    demo.state.user(demoIds.tom)?.email ?? '',
    toms.id,
    demoIds.tom,
    'לוח המשמרות',
    '<b>bold</b>',
    'first line second',
    'nystrom',
    'Nyström',
  ]
  for (const text of words) {
    const found = idsFound(demo, text)
    expect(found.length, text).toBeGreaterThan(0)
    await searchBox(page).fill(text)
    await expectCount(page, found.length, ALL)
    // Two words may find as many: what stands there is looked at until it is the right one's.
    const drawn = found.slice(0, 12)
    await expect.poll(async () => (await drawnIds(page)).slice(0, 12), text).toEqual(drawn)
  }

  // With an @ it is a user name, which nobody's has: the id that has it is not meant.
  await searchBox(page).fill(`@${demoIds.tom.slice(0, 8)}`)
  await expect(page.getByText('The server has no token with this id')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'No token matches' })).toBeVisible()
  await searchBox(page).fill('Nyström')
  // The address follows the typing a moment later.
  await expect(page).toHaveURL(/q=Nystr%C3%B6m$/)
  await goInApp(page, '/tokens?f.kind=bot')
  await expectCount(
    page,
    countOf(demo, (truth) => truth.kind === 'bot'),
    ALL,
  )
  await searchBox(page).fill('no such words')
  await expect(page.getByRole('heading', { name: 'No token matches' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await expectCount(page, ALL)
  await expect(searchBox(page)).toHaveValue('')
  await expect(page).toHaveURL(/\/tokens$/)
})

const is =
  <K extends keyof TokenTruth>(fact: K, value: TokenTruth[K]) =>
  (truth: TokenTruth): boolean =>
    truth[fact] === value

/** A filter, and a value of it that is chosen here. That each value finds its rows is proved of the index by itself. */
const CHOSEN: Readonly<Record<string, string>> = {
  Status: 'Disabled',
  Kind: 'Bot of a plugin',
  Expiry: 'In 8 to 30 days',
  Rights: 'System administrator',
  Policy: 'Breaks the lifetime policy',
}

/** Filter, value as the page calls it, parameter in the address, and which tokens it is about. */
const FILTERS: readonly (readonly [string, string, string, (truth: TokenTruth) => boolean])[] = [
  ['Status', 'Active', 'status=active', is('status', 'active')],
  ['Status', 'Asleep', 'status=asleep', is('status', 'asleep')],
  ['Status', 'Disabled', 'status=disabled', is('status', 'disabled')],
  ['Status', 'Expired', 'status=expired', is('status', 'expired')],
  ['Status', 'Owner gone', 'status=ownerless', is('status', 'ownerless')],
  ['Kind', 'Person', 'kind=person', is('kind', 'person')],
  ['Kind', 'Bot', 'kind=bot', is('kind', 'bot')],
  ['Kind', 'Bot of a plugin', 'kind=plugin-bot', is('kind', 'plugin-bot')],
  ['Kind', 'Unknown', 'kind=unknown', is('kind', 'unknown')],
  ['Expiry', 'Never expires', 'expiry=never', is('expiry', 'never')],
  ['Expiry', 'Expired', 'expiry=expired', is('expiry', 'expired')],
  ['Expiry', 'Within 7 days', 'expiry=soon', is('expiry', 'soon')],
  ['Expiry', 'In 8 to 30 days', 'expiry=month', is('expiry', 'month')],
  ['Expiry', 'In 31 to 90 days', 'expiry=quarter', is('expiry', 'quarter')],
  ['Expiry', 'Later than 90 days', 'expiry=later', is('expiry', 'later')],
  ['Rights', 'System administrator', 'rights=admin', is('isAdministrators', true)],
  ['Policy', 'Breaks the lifetime policy', 'policy=breaker', is('isBreaker', true)],
]

test('each filter says how many rows a value has, and shows these; several narrow each other', async ({
  page,
  demo,
}) => {
  await openTokens(page)
  const choices = page.locator('button[aria-expanded=true] + div ul').getByRole('link')
  const all = truths(demo)
  for (const [filter, chosen] of Object.entries(CHOSEN)) {
    await page.getByRole('button', { name: filter, exact: true }).click()
    await expect(choices.first()).toBeVisible()
    const told = await choices.evaluateAll((links) =>
      links.map((link) => `${link.textContent} → ${link.getAttribute('href')}`.replace(/(\D)(\d+ →)/, '$1 $2')),
    )
    const ofFilter = FILTERS.filter(([of]) => of === filter)
    expect(told).toEqual(
      expect.arrayContaining(
        ofFilter.map(([, value, parameter, isWanted]) => {
          return `${value} ${all.filter(isWanted).length} → /tokens?f.${parameter}`
        }),
      ),
    )
    const [, , parameter = '', isWanted = () => false] = ofFilter.find(([, value]) => value === chosen) ?? []
    const wanted = all.filter(isWanted)
    await chooseFilter(page, filter, chosen)
    await expectCount(page, wanted.length, ALL)
    expect(new URL(page.url()).search).toBe(`?f.${parameter}`)
    const ids = await drawnIds(page)
    expect(ids.length).toBeGreaterThan(0)
    expect(ids).toEqual(wanted.slice(0, ids.length).map(({ token }) => token.id))
    await chooseFilter(page, filter, chosen)
    await expectCount(page, ALL)
  }

  // Several filters narrow each other, several values of one widen it, and chips take them off.
  await chooseFilter(page, 'Kind', 'Person')
  await chooseFilter(page, 'Expiry', 'Never expires')
  const both = (truth: TokenTruth): boolean => truth.kind === 'person' && truth.expiry === 'never'
  await expectCount(page, countOf(demo, both), ALL)
  await chooseFilter(page, 'Status', 'Asleep')
  const asleep = countOf(demo, (truth) => both(truth) && truth.status === 'asleep')
  await expectCount(page, asleep, ALL)
  // Beside the other values of the same filter stands what they would show with the other filters.
  const disabled = countOf(demo, (truth) => both(truth) && truth.status === 'disabled')
  await expect(filterChoice(page, 'Disabled')).toHaveText(new RegExp(`${disabled}$`))
  await chooseFilter(page, 'Status', 'Disabled')
  await expectCount(page, asleep + disabled, ALL)
  expect(new URL(page.url()).searchParams.get('f.status')).toBe('asleep,disabled')
  await searchBox(page).fill('e')
  const chips = page.getByRole('list', { name: 'Filters that are on' })
  await expect(chips.getByRole('listitem')).toHaveText([
    'Status:Asleep',
    'Status:Disabled',
    'Kind:Person',
    'Expiry:Never expires',
    'Clear all',
  ])

  await chips.getByRole('link', { name: 'Remove filter Status: Disabled' }).click()
  await expect(chips.getByRole('listitem')).toHaveCount(4)
  await expect(searchBox(page)).toHaveValue('e')
  await chips.getByRole('link', { name: 'Clear all' }).click()
  await expectCount(page, ALL)
  await expect(chips).toBeHidden()
  await expect(searchBox(page)).toHaveValue('')
})

const VIEWS: readonly (readonly [string, string, (truth: TokenTruth) => boolean])[] = [
  ['Never expire', 'f.expiry=never', is('expiry', 'never')],
  ['Expiring', 'f.expiry=soon&sort=expires', is('expiry', 'soon')],
  ['Asleep', 'f.status=asleep', is('status', 'asleep')],
  ['Breakers', 'f.policy=breaker', is('isBreaker', true)],
  ['Bots without owner', 'f.owner=bot-without-owner', is('isOfBotWithoutOwner', true)],
  ["Administrators'", 'f.rights=admin', is('isAdministrators', true)],
]

test('saved views say how many tokens they hold and show them; so do filters by owner and by description', async ({
  page,
  demo,
}) => {
  await openTokens(page)
  // The stories of the company that no rule has to be trusted for.
  expect(countOf(demo, is('status', 'asleep'))).toBe(14)
  expect(countOf(demo, is('isAdministrators', true))).toBe(9)
  expect(countOf(demo, is('expiry', 'soon'))).toBe(6)
  const views = page.getByRole('navigation', { name: 'Saved views' })
  await expect(views.getByRole('link', { name: `All ${ALL}` })).toHaveAttribute('aria-current', 'page')
  for (const [title, parameters, isWanted] of VIEWS) {
    const count = countOf(demo, isWanted)
    const link = views.getByRole('link', { name: `${title} ${count}`, exact: true })
    await link.click()
    await expectCount(page, count, ALL)
    await expect(link).toHaveAttribute('aria-current', 'page')
    expect(new URL(page.url()).search.slice(1)).toBe(parameters)
    if (title !== 'Expiring') continue
    // What ends first stands first.
    const soonest = truths(demo)
      .filter(isWanted)
      .toSorted((a, b) => a.token.expires_at - b.token.expires_at)
    await expect.poll(() => drawnIds(page)).toEqual(soonest.map((truth) => truth.token.id))
    // The picture of the year leads to as many as it counts.
    const never = countOf(demo, is('expiry', 'never'))
    await page
      .getByRole('figure')
      .getByRole('link', { name: `Never: ${never}`, exact: true })
      .click()
    await expectCount(page, never, ALL)
  }
  await views.getByRole('link', { name: `All ${ALL}` }).click()
  await expectCount(page, ALL)

  const owners = new Map(truths(demo).map(({ token }) => [token.id, demo.state.user(token.user_id)]))
  const ofOwners = (isWanted: (owner: { delete_at: number } | undefined) => boolean): number =>
    [...owners.values()].filter((owner) => isWanted(owner)).length
  const weak = new Set<string>(WEAK_DESCRIPTIONS)
  const show = (filter: string) => goInApp(page, `/tokens?f.${filter}`)
  await show('owner=deactivated')
  await expectCount(
    page,
    ofOwners((owner) => owner !== undefined && owner.delete_at > 0),
    ALL,
  )
  await show('owner=gone')
  await expectCount(page, 3, ALL)
  await show('owner=bot-without-owner')
  await expectCount(page, countOf(demo, is('isOfBotWithoutOwner', true)), ALL)
  await show('description=blank')
  await expectCount(
    page,
    countOf(demo, ({ token }) => token.description === BLANK_DESCRIPTION),
    ALL,
  )
  await expect(rowAt(page, 1).getByText('No description')).toBeVisible()
  await show('description=weak')
  for (const { token } of truths(demo).filter((truth) => weak.has(truth.token.description))) {
    await expect(tokenRow(page, token.id)).toContainText('Says little')
  }
  await show('description=duplicate')
  const alike = tokenRow(page, 'Jenkins').filter({ hasText: 'Duplicate' })
  await expect(alike).toHaveCount(3)
  // Their menus and boxes are told apart by the end of the id; nobody else's carry one.
  const ends = truths(demo).filter(({ token }) => token.description === 'Jenkins')
  expect(ends).toHaveLength(3)
  for (const { token } of ends) {
    const name = `Jenkins, id …${token.id.slice(-4)}`
    await expect(alike.getByRole('button', { name: `Actions for ${name}`, exact: true })).toHaveCount(1)
    await expect(alike.getByRole('checkbox', { name: `Select ${name}`, exact: true })).toHaveCount(1)
  }
  await goInApp(page, '/tokens?q=Zapier+trial')
  await expect(page.getByRole('button', { name: 'Actions for Zapier trial', exact: true })).toBeVisible()
})
