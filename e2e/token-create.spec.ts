import type { Locator, Page } from 'playwright/test'
import { expect, test } from './support/test.ts'
import { bodyOf, dialog, holdBack, sent, statusWith, tokenOf, tokenRow, tokensOf, userId } from './support/tokens.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const DAY = 86_400_000

/** The form for anybody's token, opened from the list of all. */
async function openForm(page: Page): Promise<Locator> {
  await page.goto('/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  return dialog(page, 'New token for a person or a bot')
}

test('a token for oneself: a description that is blank or too long is refused, and it is sent as chosen', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  const description = form.getByLabel('Description')
  const create = form.getByRole('button', { name: 'Create token' })
  await expect(description).toBeFocused()
  for (const text of ['', '   ']) {
    await description.fill(text)
    await create.click()
    await expect(description).toHaveAccessibleDescription('Say what the token is for.')
    await expect(description).toBeFocused()
  }
  await description.fill('test 2')
  await expect(form).toContainText('Description does not say what the token is for')

  // 255 bytes of letters of several bytes are taken, 256 are refused and counted.
  const longest = `${'ü'.repeat(60)}${'港'.repeat(43)}🚢aa`
  expect(Buffer.byteLength(longest)).toBe(255)
  await description.fill(`${longest}b`)
  await expect(form).toContainText('256 / 255 bytes')
  await create.click()
  await expect(description).toHaveAccessibleDescription(
    /^1 byte too long: 256 of 255\. Letters beyond plain English count as 2 to 4 bytes\.$/,
  )
  const path = `/users/${userId(demo, 'tom')}/tokens`
  expect(sent(demo, 'POST', path)).toHaveLength(0)

  await description.fill(longest)
  await expect(form).toContainText('255 / 255 bytes')
  await create.click()
  const shown = dialog(page, 'Token created')
  await expect(shown).toBeVisible()
  expect(tokenOf(demo, 'tom', longest).is_active).toBe(true)
  const close = async () => {
    await shown.getByLabel('I have saved it').check()
    await shown.getByRole('button', { name: 'Close', exact: true }).click()
  }
  await close()

  await page.getByRole('button', { name: 'New token' }).click()
  await description.fill('  Nightly export  ')
  await form.getByLabel('Expires').selectOption({ label: '30 days' })
  await create.click()
  await expect(shown).toContainText('Nightly export, for @tom')
  await close()
  await expect(tokenRow(page, 'Nightly export')).toContainText('Active')
  const requests = sent(demo, 'POST', path)
  expect(requests).toHaveLength(2)
  const body = bodyOf(requests[1])
  expect(body['description']).toBe('Nightly export')
  expect(Math.abs(Number(body['expires_at']) - (Date.now() + 30 * DAY))).toBeLessThan(60_000)
  expect(await statusWith(demo, tokenOf(demo, 'tom', 'Nightly export').token)).toBe(200)
  expect(tokensOf(demo, 'tom')).toHaveLength(7)
})

test('a token for another person, picked by keyboard alone, round both ends of the suggestions', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  const form = await openForm(page)
  const owner = form.getByRole('combobox', { name: 'Owner' })
  await expect(owner).toBeFocused()
  await page.keyboard.type('a')
  const people = form.getByRole('listbox', { name: 'People and bots' }).getByRole('option')
  await expect(people).toHaveCount(8)
  await expect(page.getByText('There are more: type more of the name.')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(people.last()).toHaveAttribute('aria-selected', 'true')
  await expect(owner).toHaveAttribute('aria-activedescendant', (await people.last().getAttribute('id')) ?? 'none')
  await page.keyboard.press('ArrowDown')
  await expect(people.first()).toHaveAttribute('aria-selected', 'true')

  await page.keyboard.press('Backspace')
  await page.keyboard.type('@tom')
  await expect(people.filter({ hasText: '@tom' }).first()).toBeVisible()
  const names = await people.allInnerTexts()
  const tom = names.findIndex((name) => name.endsWith('@tom'))
  for (let step = 0; step < tom; step += 1) await page.keyboard.press('ArrowDown')
  await expect(people.and(form.getByRole('option', { selected: true }))).toHaveText(/@tom$/)
  await page.keyboard.press('Enter')
  await expect(form.getByRole('button', { name: 'Change owner' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Asked for by Tom')
  await page.keyboard.press('Enter')

  const shown = dialog(page, 'Token created')
  await expect(shown).toContainText('Asked for by Tom, for @tom')
  await shown.getByLabel('I have saved it').press('Space')
  await shown.getByRole('button', { name: 'Close', exact: true }).press('Enter')
  await expect(shown).toBeHidden()
  expect(tokenOf(demo, 'tom', 'Asked for by Tom').is_active).toBe(true)
  await page.getByRole('searchbox').fill('Asked for by Tom')
  await expect(tokenRow(page, 'Asked for by Tom')).toContainText('@tom')
})

test('a token for somebody who was deactivated after they were picked is told to be asleep, in its dialog and in the list', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  await page.goto('/tokens?q=tom')
  await expect(tokenRow(page, 'Zapier trial')).toContainText('Active')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token for a person or a bot')
  await form.getByRole('combobox', { name: 'Owner' }).fill('tom')
  await form.getByRole('option', { name: '@tom' }).first().click()
  await form.getByLabel('Description').fill('Too late')
  const tom = demo.state.userByName('tom')
  Object.assign(tom ?? {}, { delete_at: demo.state.now() })
  await form.getByRole('button', { name: 'Create token' }).click()
  const shown = dialog(page, 'Token created')
  await expect(shown.getByRole('status')).toContainText('The token is asleep')
  await expect(shown.getByRole('status')).toContainText('The owner is deactivated.')
  await expect(shown).toContainText(tokenOf(demo, 'tom', 'Too late').description)
  await shown.getByLabel('I have saved it').check()
  await shown.getByRole('button', { name: 'Close', exact: true }).click()
  for (const text of ['Too late', 'Zapier trial']) await expect(tokenRow(page, text)).toContainText('Asleep')
  expect(await statusWith(demo, tokenOf(demo, 'tom', 'Too late').token)).toBe(401)
})

test('a token for a bot, picked with the mouse after nobody, after trouble, and after a change of mind', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  const form = await openForm(page)
  const owner = form.getByRole('combobox', { name: 'Owner' })
  // Nobody of that name: the form says so, and what it does not search.
  for (const name of ['zzzz nobody', 'tom@', 'dora']) {
    await owner.fill(name)
    await expect(form.getByRole('status').filter({ hasText: 'No active account' })).toContainText('E-mail addresses')
  }
  await form.getByLabel('Description').fill('Second pipeline')
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect(form).toContainText('Choose whose token it becomes.')
  await expect(owner).toBeFocused()
  expect(sent(demo, 'POST', /\/tokens$/)).toHaveLength(0)

  // People cannot be looked up: the field says so, and works again later.
  demo.faults.add({ kind: 'not-json', match: { path: '/users/autocomplete' } })
  await owner.fill('alic')
  await expect(form).toContainText('That was not Mattermost')
  demo.faults.clear()
  await owner.fill('alice')
  await form.getByRole('option', { name: '@alice' }).first().click()
  await form.getByRole('button', { name: 'Change owner' }).click()
  await expect(owner).toBeFocused()
  await owner.fill('ci-b')
  await form.getByRole('option', { name: '@ci-bot' }).click()
  await expect(form).toContainText('@ci-bot')
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect(dialog(page, 'Token created')).toContainText('Second pipeline, for @ci-bot')
  expect(tokenOf(demo, 'ci-bot', 'Second pipeline').is_active).toBe(true)
  expect(tokensOf(demo, 'alice')).toHaveLength(0)
})

test('two clicks on the button with Enter after them make one token, and so do two submits within one turn', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const held = holdBack(demo, 'POST', /^\/users\/\w+\/tokens$/)
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  await form.getByLabel('Description').fill('Only one of me')
  await form.getByRole('button', { name: 'Create token' }).dblclick()
  await expect(form.getByRole('button', { name: 'Create token' })).toHaveAttribute('aria-busy', 'true')
  await form.getByLabel('Description').press('Enter')
  await page.keyboard.press('Escape')
  await expect(form.getByRole('button', { name: 'Cancel' })).toHaveAccessibleDescription('The token is being made')
  await expect.poll(held.count).toBe(1)
  held.release()
  const shown = dialog(page, 'Token created')
  await expect(shown).toBeVisible()
  expect(tokensOf(demo, 'tom').filter((token) => token.description === 'Only one of me')).toHaveLength(1)
  await shown.getByLabel('I have saved it').check()
  await shown.getByRole('button', { name: 'Close', exact: true }).click()

  await page.getByRole('button', { name: 'New token' }).click()
  await form.getByLabel('Description').fill('Only one of us')
  await page.evaluate(() => {
    const element = document.querySelector('form')
    element?.requestSubmit()
    element?.requestSubmit()
  })
  await expect(shown).toBeVisible()
  expect(sent(demo, 'POST', /^\/users\/\w+\/tokens$/)).toHaveLength(2)
  expect(tokensOf(demo, 'tom').filter((token) => token.description === 'Only one of us')).toHaveLength(1)
})

test('whoever was found for another text is not taken by Enter, and Escape puts only the list away', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  const form = await openForm(page)
  await form.getByLabel('Description').fill('Not to be lost')
  const owner = form.getByRole('combobox', { name: 'Owner' })
  const people = form.getByRole('listbox', { name: 'People and bots' }).getByRole('option')
  const chosen = people.and(form.getByRole('option', { selected: true }))
  await owner.fill('to')
  await expect(people.first()).toBeVisible()

  const hedy = holdBack(demo, 'GET', /autocomplete$/, (search) => search.get('name') === 'hedy')
  await owner.fill('hedy')
  await expect.poll(hedy.count).toBe(1)
  await owner.press('Enter')
  await expect(people.first()).toBeVisible()
  await expect(chosen).toHaveCount(0)
  hedy.release()
  await expect(chosen).toHaveText(/@hedy$/)

  await owner.press('Escape')
  await expect(people).toHaveCount(0)
  await expect(form.getByLabel('Description')).toHaveValue('Not to be lost')
  await owner.press('End')
  await owner.pressSequentially(' ')
  await expect(people.first()).toBeVisible()
  await owner.press('Enter')
  await expect(form).toContainText('@hedy')
})

test('a secret is copied and its dialog closed by one button', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  await form.getByLabel('Description').fill('Copied at once')
  await form.getByRole('button', { name: 'Create token' }).click()
  const shown = dialog(page, 'Token created')
  await shown.getByRole('button', { name: 'Copy and close' }).click()
  await expect(shown).toBeHidden()
  const secret = tokenOf(demo, 'tom', 'Copied at once').token
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
})
