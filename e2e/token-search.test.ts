import * as v from 'valibot'
import { expect, it } from 'vitest'
import { userAccessTokenSchema } from '../src/api/objects/user-access-token.ts'
import { userSchema } from '../src/api/objects/user.ts'
import { demoIds } from '../src/demo-server/data/demo-people.ts'
import { createDemoServer } from '../src/demo-server/server.ts'
import { InventoryIndex } from '../src/domain/inventory.ts'
import { features } from '../src/domain/test-objects.ts'
import { idsFound } from './support/token-search.ts'

// The search over the whole demo company, held against the slow way. That the page uses it: tokens-filters.spec.ts.

const demo = createDemoServer({})
const { state } = demo
const tokens = state.tokens.all()
const index = new InventoryIndex({ now: state.now(), features: features() })
index.addTokens(tokens.map((token) => v.parse(userAccessTokenSchema, token)))
const owners = [...new Set(tokens.map((token) => token.user_id))].flatMap((id) => state.user(id) ?? [])
index.setOwners(
  owners.map((owner) => v.parse(userSchema, owner)),
  index.unreadAccounts().filter((id) => !state.user(id)),
)

function found(text: string): string[] {
  const view = index.view({ q: text, filters: {}, sort: null })
  return Array.from(view.positions, (position) => index.row(position).token.id)
}

it.each([
  'berth plan',
  'PLAN   berth',
  '@tom',
  '@to',
  'tom berth',
  state.user(demoIds.tom)?.email ?? '',
  demoIds.tom,
  'grafana production',
  'לוח המשמרות',
  'مزامنة',
  '港湾',
  '<b>bold</b>',
  'first line second',
  '🚢',
  '=HYPERLINK(',
  'nystrom',
  'Nyström',
])('finds "%s"', (text) => {
  const ids = idsFound(demo, text)
  expect(ids.length).toBeGreaterThan(0)
  expect(found(text)).toEqual(ids)
})

it('finds every token by its id and by its description', () => {
  for (const { id, description } of tokens) {
    expect(found(id)).toEqual([id])
    if (description.trim() !== '') expect(found(description), description).toEqual(idsFound(demo, description.trim()))
  }
})
