import type { Locator, Page } from 'playwright/test'
import { expect, test } from './support/test.ts'
import { bodyOf, dialog, sent, userId } from './support/tokens.ts'

const DAY = 86_400_000
/** Noon in Berlin, for the browser and for the server: what ends at midnight is hours away. */
const NOON = Date.UTC(2026, 5, 17, 10)

test.use({ demoOptions: { clock: () => NOON } })

async function openForm(page: Page): Promise<Locator> {
  await page.clock.setFixedTime(NOON)
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  await form.getByLabel('Description').fill('Nightly export')
  return form
}

/** The day as a date field takes it, by the clock of the browser: Berlin, as the configuration of the tests says. */
function day(ms: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(ms)
}

test('the policy caps the choices, and says why; a day of one’s own is the end of that day, if it is one', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const form = await openForm(page)
  const expires = form.getByLabel('Expires')
  // What the policy forbids stays in sight.
  await expect(expires.getByRole('option')).toHaveText([
    '7 days',
    '30 days',
    '90 days',
    '180 days',
    '365 days, the longest allowed',
    'Never (not allowed here)',
    'On a day…',
  ])
  await expect(expires.getByRole('option', { name: 'Never' })).toBeDisabled()
  await expect(expires).toHaveValue('90d')
  await expect(expires).toHaveAccessibleDescription(/^Ends .+ This server lets tokens live 365 days at most\.$/)

  // A day that is past, too far or none is refused here.
  await expires.selectOption({ label: 'On a day…' })
  const last = form.getByLabel('Last day')
  const create = form.getByRole('button', { name: 'Create token' })
  const refused = async (words: string) => {
    await create.click()
    await expect(last).toHaveAccessibleDescription(words)
    await expect(last).toBeFocused()
  }
  await refused('Choose a day.')
  await last.fill(day(NOON - DAY))
  await refused('Choose a time in the future.')
  await last.fill(day(NOON + 367 * DAY))
  await refused('This server lets tokens live 365 days at most.')
  await last.fill('275760-01-01')
  await refused('Choose a day.')
  await last.fill('')
  await last.press('1')
  await refused('Choose a day.')
  expect(sent(demo, 'POST', /\/tokens$/)).toHaveLength(0)

  // On the last day that is allowed it ends sooner than the day, and that is said.
  await last.fill(day(NOON + 365 * DAY))
  await expect(last).not.toHaveAccessibleDescription(/23:59/)
  await expect(last).toHaveAccessibleDescription(/^Ends .+\d{4}, \d\d:\d\d CES?T\.$/)
  // By the clock of this computer.
  const wanted = day(NOON + 20 * DAY)
  await last.fill(wanted)
  await expect(last).toHaveAccessibleDescription(/^Ends .+, 23:59 /)
  await create.click()
  const shown = dialog(page, 'Token created')
  await expect(shown).toBeVisible()
  const end = Number(bodyOf(sent(demo, 'POST', /\/tokens$/)[0])['expires_at'])
  expect(day(end)).toBe(wanted)
  expect(day(end + 1)).not.toBe(wanted)

  await shown.getByLabel('I have saved it').check()
  await shown.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByRole('button', { name: 'New token' }).click()
  await form.getByLabel('Description').fill('Yearly export')
  await expires.selectOption({ label: '365 days, the longest allowed' })
  await create.click()
  await expect(shown).toBeVisible()
  const body = bodyOf(sent(demo, 'POST', `/users/${userId(demo, 'tom')}/tokens`)[1])
  expect(Number(body['expires_at'])).toBeLessThanOrEqual(NOON + 365 * DAY)
  expect(Number(body['expires_at'])).toBeGreaterThan(NOON + 364 * DAY)
})

test('a policy of 45 days: its own choice, chosen to begin with, and nothing longer', async ({
  page,
  signIn,
  demo,
}) => {
  demo.state.configure((config) => {
    config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays = 45
  })
  await signIn('tom')
  const form = await openForm(page)
  const expires = form.getByLabel('Expires')
  await expect(expires).toHaveValue('45d')
  for (const forbidden of ['90 days', '180 days', '365 days', 'Never']) {
    await expect(expires.getByRole('option', { name: `${forbidden} (not allowed here)` })).toBeDisabled()
  }
  await expect(expires).toHaveAccessibleDescription(/This server lets tokens live 45 days at most\.$/)
})

test('without a policy never is a choice, said for what it is', async ({ page, signIn, demo }) => {
  demo.state.configure((config) => {
    config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays = 0
  })
  await signIn('tom')
  const form = await openForm(page)
  await expect(form.getByLabel('Expires')).toHaveValue('90d')
  await form.getByLabel('Expires').selectOption({ label: 'Never' })
  await expect(form.getByLabel('Expires')).toHaveAccessibleDescription(
    'It works until somebody disables or revokes it.',
  )
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect(dialog(page, 'Token created')).toBeVisible()
  expect(bodyOf(sent(demo, 'POST', /\/tokens$/)[0])).toEqual({ description: 'Nightly export', expires_at: 0 })
})

test.describe('on a server that knows no expiry', () => {
  test.use({ demoOptions: { version: '11.2', clock: () => NOON } })

  test('the form says so, and sends none', async ({ page, signIn, demo }) => {
    await signIn('tom')
    const form = await openForm(page)
    await expect(form.getByLabel('Expires')).toHaveCount(0)
    await expect(form).toContainText('This server knows no expiry')
    await form.getByRole('button', { name: 'Create token' }).click()
    await expect(dialog(page, 'Token created')).toBeVisible()
    expect(bodyOf(sent(demo, 'POST', /\/tokens$/)[0])).toEqual({ description: 'Nightly export' })
  })
})
