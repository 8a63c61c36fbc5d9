import { describe, expect, it } from 'vitest'
import { isSameValue, parseTheme, preferenceProblem } from './preference-rules.ts'

const problem = (category: string, name: string, value: string) => preferenceProblem({ category, name, value })

describe('what the server would refuse of a preference', () => {
  it('counts category and name in bytes', () => {
    expect(problem('', 'x', '')).toBe('Give a category.')
    expect(problem('c'.repeat(32), 'n'.repeat(32), '')).toBeNull()
    expect(problem('c'.repeat(33), 'x', '')).toBe('The category has 33 bytes; 32 are allowed.')
    expect(problem('é'.repeat(17), 'x', '')).toBe('The category has 34 bytes; 32 are allowed.')
    expect(problem('c', 'n'.repeat(33), '')).toBe('The name has 33 bytes; 32 are allowed.')
    expect(problem('with-hyphen', 'and-name', 'x')).toBeNull()
    expect(problem('c', '', '')).toBeNull()
  })

  it('counts the value in characters', () => {
    expect(problem('c', 'n', '😀'.repeat(20_000))).toBeNull()
    expect(problem('c', 'n', '😀'.repeat(20_001))).toContain('characters')
  })

  it('wants a theme to be an object of text', () => {
    expect(problem('theme', '', '{"sidebarBg":"#fff"}')).toBeNull()
    for (const value of ['', 'x', '[]', 'null', '"x"', '{"a":1}', '{"a":{}}', '{"a":null}']) {
      expect(problem('theme', '', value)).toBe('A theme must be a JSON object whose values are all text.')
    }
  })

  it('wants 1 to 40 direct messages', () => {
    const of = (value: string) => problem('sidebar_settings', 'limit_visible_dms_gms', value)
    expect([of('1'), of('40')]).toEqual([null, null])
    for (const value of ['0', '41', '', '4.5', '-3', 'ten', ' 7']) expect(of(value)).not.toBeNull()
    expect(problem('sidebar_settings', 'show_unread_section', '41')).toBeNull()
  })
})

describe('two values', () => {
  it('are the same theme when they have the same colours, in whatever order', () => {
    expect(isSameValue('theme', '{"a":"1","b":"2"}', '{ "b": "2", "a": "1" }')).toBe(true)
    expect(isSameValue('theme', '{"a":"1"}', '{"a":"1","b":"2"}')).toBe(false)
    expect(isSameValue('theme', 'x', 'x')).toBe(true)
    expect(isSameValue('other', '{"a":"1","b":"2"}', '{"b":"2","a":"1"}')).toBe(false)
  })

  it('of a theme keep the order of their keys', () => {
    expect(parseTheme('{"b":"2","a":"1"}')).toEqual([
      ['b', '2'],
      ['a', '1'],
    ])
  })
})
