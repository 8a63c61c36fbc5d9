import { describe, expect, it } from 'vitest'
import { difference } from './difference.ts'

const ID = 'ybndrfg8ejkmcpqxot1uwisza3'
const OTHER = '3azsiwu1toxqpcmkje8gfrdnby'

function differ(want: unknown, got: unknown, names = new Map<string, string>(), isUnordered = false): string | null {
  return difference(want, got, { names, isUnordered }, 'body')
}

/** The contract is worth what this finds. */
describe('difference', () => {
  it('finds other values, missing and unexpected keys', () => {
    expect(differ({ a: 1, b: [true] }, { a: 1, b: [true] })).toBe(null)
    expect(differ({ a: 1 }, { a: 2 })).toBe('body.a: 2 instead of 1')
    expect(differ({ a: 1 }, { a: '1' })).toContain('body.a')
    expect(differ({ a: 1, b: 2 }, { a: 1 })).toBe('body.b is missing')
    expect(differ({ a: 1 }, { a: 1, b: 2 })).toBe('body: unexpected b')
    expect(differ({ a: 1, '<more>': true }, { a: 1, b: 2 })).toBe(null)
    expect(differ(null, [])).toContain('instead of null')
    expect(differ([], null)).toContain('instead of a list')
  })

  it('takes placeholders for what they stand for', () => {
    expect(differ('<id>', ID)).toBe(null)
    expect(differ('<id>', 'short')).toContain('instead of')
    expect(differ('<ms>', 1_700_000_000_000)).toBe(null)
    expect(differ('<ms>', 0)).toContain('instead of')
    expect(differ('<ms, a century away>', 1_700_000_000_000)).toContain('instead of')
    expect(differ('<text>', '')).toContain('instead of')
    expect(differ(0, 1_700_000_000_000)).toContain('instead of 0')
  })

  it('learns a name where it first stands, and holds to it', () => {
    const names = new Map<string, string>()
    expect(differ({ id: '<tom>', info: 'user=<tom> ok' }, { id: ID, info: `user=${ID} ok` }, names)).toBe(null)
    expect(names.get('tom')).toBe(ID)
    expect(differ('<tom>', OTHER, names)).toContain('instead of')
  })

  it('keeps the order of lists, unless there is none', () => {
    expect(differ([1, 2], [2, 1])).toContain('body[0]')
    expect(differ([1, 2], [2, 1], new Map(), true)).toBe(null)
    expect(differ([1, 1], [1, 2], new Map(), true)).toContain('body[1]')
    expect(differ([1], [1, 2], new Map(), true)).toBe('body: 2 entries instead of 1')
  })

  it('learns nothing from an entry that does not fit', () => {
    const names = new Map<string, string>()
    const want = [{ id: '<tom>', name: 'tom' }]
    expect(differ([...want, '<id>'], [OTHER, { id: ID, name: 'tom' }], names, true)).toBe(null)
    expect(names.get('tom')).toBe(ID)
    expect(differ([{ id: '<eve>', name: 'eve' }], [{ id: ID, name: 'tom' }], names, true)).toContain('eve')
    expect(names.has('eve')).toBe(false)
  })
})
