import type { Locator, Page } from 'playwright/test'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../src/demo-server/server.ts'
import { expect, test } from './support/test.ts'
import { rowAt, searchBox } from './support/token-list.ts'
import { chooseFromMenu, dialog, expectToast, holdToasts, selectRows, tokenOf } from './support/tokens.ts'

/** Toasts and what stands on the page with them: dialogs, whose typing they must not cost, and the selection bar. */

test.use({ viewport: { width: 1280, height: 860 } })

/** Opens the dialog for a new token, over the toasts of two that were disabled, and types a description. */
async function typeOverToasts(page: Page) {
  await page.goto('/account/tokens')
  await holdToasts(page)
  await chooseFromMenu(page, 'Crane dashboard', 'Disable')
  const first = await expectToast(page, /Token disabled.*Crane dashboard/)
  await chooseFromMenu(page, 'Zapier trial', 'Disable')
  const second = await expectToast(page, /Token disabled.*Zapier trial/)
  await page.getByRole('button', { name: 'New token' }).click()
  const form = dialog(page, 'New token')
  const field = form.getByLabel('Description')
  await field.fill('Tide tables')
  return { first, second, form, field }
}

/** Leaves two toasts that stay: acts that failed. */
async function failTwice(page: Page, demo: DemoServer): Promise<void> {
  demo.faults.add({ kind: 'not-json', match: { path: '/users/tokens/disable' } })
  for (const name of ['Zapier trial', 'Crane dashboard']) {
    await chooseFromMenu(page, name, 'Disable')
    await expectToast(page, `It is not known whether “${name}” was disabled`)
  }
}

/** Whether one of the toasts lies over `place`. Both have a box, or it is no answer. */
async function isCovered(page: Page, place: Locator): Promise<boolean> {
  const box = await place.boundingBox()
  const region = page.getByRole('region', { name: /^Notifications/ })
  const toasts = region.getByRole('listitem')
  await expect(toasts).toHaveCount(2)
  // Where they are higher than their place, the rest is scrolled to.
  const room = await region.boundingBox()
  for (const toast of await toasts.all()) {
    const other = await toast.boundingBox()
    if (!box || !other || !room) throw new Error('not in sight')
    const isBeside = other.x >= box.x + box.width || box.x >= other.x + other.width
    const isAbove = other.y >= box.y + box.height || box.y >= Math.min(other.y + other.height, room.y + room.height)
    if (!isBeside && !isAbove) return true
  }
  return false
}

test('a press on a toast leaves the dialog open, with what was typed and the focus where it was', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('tom')
  const { first, second, form, field } = await typeOverToasts(page)
  await first.getByRole('button', { name: 'Undo' }).click()
  await expect(first).toBeHidden()
  await expectToast(page, /Token enabled.*Crane dashboard/)
  expect(tokenOf(demo, 'tom', 'Crane dashboard').is_active).toBe(true)
  await expect(field).toHaveValue('Tide tables')
  await expect(field).toBeFocused()
  await second.getByRole('button', { name: 'Close' }).click()
  await expect(second).toBeHidden()
  await expect(field).toHaveValue('Tide tables')
  await expect(field).toBeFocused()
  // A press on the ground behind still closes it.
  await page.mouse.click(20, 500)
  await expect(form).toBeHidden()
})

test('F8 goes to the newest toast from within a dialog, and the focus comes back to the field', async ({
  page,
  signIn,
}) => {
  await signIn('tom')
  const { first, second, form, field } = await typeOverToasts(page)
  await expect(field).toBeFocused()
  await page.keyboard.press('F8')
  await expect(second.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(second).toBeHidden()
  await expect(field).toBeFocused()
  await page.keyboard.press('F8')
  await page.keyboard.press('Enter')
  await expect(first).toBeHidden()
  await expectToast(page, /Token enabled.*Crane dashboard/)
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('Tide tables')
  // Out of the toasts one comes into the dialog again, not to what it covers.
  await page.keyboard.press('F8')
  await page.keyboard.press('Shift+Tab')
  await expect(form.locator(':focus')).toHaveCount(1)
  // From a field, Escape is the dialog's.
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
})

test('toasts cover neither the title nor the buttons of a dialog, in any window', async ({ page, signIn, demo }) => {
  await signIn('tom')
  await page.goto('/account/tokens')
  await failTwice(page, demo)
  await selectRows(page, 'Zapier trial', 'Crane dashboard', 'Old laptop')
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Revoke…' }).click()
  const run = dialog(page, 'Revoke 3 tokens')
  await expect(run).toBeVisible()
  for (const size of [
    { width: 1280, height: 860 },
    { width: 1000, height: 700 },
    { width: 390, height: 800 },
  ]) {
    await page.setViewportSize(size)
    await expect.poll(() => isCovered(page, run), { message: `${size.width} px` }).toBe(false)
    await expect(run.getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 })
    await expect(run.getByRole('button', { name: 'Revoke 3 tokens' })).toBeInViewport({ ratio: 1 })
  }
  await run.getByRole('button', { name: 'Cancel' }).click()
  await expect(run).toBeHidden()
})

test('toasts stand above the selection bar, wherever it is and however many lines it has', async ({
  page,
  signIn,
  demo,
}) => {
  await signIn('ada')
  const bar = page.getByRole('region', { name: 'Selection' })
  for (const path of [`/users/${demoIds.tom}/tokens`, '/tokens?q=tom']) {
    await page.setViewportSize({ width: 1280, height: 860 })
    await page.goto(path)
    await failTwice(page, demo)
    await selectRows(page, 'Zapier trial', 'Old laptop')
    await expect(bar).toBeVisible()
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 860 })
      await expect.poll(() => isCovered(page, bar), { message: `${path}, ${width} px` }).toBe(false)
    }
    await bar.getByRole('button', { name: 'Clear selection' }).click()
    await expect(bar).toBeHidden()
  }
})

test('a menu opens over the toasts: what one asks for last is what one can press', async ({ page, signIn, demo }) => {
  await signIn('ada')
  await page.goto('/tokens?q=tom')
  await failTwice(page, demo)
  await searchBox(page).fill('')
  await rowAt(page, 11)
    .getByRole('button', { name: /^Actions for/ })
    .click()
  const item = page.getByRole('menuitem', { name: 'Copy id' })
  expect(await isCovered(page, item)).toBe(true)
  await page.getByRole('menuitem', { name: /^Revoke/ }).click()
  await expect(dialog(page, 'Revoke token')).toBeVisible()
})
