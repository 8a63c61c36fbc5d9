import { expect, type Locator, type Page } from 'playwright/test'
import type { DemoServer } from '../../src/demo-server/server.ts'
import type { TokenRecord } from '../../src/demo-server/state.ts'
import { tokenGrid } from './tokens.ts'

/** Opens the list at an address ("?f.kind=bot") and waits until it has been read to its end. */
export async function openTokens(page: Page, search = ''): Promise<void> {
  await page.goto(`/tokens${search}`)
  await expect(tokenCount(page)).toContainText('(complete)')
}

/** The line under the table: "340 tokens (complete)", "12 of 340 tokens match (partial)". */
export function tokenCount(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: /\((complete|partial|still reading)\)$/ })
}

/** Waits until so many rows match. `total`: all there are, left out when nothing is filtered. */
export async function expectCount(page: Page, count: number, total?: number): Promise<void> {
  const of = total === undefined ? `${grouped(count)} tokens` : `${grouped(count)} of ${grouped(total)} tokens match`
  await expect(tokenCount(page)).toHaveText(`${of} (complete)`)
}

/** A number as the pages write it. */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB')
}

/** The rows that are drawn, without the heads. */
export function drawnRows(page: Page): Locator {
  return tokenGrid(page).locator('[role=row][aria-rowindex]:not([aria-rowindex="1"])')
}

/** The ids of the rows that are drawn, from the top. */
export async function drawnIds(page: Page): Promise<string[]> {
  const places = await drawnRows(page).evaluateAll((rows) =>
    rows.map((row) => ({
      at: Number(row.getAttribute('aria-rowindex')),
      id: /\/tokens\/(\w+)/.exec(row.querySelector('a')?.getAttribute('href') ?? '')?.[1] ?? '',
    })),
  )
  return places.toSorted((a, b) => a.at - b.at).map((place) => place.id)
}

/** The row at a place, from 1, as a screen reader counts them without the heads. */
export function rowAt(page: Page, place: number): Locator {
  return tokenGrid(page).locator(`[role=row][aria-rowindex="${place + 1}"]`)
}

/** The search box. */
export function searchBox(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search tokens' })
}

/** Opens a filter and chooses a value of it; the list of values stays open. */
export async function chooseFilter(page: Page, filter: string, value: string): Promise<void> {
  const button = page.getByRole('button', { name: new RegExp(`^${filter}( ?\\d+)?$`) })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
  await filterChoice(page, value).click()
}

/** A value in the filter that is open; its name ends with the number of its rows. */
export function filterChoice(page: Page, value: string): Locator {
  return page
    .locator('button[aria-expanded=true] + div ul')
    .getByRole('link', { name: new RegExp(`^${value} ?[\\d,]*$`) })
}

const DAY = 86_400_000

/** What the server's records say of a token, worked out from them by hand and not by the code under test. */
export interface TokenTruth {
  token: TokenRecord
  status: 'active' | 'asleep' | 'disabled' | 'expired' | 'ownerless'
  kind: 'person' | 'bot' | 'plugin-bot' | 'unknown'
  expiry: 'never' | 'expired' | 'soon' | 'month' | 'quarter' | 'later'
  isAdministrators: boolean
  isBreaker: boolean
  isOfBotWithoutOwner: boolean
}

/** The truth of all tokens, in the order of the server's table. */
export function truths(demo: DemoServer): TokenTruth[] {
  const { state } = demo
  const now = state.now()
  const limit = state.config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays * DAY
  return state.tokens.all().map((token) => {
    const owner = state.user(token.user_id)
    const bot = state.bots.get(token.user_id)
    const botsPerson = bot && state.user(bot.owner_id)
    const isPlugins = bot !== undefined && !/^[a-z0-9]{26}$/.test(bot.owner_id)
    const isPast = token.expires_at !== 0 && token.expires_at <= now
    const days = (token.expires_at - now) / DAY
    return {
      token,
      status: !token.is_active
        ? 'disabled'
        : isPast
          ? 'expired'
          : !owner
            ? 'ownerless'
            : owner.delete_at > 0
              ? 'asleep'
              : 'active',
      kind: bot ? (isPlugins ? 'plugin-bot' : 'bot') : owner ? 'person' : 'unknown',
      expiry:
        token.expires_at === 0
          ? 'never'
          : isPast
            ? 'expired'
            : days <= 7
              ? 'soon'
              : days <= 30
                ? 'month'
                : days <= 90
                  ? 'quarter'
                  : 'later',
      isAdministrators: owner?.roles.split(' ').includes('system_admin') ?? false,
      isBreaker:
        limit > 0 && token.is_active && !isPlugins && (token.expires_at === 0 || token.expires_at > now + limit),
      isOfBotWithoutOwner: bot !== undefined && !isPlugins && (!botsPerson || botsPerson.delete_at > 0),
    }
  })
}

/** How many tokens of the server are so. */
export function countOf(demo: DemoServer, is: (truth: TokenTruth) => boolean): number {
  return truths(demo).filter(is).length
}
