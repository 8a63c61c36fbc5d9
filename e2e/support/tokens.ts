import { expect, type Locator, type Page } from 'playwright/test'
import type { DemoServer, LoggedRequest } from '../../src/demo-server/server.ts'
import type { TokenRecord } from '../../src/demo-server/state.ts'

const API = '/api/v4'

/** The table of tokens on the page; also where a dialog stands over it, so that "not there" means not there. */
export function tokenGrid(page: Page): Locator {
  return page.locator('[role=grid][aria-label="Tokens"]')
}

/** The row that shows `text`. Rows further down are not drawn: narrow the list down first. */
export function tokenRow(page: Page, text: string): Locator {
  return tokenGrid(page).locator('[role=row]').filter({ hasText: text })
}

/** Opens the menu of a token's row and picks an act from it. */
export async function chooseFromMenu(page: Page, description: string, act: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${description}` }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

/**
 * The drawer of one token, by its description.
 * @public for the tests of acts
 */
export function tokenDrawer(page: Page, description: string): Locator {
  return page.getByRole('region', { name: description })
}

/** A dialog that is open, by its title. */
export function dialog(page: Page, title: string | RegExp): Locator {
  return page.getByRole('dialog', { name: title })
}

/** Marks the rows that show these texts. */
export async function selectRows(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) await tokenRow(page, text).getByRole('checkbox').check()
}

/** The token of a person or a bot that is described so, as the server has it now. */
export function tokenOf(demo: DemoServer, username: string, description: string): TokenRecord {
  const token = tokensOf(demo, username).find((one) => one.description === description)
  if (!token) throw new Error(`${username} has no token "${description}"`)
  return token
}

export function tokensOf(demo: DemoServer, username: string): readonly TokenRecord[] {
  return demo.state.tokensOfUser.of(userId(demo, username))
}

export function userId(demo: DemoServer, username: string): string {
  const user = demo.state.userByName(username)
  if (!user) throw new Error(`there is no ${username}`)
  return user.id
}

/** What was asked of the server so far with this method and path, oldest first. */
export function sent(demo: DemoServer, method: string, path: string | RegExp): LoggedRequest[] {
  return demo.requests.filter((request) => {
    const own = request.path.slice(API.length)
    return request.method === method && (typeof path === 'string' ? own === path : path.test(own))
  })
}

/** The JSON object that a request carried. */
export function bodyOf(request: LoggedRequest | undefined): Record<string, unknown> {
  const body: unknown = JSON.parse(request?.body ?? 'null')
  if (typeof body !== 'object' || body === null) throw new Error('the request carried no JSON object')
  return { ...body }
}

/**
 * The ids of the tokens a write was sent for, in the order of the answers' requests.
 * @public for the tests of acts
 */
export function tokenIdsSent(demo: DemoServer, verb: 'disable' | 'enable' | 'revoke' | 'rotate'): unknown[] {
  return sent(demo, 'POST', `/users/tokens/${verb}`)
    .filter((request) => request.status === 200)
    .map((request) => bodyOf(request)['token_id'])
}

/** The status the server answers to whoever holds this secret: 200 while it works, 401 when it does not. */
export async function statusWith(demo: DemoServer, secret: string): Promise<number> {
  const headers = { Authorization: `Bearer ${secret}` }
  const response = await demo.fetch(new Request(`http://127.0.0.1${API}/users/me`, { headers }))
  return response.status
}

/**
 * Waits for a message at the foot of the page.
 * @public for the tests of acts
 */
export async function expectToast(page: Page, text: string | RegExp): Promise<Locator> {
  const toast = page
    .getByRole('region', { name: /^Notifications/ })
    .getByRole('listitem')
    .filter({ hasText: text })
  await expect(toast).toBeVisible()
  return toast
}

/**
 * Toasts that come from here on stay, as in a tab nobody looks at: for tests that use one and are not about its ten
 * seconds, which a slow machine may need for what comes before.
 */
export async function holdToasts(page: Page): Promise<void> {
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }))
}

/** Requests that wait at the server's door until they are let in. */
export interface HeldBack {
  /** How many wait, or have waited. */
  count: () => number
  /** Lets those that wait in, and all that come later. */
  release: () => void
}

/** Holds requests back for as long as a test likes: what a fault of latency does, without a clock. */
export function holdBack(
  demo: DemoServer,
  method: string,
  path: RegExp,
  isWanted: (search: URLSearchParams) => boolean = () => true,
): HeldBack {
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const answer = demo.fetch
  let count = 0
  demo.fetch = async (request, address) => {
    const { pathname, searchParams } = new URL(request.url)
    if (request.method === method && path.test(pathname.slice(API.length)) && isWanted(searchParams)) {
      count += 1
      await gate
    }
    return answer(request, address)
  }
  return {
    count: () => count,
    release: () => {
      demo.fetch = answer
      open()
    },
  }
}

/** The requests a page itself makes. A browser sends one again by itself when an old connection breaks. */
export function requestsOf(page: Page, method: string, path: RegExp): string[] {
  const urls: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() === method && path.test(pathname.slice(API.length))) urls.push(pathname)
  })
  return urls
}
