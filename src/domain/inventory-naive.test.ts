import { describe, expect, it } from 'vitest'
import type { UserAccessToken } from '@/api/objects/user-access-token.ts'
import type { User } from '@/api/objects/user.ts'
import { foldText } from './fold-text.ts'
import { FACET_IDS, facetValues, type FacetId, type InventoryFilters } from './inventory-facets.ts'
import { SORT_COLUMNS } from './inventory-order.ts'
import { InventoryIndex } from './inventory.ts'
import type { InventoryRequest } from './inventory-picking.ts'
import { personName } from './person-name.ts'
import { bot, DAY, features, NOW, token, user, userId } from './test-objects.ts'
import { weakDescription } from './token-description.ts'
import { isBotWithoutOwner, tokenKind } from './token-kind.ts'
import { breaksPolicy, expiryState, tokenStatus } from './token-status.ts'

/**
 * The index against the slow and obvious way of doing the same, over random inventories that grow and change. The random
 * numbers are seeded: a failure comes again.
 */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const SERVER = features('11.10.0', { MaximumPersonalAccessTokenLifetimeDays: '60' })
const DESCRIPTIONS = [
  'deploy',
  'Deploy',
  'backup élan',
  'test',
  '',
  '  ',
  'x',
  'grafana alerts',
  'éclair',
  'Übung 1',
  'for @dee',
  'x ann',
]
const NAMES = ['ann', 'bo', 'cy', 'dee', 'ed', 'flo', 'gus', 'hal']
const WORDS = [
  'd',
  'de',
  'deploy',
  'e',
  'elan',
  '@ann',
  '@d',
  '@ed',
  '@nn',
  '@example',
  '@x y',
  'example',
  'a b',
  'zz',
  'gr al',
]

interface World {
  tokens: Map<string, UserAccessToken>
  users: Map<string, User | null>
  bots: ReturnType<typeof bot>[] | null
}

const BOTS = [bot('gus', userId('ann')), bot('hal', 'com.example.plugin'), bot('flo', userId('zed'))]

function randomToken(pick: (below: number) => number, index: number): UserAccessToken {
  const ends = [0, undefined, NOW - DAY, NOW + 3 * DAY, NOW + 20 * DAY, NOW + 80 * DAY, NOW + 200 * DAY]
  return token(`t${(pick(1000) + 1000) * 1000 + index}x`, NAMES[pick(NAMES.length)] ?? 'ann', {
    description: DESCRIPTIONS[pick(DESCRIPTIONS.length)],
    is_active: pick(5) > 0,
    expires_at: ends[pick(ends.length)],
  })
}

function randomUser(pick: (below: number) => number, name: string): User {
  const roles = ['system_user', 'system_user system_admin', 'system_guest'][pick(3)]
  return user(name, { roles, delete_at: pick(3) === 0 ? 1 : 0, first_name: pick(2) ? 'Élan' : '', is_bot: name > 'f' })
}

/** The values of each facet that hold for a row, in the obvious way. */
function valuesOf(row: UserAccessToken, world: World): Record<FacetId, string[]> {
  const owner = world.users.get(row.user_id)
  const itsBot = world.bots === null ? undefined : (world.bots.find((one) => one.user_id === row.user_id) ?? null)
  const kind = tokenKind(owner, itsBot)
  const isBot = kind === 'bot' || kind === 'plugin-bot'
  const ownerState =
    owner === undefined ? 'unread' : owner === null ? 'gone' : owner.delete_at > 0 ? 'deactivated' : 'active'
  const same = [...world.tokens.values()].filter(
    (other) =>
      other.user_id === row.user_id && other.description.trim().toLowerCase() === row.description.trim().toLowerCase(),
  )
  const weakness = weakDescription(row.description)
  const botOwner = itsBot ? world.users.get(itsBot.owner_id) : null
  return {
    status: [tokenStatus(row, owner, NOW, SERVER, isBot)],
    kind: [kind],
    expiry: [expiryState(row, NOW)],
    owner: [
      ownerState,
      ...(owner?.roles === 'system_guest' ? ['guest'] : []),
      ...(isBotWithoutOwner(itsBot, botOwner) ? ['bot-without-owner'] : []),
    ],
    rights: owner?.roles.includes('system_admin') ? ['admin'] : [],
    policy: breaksPolicy(row, 60, NOW, kind === 'plugin-bot') ? ['breaker'] : [],
    description: [
      ...(weakness === null ? [] : [weakness === 'blank' ? 'blank' : 'weak']),
      ...(same.length > 1 && weakness !== 'blank' ? ['duplicate'] : []),
    ],
  }
}

function matchesText(row: UserAccessToken, world: World, q: string): boolean {
  const owner = world.users.get(row.user_id)
  const texts = [row.description, row.id, row.user_id]
  if (owner) texts.push(owner.username, `${owner.first_name} ${owner.last_name}`, owner.nickname, owner.email)
  const haystack = foldText(texts.join('\n'))
  const isName = (word: string) => word.startsWith('@') && owner?.username.startsWith(word.slice(1)) === true
  return foldText(q)
    .split(' ')
    .every((word) => haystack.includes(word) || isName(word))
}

function passes(values: Record<FacetId, string[]>, filters: InventoryFilters, except?: FacetId): boolean {
  return FACET_IDS.every((facet) => {
    const chosen = filters[facet] ?? []
    return facet === except || chosen.length === 0 || values[facet].some((value) => chosen.includes(value))
  })
}

type Values = Record<FacetId, string[]>

function sortKey(row: UserAccessToken, values: Values, world: World, column: string): string {
  const owner = world.users.get(row.user_id)
  const rank = (facet: FacetId) => String.fromCharCode(65 + facetValues(facet).indexOf(values[facet][0] ?? ''))
  const end = row.expires_at === undefined ? 9e15 : row.expires_at === 0 ? 8e15 : row.expires_at
  const ownerKey = owner
    ? `0${foldText(personName(owner))}\n${owner.username}`
    : `${owner === null ? 1 : 2}${row.user_id}`
  if (column === 'description') return foldText(row.description)
  if (column === 'owner') return ownerKey
  if (column === 'expires') return String(end).padStart(20, '0')
  return rank(column === 'kind' ? 'kind' : 'status')
}

function naive(world: World, { q, filters, sort }: InventoryRequest) {
  const found = [...world.tokens.values()]
    .filter((row) => matchesText(row, world, q))
    .map((row) => ({ id: row.id, row, values: valuesOf(row, world) }))
  const rows = found.filter(({ values }) => passes(values, filters))
  if (sort) {
    const keys = new Map(rows.map(({ id, row, values }) => [id, sortKey(row, values, world, sort.column)]))
    rows.sort((a, b) => {
      const [left, right] = [keys.get(a.id) ?? '', keys.get(b.id) ?? '']
      if (left === right) return a.id < b.id ? -1 : 1
      return left < right ? -1 : 1
    })
    if (sort.isDescending) rows.reverse()
  }
  const countsOf = (facet: FacetId) => {
    const others = found.filter(({ values }) => passes(values, filters, facet))
    const count = (value: string) => others.filter(({ values }) => values[facet].includes(value)).length
    return Object.fromEntries(facetValues(facet).map((value) => [value, count(value)]))
  }
  const counts = Object.fromEntries(FACET_IDS.map((facet) => [facet, countsOf(facet)]))
  const told = rows.map(({ id, values }) => [
    id,
    ...values.status,
    ...values.kind,
    values.description.includes('duplicate'),
  ])
  return { rows: told, counts }
}

function randomRequest(pick: (below: number) => number): InventoryRequest {
  const filters: Partial<Record<FacetId, string[]>> = {}
  for (const facet of FACET_IDS) {
    if (pick(4) === 0) filters[facet] = facetValues(facet).filter(() => pick(3) === 0)
  }
  const column = SORT_COLUMNS[pick(SORT_COLUMNS.length)]
  const sort = column && pick(4) > 0 ? { column, isDescending: pick(2) === 0 } : null
  return { q: pick(3) === 0 ? '' : (WORDS[pick(WORDS.length)] ?? ''), filters, sort }
}

/** One random change, made to the index and to the plain world alike. */
function change(pick: (below: number) => number, index: InventoryIndex, world: World): void {
  const ids = [...world.tokens.keys()]
  const some = world.tokens.get(ids[pick(ids.length || 1)] ?? '')
  const what = pick(6)
  if (what === 0) {
    const rows = Array.from({ length: pick(25) }, (_, at) => randomToken(pick, world.tokens.size + at))
    const fresh = rows.filter((row) => !world.tokens.has(row.id))
    for (const row of fresh) world.tokens.set(row.id, row)
    index.addTokens(fresh)
  } else if (what === 1) {
    const name = NAMES[pick(NAMES.length)] ?? 'ann'
    const read = randomUser(pick, name)
    const isGone = pick(4) === 0
    world.users.set(userId(name), isGone ? null : read)
    if (isGone) index.setOwners([], [userId(name)])
    else index.setOwners([read], [])
  } else if (what === 2) {
    world.bots = BOTS.filter(() => pick(4) > 0)
    index.setBots(world.bots)
    world.users.set(userId('zed'), user('zed', { delete_at: 1 }))
    index.setOwners([user('zed', { delete_at: 1 })], [])
  } else if (what === 3 && some) {
    world.tokens.delete(some.id)
    index.removeToken(some.id)
  } else if (some) {
    const { description, is_active, expires_at } = randomToken(pick, 0)
    const next = { ...some, description, is_active, expires_at }
    world.tokens.set(some.id, next)
    index.replaceToken(next)
  }
}

describe('InventoryIndex against the naive way', () => {
  it.each([1, 2, 3, 4, 5, 6])('agrees after any changes, seed %s', (seed) => {
    const pick = generator(seed)
    const world: World = { tokens: new Map(), users: new Map(), bots: null }
    const index = new InventoryIndex({ now: NOW, features: SERVER })
    for (let step = 0; step < 60; step += 1) {
      change(pick, index, world)
      for (let asked = 0; asked < 3; asked += 1) {
        const request = randomRequest(pick)
        const view = index.view(request)
        const rows = Array.from(view.positions, (position) => index.row(position)).map((row) => [
          row.token.id,
          row.status,
          row.kind,
          row.isDuplicate,
        ])
        const expected = naive(world, request)
        expect({ request, rows, counts: view.counts }).toEqual({ request, ...expected })
        expect(index.countMatching([request.filters])).toEqual([naive(world, { ...request, q: '' }).rows.length])
      }
      expect(index.size).toBe(world.tokens.size)
    }
  })
})
