import { expect, test } from './support/test.ts'
import { bodyOf, dialog, holdBack, sent, statusWith, tokenOf, tokenRow, tokensOf, userId } from './support/tokens.ts'

const DAY = 86_400_000

test('a token for oneself: sent as chosen, working, and in the list', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  await expect(form.getByLabel('Description')).toBeFocused()
  await form.getByLabel('Description').fill('  Nightly export  ')
  await form.getByLabel('Expires').selectOption({ label: '30 days' })
  await form.getByRole('button', { name: 'Create token' }).click()

  const shown = dialog(page, 'Token created')
  await expect(shown).toContainText('Nightly export, for @tom')
  await shown.getByLabel('I have saved it').check()
  await shown.getByRole('button', { name: 'Close' }).click()
  await expect(tokenRow(page, 'Nightly export')).toContainText('Active')

  const requests = sent(demo, 'POST', `/users/${userId(demo, 'tom')}/tokens`)
  expect(requests).toHaveLength(1)
  const body = bodyOf(requests[0])
  expect(body['description']).toBe('Nightly export')
  expect(Math.abs(Number(body['expires_at']) - (Date.now() + 30 * DAY))).toBeLessThan(60_000)
  expect(await statusWith(demo, tokenOf(demo, 'tom', 'Nightly export').token)).toBe(200)
  expect(tokensOf(demo, 'tom')).toHaveLength(6)
})

test('a token for another person, picked by keyboard alone', async ({ page, signIn, demo }) => {
  await signIn('ada')
  await page.goto('/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token for a person or a bot')
  const owner = form.getByRole('combobox', { name: 'Owner' })
  await expect(owner).toBeFocused()
  await page.keyboard.type('@tom')
  const people = form.getByRole('listbox', { name: 'People and bots' }).getByRole('option')
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
  await shown.getByRole('button', { name: 'Close' }).press('Enter')
  await expect(shown).toBeHidden()
  expect(tokenOf(demo, 'tom', 'Asked for by Tom').is_active).toBe(true)
  await page.getByRole('searchbox').fill('Asked for by Tom')
  await expect(tokenRow(page, 'Asked for by Tom')).toContainText('@tom')
})

test('the highlight goes round at both ends of the suggestions', async ({ page, signIn }) => {
  await signIn('ada')
  await page.goto('/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  await expect(page.getByRole('combobox', { name: 'Owner' })).toBeFocused()
  await page.keyboard.type('a')
  const options = page.getByRole('listbox', { name: 'People and bots' }).getByRole('option')
  await expect(options).toHaveCount(8)
  await expect(page.getByText('There are more: type more of the name.')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(options.last()).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveAttribute(
    'aria-activedescendant',
    (await options.last().getAttribute('id')) ?? 'none',
  )
  await page.keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
})

test('a token for a bot, picked with the mouse after a change of mind', async ({ page, signIn, demo }) => {
  await signIn('ada')
  await page.goto('/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token for a person or a bot')
  const owner = form.getByRole('combobox', { name: 'Owner' })
  await owner.fill('alice')
  await form.getByRole('option', { name: '@alice' }).first().click()
  await form.getByRole('button', { name: 'Change owner' }).click()
  await expect(owner).toBeFocused()
  await owner.fill('ci-b')
  await form.getByRole('option', { name: '@ci-bot' }).click()
  await expect(form).toContainText('@ci-bot')
  await form.getByLabel('Description').fill('Second pipeline')
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect(dialog(page, 'Token created')).toContainText('Second pipeline, for @ci-bot')
  expect(tokenOf(demo, 'ci-bot', 'Second pipeline').is_active).toBe(true)
  expect(tokensOf(demo, 'alice')).toHaveLength(0)
})

test('nobody of that name: the form says so, and what it does not search', async ({ page, signIn, demo }) => {
  await signIn('ada')
  await page.goto('/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token for a person or a bot')
  for (const name of ['zzzz nobody', 'tom@', 'dora']) {
    await form.getByRole('combobox', { name: 'Owner' }).fill(name)
    await expect(form.getByRole('status').filter({ hasText: 'No active account' })).toContainText('E-mail addresses')
  }
  await form.getByLabel('Description').fill('For nobody')
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect(form).toContainText('Choose whose token it becomes.')
  await expect(form.getByRole('combobox', { name: 'Owner' })).toBeFocused()
  expect(sent(demo, 'POST', /\/tokens$/)).toHaveLength(0)
})

test('a blank description is refused here, and the field has the focus', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  for (const text of ['', '   ']) {
    await form.getByLabel('Description').fill(text)
    await form.getByRole('button', { name: 'Create token' }).click()
    await expect(form.getByLabel('Description')).toHaveAccessibleDescription('Say what the token is for.')
    await expect(form.getByLabel('Description')).toBeFocused()
  }
  await form.getByLabel('Description').fill('test 2')
  await expect(form).toContainText('Description does not say what the token is for')
  expect(sent(demo, 'POST', /\/tokens$/)).toHaveLength(0)
})

test('255 bytes of letters of several bytes are taken, 256 are refused and counted', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  const longest = `${'ü'.repeat(60)}${'港'.repeat(43)}🚢aa`
  expect(Buffer.byteLength(longest)).toBe(255)
  await form.getByLabel('Description').fill(`${longest}b`)
  await expect(form).toContainText('256 / 255 bytes')
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect(form.getByLabel('Description')).toHaveAccessibleDescription(
    /^1 byte too long: 256 of 255\. Letters beyond plain English count as 2 to 4 bytes\.$/,
  )
  expect(sent(demo, 'POST', /\/tokens$/)).toHaveLength(0)

  await form.getByLabel('Description').fill(longest)
  await expect(form).toContainText('255 / 255 bytes')
  await form.getByRole('button', { name: 'Create token' }).click()
  await expect(dialog(page, 'Token created')).toBeVisible()
  expect(tokenOf(demo, 'tom', longest).is_active).toBe(true)
})

test('two clicks on the button, and Enter after them, make one token', async ({ page, signIn, demo }) => {
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
  expect(held.count()).toBe(1)
  held.release()
  await expect(dialog(page, 'Token created')).toBeVisible()
  expect(tokensOf(demo, 'tom').filter((token) => token.description === 'Only one of me')).toHaveLength(1)
})

test('two submits within one turn of the page make one token', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  await dialog(page, 'New token').getByLabel('Description').fill('Only one of me')
  await page.evaluate(() => {
    const form = document.querySelector('form')
    form?.requestSubmit()
    form?.requestSubmit()
  })
  await expect(dialog(page, 'Token created')).toBeVisible()
  expect(sent(demo, 'POST', /^\/users\/\w+\/tokens$/)).toHaveLength(1)
})
