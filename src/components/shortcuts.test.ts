import { describe, expect, it } from 'vitest'
import { createKeyReader, type Shortcut } from './shortcuts.ts'

const shortcut = (keys: string): Shortcut => ({ keys, label: keys, act: () => undefined })
const goTokens = shortcut('g t')
const goAccount = shortcut('g a')
const search = shortcut('/')
const help = shortcut('?')
const refresh = shortcut('t')
const all = [goTokens, goAccount, search, help, refresh]

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

describe('createKeyReader', () => {
  it('finds single keys and sequences', () => {
    const read = createKeyReader()
    expect(read(press('/'), 0, all)).toBe(search)
    expect(read(press('g'), 10, all)).toBe('more')
    expect(read(press('t'), 20, all)).toBe(goTokens)
    expect(read(press('t'), 30, all)).toBe(refresh)
    expect(read(press('q'), 40, all)).toBeNull()
  })

  it('does not wait for the second key for ever', () => {
    const read = createKeyReader()
    read(press('g'), 0, all)
    expect(read(press('t'), 1500, all)).toBe(goTokens)
    read(press('g'), 2000, all)
    expect(read(press('t'), 3501, all)).toBe(refresh)
  })

  it('leaves keys with Ctrl, Alt or the command key to the browser, and begins anew after one', () => {
    const read = createKeyReader()
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) {
      expect(read(press('/', { [held]: true }), 0, all)).toBeNull()
    }
    read(press('g'), 10, all)
    expect(read(press('r', { ctrlKey: true }), 20, all)).toBeNull()
    expect(read(press('t'), 30, all)).toBe(refresh)
  })

  it('lets Shift be pressed within a sequence', () => {
    const read = createKeyReader()
    read(press('g'), 0, all)
    expect(read(press('Shift'), 5, all)).toBeNull()
    expect(read(press('a'), 10, all)).toBe(goAccount)
    expect(read(press('Shift'), 20, all)).toBeNull()
    expect(read(press('?'), 30, all)).toBe(help)
  })

  it('takes the first of two with the same keys', () => {
    const newer = shortcut('/')
    expect(createKeyReader()(press('/'), 0, [newer, ...all])).toBe(newer)
  })

  it('begins a sequence anew with a key that does not continue it', () => {
    const read = createKeyReader()
    read(press('g'), 0, all)
    expect(read(press('g'), 10, all)).toBe('more')
    expect(read(press('a'), 20, all)).toBe(goAccount)
  })
})
