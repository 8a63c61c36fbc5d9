import { expect, type Locator, type Page } from 'playwright/test'
import { DEMO_PASSWORD } from '../../src/demo-server/data/demo-people.ts'

/** The dialog that stands over the page when the session has ended in the middle of work. */
export interface EndedDialog {
  dialog: Locator
  password: Locator
  submit: Locator
  /** Fills in the password of the demo people and sends it. */
  signIn: () => Promise<void>
}

export function endedDialog(page: Page): EndedDialog {
  const dialog = page.getByRole('dialog', { name: 'Your session ended' })
  const password = dialog.getByLabel('Password', { exact: true })
  const submit = dialog.getByRole('button', { name: 'Sign in', exact: true })
  return {
    dialog,
    password,
    submit,
    signIn: async () => {
      await password.fill(DEMO_PASSWORD)
      await submit.click()
    },
  }
}

/** Signs out by the menu of the person. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /sign out$/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

/** Comes back to the tab, as far as the page can tell: no tab of a browser without a window is ever out of sight. */
export async function look(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
}

/** Opens the list of all tokens and waits until it is read to its end. */
export async function openInventory(page: Page, path = '/tokens'): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('main').getByText(/read .*, complete/)).toBeVisible()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
}
