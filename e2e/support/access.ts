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

/** Asks the server straight away, and returns the status. */
export type Ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<number>

/** Signs this person in, and asks as them. */
export async function asker(origin: string, demo: DemoServer, who: Person): Promise<Ask> {
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

/**
 * The same of all of these buttons in a place, in the order they stand there. Those that can be pressed take one look.
 * @param verdicts by the button's words
 */
export async function expectButtons(place: Locator, verdicts: Readonly<Record<string, Verdict>>): Promise<void> {
  const names = Object.keys(verdicts)
  const any = new RegExp(`^(${names.join('|')})$`)
  await expect(place.getByRole('button', { name: any, disabled: false })).toHaveText(
    names.filter((name) => verdicts[name] === 'yes'),
  )
  for (const [name, verdict] of Object.entries(verdicts)) {
    if (verdict !== 'yes') await expectButton(place.getByRole('button', { name, exact: true }), verdict)
  }
}

/** The same of the items of a menu, which say the reason in their own words. */
export async function expectItems(menu: Locator, verdicts: Readonly<Record<string, Verdict>>): Promise<void> {
  const names = Object.keys(verdicts)
  const items = menu.getByRole('menuitem', { name: new RegExp(`^(${names.join('|')})`) })
  await expect(items).toHaveText(
    names.map((name) => new RegExp(verdicts[name] === 'yes' ? `^${name}` : `^${name}.*${verdicts[name]}`)),
  )
  await expect(items.and(menu.getByRole('menuitem', { disabled: false }))).toHaveText(
    names.filter((name) => verdicts[name] === 'yes').map((name) => new RegExp(`^${name}`)),
  )
}

/** What the server refused this person so far. */
export function refusedTo(demo: DemoServer, who: Person): string[] {
  return demo.requests.filter((one) => one.userId === demoIds[who] && one.status === 403).map((one) => one.path)
}
