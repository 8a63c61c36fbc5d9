import { expect, type Locator, type Page } from 'playwright/test'
import type { DemoServer } from '../../src/demo-server/server.ts'
import { sent, userId } from './tokens.ts'

/** A preference without its person: category, name, value. */
export type Stored = readonly [category: string, name: string, value: string]

/** Gives a person these preferences and no others. */
export function givePreferences(demo: DemoServer, username: string, stored: readonly Stored[]): void {
  const user_id = userId(demo, username)
  for (const row of demo.state.preferencesOf(user_id)) demo.state.removePreference(row)
  for (const [category, name, value] of stored) demo.state.setPreference({ user_id, category, name, value })
}

/** What the server has of a person now, by "category/name". */
export function storedOf(demo: DemoServer, username: string): Record<string, string> {
  const rows = demo.state.preferencesOf(userId(demo, username))
  return Object.fromEntries(rows.map(({ category, name, value }) => [`${category}/${name}`, value]))
}

/** Opens the tab of a person's preferences, and waits until it is read. */
export async function openPreferences(page: Page, demo: DemoServer, username: string, search = ''): Promise<void> {
  await page.goto(`/users/${userId(demo, username)}/preferences${search}`)
  await expect(page.getByText(/preferences (match )?\(complete\)|No preference is stored/)).toBeVisible()
}

/** The row that shows `text`. */
export function preferenceRow(page: Page, text: string): Locator {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox') })
    .filter({ hasText: text })
}

/** The bodies of the requests that saved or deleted, oldest first; only those the server took, unless said otherwise. */
export function bodiesOf(demo: DemoServer, verb: 'save' | 'delete', onlyTaken = true): unknown[] {
  const requests = verb === 'save' ? sent(demo, 'PUT', /\/preferences$/) : sent(demo, 'POST', /\/preferences\/delete$/)
  return requests
    .filter((request) => !onlyTaken || request.status === 200)
    .map((request): unknown => JSON.parse(request.body ?? 'null'))
}

/** How many entries each of these bodies has. */
export function sizesOf(bodies: readonly unknown[]): number[] {
  return bodies.map((body) => (Array.isArray(body) ? body.length : -1))
}
