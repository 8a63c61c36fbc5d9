import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { userIdSchema } from '@/api/ids.ts'
import { checkImport, importedPreferences } from './preference-import.ts'

const me = v.parse(userIdSchema, 'a'.repeat(26))
const other = v.parse(userIdSchema, 'b'.repeat(26))
const pref = (category: string, name: string, value: string, user_id = me) => ({ user_id, category, name, value })
const stored = [pref('display_settings', 'use_military_time', 'false'), pref('keep', 'x', '1')]

function checked(list: unknown, adopt = false) {
  const check = checkImport(JSON.stringify(list), me, stored, adopt)
  if (check.kind !== 'checked') throw new Error(check.kind)
  return check
}

describe('a file of preferences', () => {
  it('is no JSON: said with line and column', () => {
    expect(checkImport('  \n', me, stored, false)).toEqual({ kind: 'nothing' })
    expect(checkImport('[\n  {"a": 1,}\n]', me, stored, false)).toMatchObject({ kind: 'broken', line: 2, column: 11 })
    expect(checkImport('[\n  {', me, stored, false)).toMatchObject({ kind: 'broken', line: 2, column: 4 })
    expect(checkImport('nope', me, stored, false)).toMatchObject({ kind: 'broken' })
  })

  it('is no list', () => {
    expect(checkImport('{"user_id":"x"}', me, stored, false)).toEqual({ kind: 'no-list', found: 'an object' })
    expect(checkImport('null', me, stored, false)).toEqual({ kind: 'no-list', found: 'null' })
  })

  it('brings new ones, changed ones and the same, and does not mention others', () => {
    const check = checked([pref('display_settings', 'use_military_time', 'true'), pref('new', 'one', 'x')])
    expect(check.counts).toEqual({ new: 1, changed: 1, same: 0, invalid: 0 })
    expect(check.entries[0]).toMatchObject({ verdict: 'changed', old: 'false', value: 'true' })
    expect(check.missing).toEqual([stored[1]])
    expect(importedPreferences(check.entries, me)).toHaveLength(2)
    expect(checked(stored).counts).toEqual({ new: 0, changed: 0, same: 2, invalid: 0 })
    expect(checkImport(`\uFEFF${JSON.stringify(stored)}`, me, stored, false).kind).toBe('checked')
  })

  it('has entries that are none, or too long, or of the wrong type', () => {
    const check = checked([
      'text',
      null,
      { user_id: me, category: 'c', name: 'n', value: true },
      { user_id: me, category: 'c', name: 'n' },
      pref('c'.repeat(33), 'n', 'x'),
      pref('theme', '', '{}x'),
    ])
    expect(check.counts.invalid).toBe(6)
    expect(check.entries.map((entry) => entry.reason)).toEqual([
      'This is text, not an object.',
      'This is null, not an object.',
      'Its value is a boolean; it must be text.',
      'It has no value.',
      'The category has 33 bytes; 32 are allowed.',
      'A theme must be a JSON object whose values are all text.',
    ])
    expect(importedPreferences(check.entries, me)).toEqual([])
  })

  it('says the same twice: the later one counts', () => {
    const check = checked([pref('c', 'n', '1'), pref('c', 'n', '2')])
    expect(check.entries.map((entry) => entry.verdict)).toEqual(['invalid', 'new'])
    expect(check.entries[0]?.reason).toContain('entry 2')
    expect(importedPreferences(check.entries, me)).toEqual([pref('c', 'n', '2')])
  })

  it('is of another person: left out, unless taken for this one', () => {
    const list = [pref('c', 'n', '1', other), { category: 'c', name: 'm', value: '2' }]
    const check = checked(list)
    expect(check).toMatchObject({ foreignCount: 2, foreignIds: [other], counts: { invalid: 2 } })
    const adopted = checked(list, true)
    expect(adopted.counts).toMatchObject({ new: 2, invalid: 0 })
    expect(importedPreferences(adopted.entries, me)).toEqual([pref('c', 'n', '1'), pref('c', 'm', '2')])
    const mixed = checked([pref('c', 'n', '1'), pref('c', 'n', '2', other)])
    expect(importedPreferences(mixed.entries, me)).toEqual([pref('c', 'n', '1')])
  })

  it('lets no app in that another person has let in', () => {
    const list = [pref('oauth_app', 'x', 'user', other), { category: 'oauth_app', name: 'y', value: 'user' }]
    expect(checked(list, true)).toMatchObject({ foreignCount: 2, counts: { new: 0, invalid: 2 } })
    expect(checked([pref('oauth_app', 'x', 'user')], true).counts).toMatchObject({ new: 1, invalid: 0 })
  })
})
