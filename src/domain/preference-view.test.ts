import * as v from 'valibot'
import { expect, it } from 'vitest'
import { userIdSchema } from '@/api/ids.ts'
import {
  groupPreferences,
  parsePreferenceQuery,
  preferenceRows,
  toPreferenceParams,
  viewPreferences,
} from './preference-view.ts'

const user_id = v.parse(userIdSchema, 'a'.repeat(26))
const rows = preferenceRows([
  { user_id, category: 'zz_plugin', name: 'board', value: '{"x":1}' },
  { user_id, category: 'display_settings', name: 'use_military_time', value: 'true' },
  { user_id, category: 'display_settings', name: 'made_up', value: 'x' },
  { user_id, category: 'display_settings', name: 'message_display', value: 'clean' },
  { user_id, category: 'direct_channel_show', name: 'b'.repeat(26), value: 'true' },
])
const all = parsePreferenceQuery(new URLSearchParams()).query
const filtered = (filters: Partial<typeof all.filters>) => ({ ...all, filters: { ...all.filters, ...filters } })
const names = (query: Partial<typeof all>, kept: string | null = null) =>
  viewPreferences(rows, { ...all, ...query }, kept).rows.map((row) => row.preference.name.slice(0, 20))

it('stands by category: what people choose first, what nobody knows last', () => {
  const groups = groupPreferences(rows)
  expect(groups.map((group) => group.title)).toEqual(['Display', 'Direct messages', 'zz_plugin'])
  expect(groups[0]?.rows.map((row) => row.preference.name)).toEqual(['use_military_time', 'message_display', 'made_up'])
})

it('is searched by category, name, value and meaning, and filtered', () => {
  expect(names({ q: '24-hour' })).toEqual(['use_military_time'])
  expect(names({ q: 'board' })).toEqual(['board'])
  expect(names({ q: '@board' })).toEqual(['board'])
  expect(names({ q: 'side bar' })).toEqual(['b'.repeat(20)])
  expect(names(filtered({ kind: ['unknown'] }))).toEqual(['made_up', 'board'])
  expect(names(filtered({ value: ['changed'] }))).toEqual(['use_military_time'])
  expect(names(filtered({ value: ['default'] }))).toEqual(['message_display'])
  expect(names(filtered({ category: ['zz_plugin'] }))).toEqual(['board'])
  expect(names({ q: 'nothing like it' }, rows[0]?.key ?? null)).toEqual(['use_military_time'])
})

it('counts each filter with the others as they are', () => {
  const { counts } = viewPreferences(rows, filtered({ kind: ['unknown'] }), null)
  expect(Object.fromEntries(counts.category)).toEqual({ display_settings: 1, zz_plugin: 1 })
  expect(Object.fromEntries(counts.kind)).toEqual({ known: 3, unknown: 2 })
})

it('is in the address and comes back from it', () => {
  const address = 'q=x+y&category=a%2Cb&category=c&kind=unknown&value=changed&view=json'
  const { query, ignored } = parsePreferenceQuery(new URLSearchParams(address))
  expect(query).toEqual({
    q: 'x y',
    filters: { category: ['a,b', 'c'], kind: ['unknown'], value: ['changed'] },
    view: 'json',
  })
  expect(ignored).toEqual([])
  expect(toPreferenceParams(query).toString()).toBe(address)
})

it('names what means nothing in the address, drops it with the next change, and keeps what is not its own', () => {
  const params = new URLSearchParams('kind=odd&kind=known&view=x&value=none&sort=name&f.a=b&from=mail')
  const { query, ignored } = parsePreferenceQuery(params)
  expect(query).toMatchObject({ filters: { kind: ['known'], value: [] }, view: 'list' })
  expect(ignored.toSorted()).toEqual(['f.a', 'kind=odd', 'sort', 'value=none', 'view=x'])
  expect(toPreferenceParams(query, params).toString()).toBe('from=mail&kind=known')
})
