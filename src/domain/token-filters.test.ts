import { describe, expect, it } from 'vitest'
import { facetValueWords } from './facet-words.ts'
import { filterWords } from './inventory-export.ts'
import { FACET_IDS, facetBit, facetValues } from './inventory-facets.ts'
import { toggleFilter } from './list-address.ts'
import { activeSavedView, savedViewOf, savedViewsFor } from './saved-views.ts'
import { features } from './test-objects.ts'
import {
  columnsFor,
  facetsFor,
  parseInventoryQuery,
  toggleSort,
  toSearchParams,
  type InventoryQuery,
} from './token-filters.ts'

const parse = (text: string, server = policed) => parseInventoryQuery(new URLSearchParams(text), server)
const policed = features('11.10.0', { MaximumPersonalAccessTokenLifetimeDays: '90' })
const free = features()
const old = features('11.2.0')
const EMPTY: InventoryQuery = { q: '', filters: {}, sort: null, columns: null }

describe('parseInventoryQuery', () => {
  it('reads all parts', () => {
    expect(parse('q=deploy%20x&f.status=asleep,active&f.kind=bot&sort=-expires&cols=id,owner')).toEqual({
      query: {
        q: 'deploy x',
        filters: { status: ['active', 'asleep'], kind: ['bot'] },
        sort: { column: 'expires', isDescending: true },
        columns: ['owner', 'id'],
      },
      ignored: [],
    })
    expect(parse('')).toEqual({ query: EMPTY, ignored: [] })
  })

  it('leaves out what it does not know, and says so', () => {
    const made = parse('f.status=active,sleepy,__proto__&f.colour=red&sort=size&cols=id,size&view=mine&f.kind=&sel=abc')
    expect(made.query).toEqual({ ...EMPTY, filters: { status: ['active'] }, columns: ['id'] })
    expect(made.ignored).toEqual([
      'view=mine',
      'f.status=sleepy',
      'f.status=__proto__',
      'f.colour=red',
      'sort=size',
      'cols=size',
    ])
    expect(parse('f.constructor=x').ignored).toEqual(['f.constructor=x'])
  })

  it('filters by nothing when no value is known', () => {
    expect(parse('f.status=sleepy').query.filters).toEqual({})
  })

  it('puts together a parameter that is there twice', () => {
    expect(parse('f.kind=bot&f.kind=person,bot').query.filters).toEqual({ kind: ['person', 'bot'] })
  })

  it('unfolds a saved view; filters beside it win', () => {
    expect(parse('view=never-expire').query.filters).toEqual({ expiry: ['never'] })
    expect(parse('view=never-expire&f.status=active').query.filters).toEqual({ expiry: ['never'], status: ['active'] })
    expect(parse('view=never-expire&f.expiry=soon').query.filters).toEqual({ expiry: ['soon'] })
  })

  it('sorts a saved view as the view would have it, unless another order is named', () => {
    expect(parse('view=expiring').query.sort).toEqual({ column: 'expires', isDescending: false })
    expect(parse('view=expiring&sort=-owner').query.sort).toEqual({ column: 'owner', isDescending: true })
    expect(parse('view=asleep').query.sort).toBeNull()
  })

  it('keeps a search as it is typed', () => {
    expect(parse('q=ann%20').query.q).toBe('ann ')
  })

  it('ignores what an older server cannot tell', () => {
    const made = parse('f.expiry=never&f.policy=breaker&sort=expires&view=expiring&cols=expires,id', old)
    expect(made.query).toEqual({ ...EMPTY, columns: ['id'] })
    expect(made.ignored).toHaveLength(5)
    expect(parse('f.policy=breaker', free).ignored).toEqual(['f.policy=breaker'])
  })
})

describe('toSearchParams', () => {
  const queries: InventoryQuery[] = [
    EMPTY,
    { ...EMPTY, q: 'a&b=c %_ "x" äöü ' },
    { ...EMPTY, sort: { column: 'owner', isDescending: false }, columns: ['email', 'id'] },
    { ...EMPTY, columns: [] },
    { q: '@tom', filters: { owner: ['gone', 'bot-without-owner'], rights: ['admin'] }, sort: null, columns: null },
    ...FACET_IDS.map((facet) => ({ ...EMPTY, filters: { [facet]: facetValues(facet) } })),
    ...savedViewsFor(policed).map((view) => ({ ...EMPTY, filters: view.filters })),
  ]

  it.each(queries.map((query) => [toSearchParams(query).toString(), query]))(
    'goes there and back: %s',
    (text, query) => {
      expect(parse(text)).toEqual({ query, ignored: [] })
    },
  )

  it('says nothing about what is as always', () => {
    expect(toSearchParams(EMPTY).toString()).toBe('')
  })

  it('takes other parameters along, not its own old ones', () => {
    const keep = new URLSearchParams('sel=abc&q=old&f.kind=bot&view=asleep&sort=owner')
    expect(toSearchParams({ ...EMPTY, q: 'new' }, keep).toString()).toBe('sel=abc&q=new')
  })
})

describe('changing a query', () => {
  it('switches values on and off', () => {
    const one = toggleFilter(EMPTY, 'status', 'asleep')
    const two = toggleFilter(one, 'status', 'active')
    const shown = (query: InventoryQuery) => parseInventoryQuery(toSearchParams(query)).query.filters
    expect(shown(two)).toEqual({ status: ['active', 'asleep'] })
    expect(shown(toggleFilter(toggleFilter(two, 'status', 'asleep'), 'status', 'active'))).toEqual({})
    expect(shown(toggleFilter(two, 'kind', 'bot'))).toEqual({ status: ['active', 'asleep'], kind: ['bot'] })
  })

  it('sorts up, down, not at all', () => {
    const up = toggleSort(EMPTY, 'owner')
    const down = toggleSort(up, 'owner')
    expect(up.sort).toEqual({ column: 'owner', isDescending: false })
    expect(down.sort).toEqual({ column: 'owner', isDescending: true })
    expect(toggleSort(down, 'owner').sort).toBeNull()
    expect(toggleSort(down, 'kind').sort).toEqual({ column: 'kind', isDescending: false })
  })
})

describe('saved views', () => {
  it('are made of values that exist', () => {
    for (const { filters } of savedViewsFor(policed)) {
      for (const facet of FACET_IDS) {
        for (const value of filters[facet] ?? []) expect(facetBit(facet, value)).toBeGreaterThan(0)
      }
    }
  })

  it('follow what the server can tell', () => {
    expect(savedViewsFor(policed)).toHaveLength(6)
    expect(savedViewsFor(free).map((view) => view.id)).not.toContain('breakers')
    expect(savedViewsFor(old).map((view) => view.id)).toEqual(['asleep', 'bots-without-owner', 'administrators'])
    expect(savedViewOf('expiring', old)).toBeNull()
    expect(facetsFor(old)).not.toContain('expiry')
    expect(columnsFor(old)).not.toContain('expires')
  })

  it('are recognised by their filters', () => {
    expect(activeSavedView({ expiry: ['never'] }, policed)?.id).toBe('never-expire')
    expect(activeSavedView({ expiry: ['never'], kind: ['bot'] }, policed)).toBeNull()
    expect(activeSavedView({}, policed)).toBeNull()
  })
})

describe('words', () => {
  it('exist for every value of every facet', () => {
    for (const facet of FACET_IDS) {
      for (const value of facetValues(facet)) expect(facetValueWords(facet, value)).not.toBe(value)
    }
    expect(facetValueWords('kind', 'new')).toBe('new')
  })

  it('sum a query up', () => {
    expect(filterWords({ q: '', filters: {} })).toBe('none')
    expect(filterWords({ q: ' x ', filters: { kind: ['bot', 'plugin-bot'] } })).toBe(
      'Kind: Bot or Bot of a plugin; text: x',
    )
  })
})
