import { DEMO_PASSWORD, demoIds } from '../../src/demo-server/data/demo-people.ts'
import type { DemoServer } from '../../src/demo-server/server.ts'
import type { Account, AccountRow } from '../access-table-people.ts'
import type { Ask } from './access.ts'

/** Whose account each one is. */
export const ACCOUNT_IDS: Readonly<Record<Account, string>> = { member: demoIds.uma, administrator: demoIds.petros }

type Statuses = Record<string, number>

/** The server's answer to reading every tab and to every act, by their names in the table. A tab: `see …`. */
export async function statusesOver(ask: Ask, demo: DemoServer, account: Account): Promise<Statuses> {
  const id = ACCOUNT_IDS[account]
  const path = `/users/${id}`
  const tabs: Statuses = {}
  for (const tab of ['tokens', 'sessions', 'audits', 'preferences'])
    tabs[`see ${tab}`] = await ask('GET', `${path}/${tab}`)
  // As what somebody is in each is another question, with a right of its own: the teams stand without the answer.
  tabs['see teams'] = await ask('GET', `${path}/teams`)
  return {
    ...tabs,
    roles: await ask('PUT', `${path}/roles`, { roles: demo.state.user(id)?.roles }),
    mfa: await ask('PUT', `${path}/mfa`, { activate: false }),
    attempts: await ask('POST', `${path}/reset_failed_attempts`),
    active: await ask('PUT', `${path}/active`, { active: true }),
    sessions: await ask('POST', `${path}/sessions/revoke/all`),
    preferences: await ask('PUT', `${path}/preferences`, [
      { user_id: id, category: 'matrix', name: 'row', value: '1' },
    ]),
    picture: await ask('DELETE', `${path}/image`),
    method: await ask('PUT', `${path}/auth`, { auth_data: `matrix ${id}`, auth_service: 'saml' }),
    password: await ask('PUT', `${path}/password`, { new_password: DEMO_PASSWORD }),
  }
}

/** What the table says they have to be. */
export function expectedStatuses({ tabs, acts }: AccountRow): Statuses {
  const named = [
    ...Object.entries(tabs).map(([tab, verdict]) => [`see ${tab}`, verdict] as const),
    ...Object.entries(acts),
  ]
  return Object.fromEntries(named.map(([name, verdict]) => [name, verdict === 'yes' ? 200 : 403]))
}
