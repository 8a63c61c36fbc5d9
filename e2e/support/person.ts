import { expect, type Locator, type Page } from 'playwright/test'
import type { DemoServer } from '../../src/demo-server/server.ts'
import { walkTo } from './walk.ts'

const API = '/api/v4'

/** Opens a tab of a person, and waits for who it is. */
export async function openPerson(page: Page, userId: string, name: string, tab = 'summary'): Promise<void> {
  await page.goto(`/users/${userId}/${tab}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Goes to a tab of a person from within the app, and waits for who it is. */
export async function walkToPerson(page: Page, userId: string, name: string, tab = 'summary'): Promise<void> {
  await walkTo(page, `/users/${userId}/${tab}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Goes to a tab of somebody who is no bot from within the app, and waits for who it is, by the name the server has. */
export async function walkToTab(page: Page, demo: DemoServer, userId: string, tab: string): Promise<void> {
  const user = demo.state.user(userId)
  if (!user) throw new Error(`there is nobody with the id ${userId}`)
  await walkToPerson(page, userId, `${user.first_name} ${user.last_name}`, tab)
}

/** The tabs of a person. */
export function personTabs(page: Page): Locator {
  return page.getByRole('navigation', { name: 'About this person' })
}

/** A part of the summary, by its title. */
export function panel(page: Page, title: string | RegExp): Locator {
  return page.getByRole('region', { name: title })
}

/** What stands beside a term. */
export function fact(scope: Locator, term: string): Locator {
  return scope
    .locator('dl > div')
    .filter({ has: scope.page().locator('dt').getByText(term, { exact: true }) })
    .locator('dd')
}

/** The titles of the open risks, in their order. */
export async function riskTitles(page: Page): Promise<string[]> {
  await expect(panel(page, /^Open risks/).locator('[aria-busy]')).toHaveCount(0)
  return page.getByRole('list', { name: 'Open risks' }).locator('p.font-medium').allTextContents()
}

/** What is asked about a person and what hangs on them, without what opens a session and without pictures. */
export function askedAbout(demo: DemoServer, userId: string): string[] {
  return demo.requests
    .map(({ method, path, body }) => ({ method, path: path.slice(API.length).replace(/\?.*$/, ''), body: body ?? '' }))
    .filter(({ path, body }) => {
      if (path.endsWith('/image')) return false
      if (path === '/roles/names') return !body.includes('"system_user"')
      return path.startsWith(`/users/${userId}`) || path.startsWith('/bots')
    })
    .map(({ method, path }) => `${method} ${path.replace(userId, '…')}`)
}

/** From now on the server answers such requests with this; `undo` ends that. */
export function answerWith(
  demo: DemoServer,
  method: string,
  path: RegExp,
  { body, status = 200 }: { body: unknown; status?: number },
): { undo: () => void } {
  const answer = demo.fetch
  demo.fetch = async (request, address) => {
    const own = new URL(request.url).pathname.slice(API.length)
    return request.method === method && path.test(own) ? Response.json(body, { status }) : answer(request, address)
  }
  return {
    undo: () => {
      demo.fetch = answer
    },
  }
}

/** From now on the server refuses such requests, with Mattermost's own words for it; `undo` ends that. */
export function refuse(
  demo: DemoServer,
  method: string,
  path: RegExp,
  status: number,
  id: string,
): { undo: () => void } {
  const body = { id, message: id, detailed_error: '', request_id: 'r'.repeat(26), status_code: status }
  return answerWith(demo, method, path, { body, status })
}
