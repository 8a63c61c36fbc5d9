import { expect, type Locator } from 'playwright/test'
import { demoIds } from '../../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../../src/demo-server/server.ts'
import type { Holder, Person, Verdict } from '../access-table.ts'
import { sessionCookies } from './cookies.ts'

/** A token that works and one that is switched off, of the same holder. */
export interface Pair {
  active: string
  disabled: string
}

function holderId(demo: DemoServer, who: Person, holder: Holder): string {
  if (holder === 'oneself') return demoIds[who]
  if (holder === 'person') return demoIds.uma
  if (holder === 'administrator') return demoIds.petros
  return demo.state.userByName('tide-bot')?.id ?? ''
}

/** Gives everybody of the table's second column two tokens, with descriptions that say whose they are. */
export function seedTokens(demo: DemoServer, who: Person): Record<Holder, Pair> {
  const make = (holder: Holder, is_active: boolean): string => {
    const id = demo.state.id()
    demo.state.addToken({
      id,
      token: demo.state.id(),
      user_id: holderId(demo, who, holder),
      description: `matrix ${holder} ${is_active ? 'active' : 'disabled'}`,
      is_active,
      expires_at: demo.state.now() + 30 * 86_400_000,
    })
    return id
  }
  const pair = (holder: Holder): Pair => ({ active: make(holder, true), disabled: make(holder, false) })
  return {
    oneself: pair('oneself'),
    person: pair('person'),
    administrator: pair('administrator'),
    bot: pair('bot'),
  }
}

/** Asks the server straight away, as this person. Returns the status. */
export async function asker(
  origin: string,
  demo: DemoServer,
  who: Person,
): Promise<(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<number>> {
  const cookies = await sessionCookies(origin, demo, who)
  const token = cookies.find((cookie) => cookie.name === 'MMAUTHTOKEN')?.value ?? ''
  return async (method, path, body) => {
    const response = await demo.fetch(
      new Request(`${origin}/api/v4${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
    return response.status
  }
}

/** Expects a button that can be pressed, or one that cannot and names the missing permission. */
export async function expectButton(button: Locator, verdict: Verdict): Promise<void> {
  if (verdict === 'yes') {
    await expect(button).toBeEnabled()
    return
  }
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription(new RegExp(`permissions? .*\\b${verdict}\\b`))
}

/** The same of an item in a menu, which says the reason in its own words. */
export async function expectItem(item: Locator, verdict: Verdict): Promise<void> {
  if (verdict === 'yes') {
    await expect(item).toBeEnabled()
    return
  }
  await expect(item).toBeDisabled()
  await expect(item).toContainText(verdict)
}
