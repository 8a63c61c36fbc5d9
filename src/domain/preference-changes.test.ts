import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { userIdSchema } from '@/api/ids.ts'
import { applyChanges, differences, inverseOf, joined, leftOf } from './preference-changes.ts'

const me = v.parse(userIdSchema, 'a'.repeat(26))
const pref = (category: string, name: string, value: string) => ({ user_id: me, category, name, value })
const clock = pref('display_settings', 'use_military_time', 'false')
const kept = pref('keep', 'x', '1')
const stored = [clock, kept]
const changes = {
  save: [pref('keep', 'x', '2'), pref('new', 'one', 'x')],
  remove: [clock],
  over: stored,
}

describe('changes to a list', () => {
  it('are made in place, and taken back exactly, over what they saved', () => {
    const next = applyChanges(stored, changes)
    expect(next).toEqual([pref('keep', 'x', '2'), pref('new', 'one', 'x')])
    const inverse = inverseOf(changes, stored)
    expect(inverse).toEqual({ save: [kept, clock], remove: [pref('new', 'one', 'x')], over: changes.save })
    expect(applyChanges(next, inverse).toSorted((a, b) => (a.category < b.category ? -1 : 1))).toEqual(stored)
    expect(differences(inverse, next, {})).toEqual([])
  })

  it('are taken back over what the server made of them; of what they deleted nothing may be there', () => {
    const now = [pref('keep', 'x', '3'), clock]
    const inverse = inverseOf(changes, stored, now)
    expect(inverse.over).toEqual([pref('keep', 'x', '3')])
    expect(differences(inverse, now, {})).toEqual([{ one: clock, was: undefined, now: clock }])
  })

  it('that broke off are compared with what is there; what was done is no longer looked at', () => {
    const now = [pref('keep', 'x', '2'), clock]
    const left = leftOf(changes, now)
    expect(left).toEqual({ save: [pref('new', 'one', 'x')], remove: [clock], over: [clock] })
    expect(differences(left, now, {})).toEqual([])
  })

  it('that followed one another are taken back as one: to what was first, over what was last', () => {
    const first = { save: [pref('a', 'x', '1')], remove: [kept], over: [kept] }
    const second = { save: [pref('a', 'x', '2'), kept], remove: [], over: [] }
    const afterFirst = applyChanges(stored, first)
    const afterBoth = applyChanges(afterFirst, second)
    const back = joined(inverseOf(first, stored), inverseOf(second, afterFirst))
    expect(differences(back, afterBoth, {})).toEqual([])
    expect(back).toEqual({ save: [kept], remove: [pref('a', 'x', '1')], over: second.save })
    expect(applyChanges(afterBoth, back)).toEqual(stored)
    // What only the first did is over what the first left.
    expect(joined(inverseOf(first, stored), { save: [], remove: [], over: [] }).over).toEqual(first.save)
  })
})

describe('what is otherwise than known', () => {
  const change = { save: [pref('keep', 'x', '2')], remove: [], over: [kept] }
  const found = (...list: (typeof kept)[]) => differences(change, list, {})

  it('is changed, gone or new; what is not touched does not matter', () => {
    expect(found(kept, clock)).toEqual([])
    expect(found(pref('keep', 'x', '3'))).toEqual([
      { one: pref('keep', 'x', '3'), was: kept, now: pref('keep', 'x', '3') },
    ])
    expect(found()).toEqual([{ one: kept, was: kept, now: undefined }])
    expect(differences({ ...change, over: [] }, stored, {})).toEqual([{ one: kept, was: undefined, now: kept }])
  })

  it('is also what the person has seen and does not touch, and what is new where all was seen', () => {
    const seen = { ...change, over: stored }
    expect(differences(seen, [kept], {})).toEqual([{ one: clock, was: clock, now: undefined }])
    const added = pref('new', 'one', 'x')
    expect(differences(seen, [...stored, added], {})).toEqual([])
    expect(differences(seen, [...stored, added], { isWhole: true })).toEqual([
      { one: added, was: undefined, now: added },
    ])
  })

  it('is not what may be done already', () => {
    expect(differences(change, change.save, { mayBeDone: true })).toEqual([])
    expect(differences({ save: [], remove: [kept], over: [kept] }, [], { mayBeDone: true })).toEqual([])
    expect(differences(change, [], { mayBeDone: true })).toHaveLength(1)
  })

  it('is not a theme that the server wrote in another order', () => {
    const theme = (value: string) => pref('theme', '', value)
    const seen = { save: [], remove: [theme('{"a":"#fff","b":"#000"}')], over: [theme('{"a":"#fff","b":"#000"}')] }
    expect(differences(seen, [theme('{"b":"#000","a":"#fff"}')], {})).toEqual([])
  })
})
