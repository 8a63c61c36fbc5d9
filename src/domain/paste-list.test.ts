import { describe, expect, it } from 'vitest'
import { gatherPeople, parsePastedList } from './paste-list.ts'
import { user, userId } from './test-objects.ts'

const read = (text: string) => parsePastedList(text).entries.map(({ kind, value }) => `${kind} ${value}`)

describe('a pasted list', () => {
  it('is taken apart at lines, commas, semicolons, tabs and blanks', () => {
    expect(read('ann,bob;cid\tdan\r\neve  finn\u00a0gus\n')).toEqual(
      ['ann', 'bob', 'cid', 'dan', 'eve', 'finn', 'gus'].map((name) => `name ${name}`),
    )
    expect(read(' ,;\n')).toEqual([])
  })

  it('knows names, addresses and ids, however they are written', () => {
    const id = 'in9ef9ho1oyo3aecr3c7w91kzo'
    expect(
      read(`@Ann.Lee Bob@Example.COM ${id} "cid" (dan) mailto:eve@example.com, <f@x.io> \u200fgus far:corner`),
    ).toEqual([
      'name ann.lee',
      'email bob@example.com',
      `id ${id}`,
      'name cid',
      'name dan',
      'email eve@example.com',
      'email f@x.io',
      'name gus',
      'name far:corner',
    ])
    expect(read(id.toUpperCase())).toEqual([`id ${id}`])
    expect(parsePastedList('@Ann.Lee').entries[0]?.text).toBe('Ann.Lee')
  })

  it('takes the address out of what a mail program copies', () => {
    expect(
      read('Ann Lee <ann@x.io>, "Roe, Bob" <bob@x.io>; Cid <cid@x.io> Dan <dan@x.io>\neve, Finn Oy <f@x.io>'),
    ).toEqual(['email ann@x.io', 'email bob@x.io', 'email cid@x.io', 'email dan@x.io', 'name eve', 'email f@x.io'])
    expect(read('@ann bob@x.io Cid Roe <cid@x.io>')).toEqual(['name ann', 'email bob@x.io', 'email cid@x.io'])
  })

  it('counts what comes again once, whatever its case', () => {
    const list = parsePastedList('ann @ANN Ann bob@x.io BOB@x.io')
    expect(list.entries).toHaveLength(2)
    expect(list.repeats).toBe(3)
  })

  it('names what can be nobody, and passes over bullets', () => {
    const list = parsePastedList(`- ann\n• bob\n* Jürgen\na@b@c\n${'x'.repeat(65)}\nJürgen\n--- | …`)
    expect(list.entries.map((entry) => entry.value)).toEqual(['ann', 'bob'])
    expect(list.garbage).toEqual(['Jürgen', 'a@b@c', 'x'.repeat(65)])
    expect(parsePastedList('!!! ???')).toEqual({ entries: [], garbage: [], repeats: 0 })
  })

  it('takes a thousand entries, and a long text without any end', () => {
    const names = Array.from({ length: 1000 }, (_, at) => (at % 2 === 0 ? `user${at}` : `User ${at} <u${at}@x.io>`))
    expect(parsePastedList(names.join('\n')).entries).toHaveLength(1000)
    const begun = performance.now()
    parsePastedList(`${'<'.repeat(100_000)}${'a'.repeat(200_000)}${'@'.repeat(100_000)}`)
    expect(performance.now() - begun).toBeLessThan(1000)
  })
})

describe('whom a list names', () => {
  it('is each person once, with what was not found, is a bot, or is two', () => {
    const [ann, bob, bot] = [user('ann'), user('bob'), user('bot', { is_bot: true })]
    const twin = user('twin', { email: ann.email })
    const { entries } = parsePastedList(`bob ann ${userId('bob')} nobody bot ann@example.com z@x.io`)
    const found = gatherPeople(
      entries,
      new Map([
        ['ann', [ann]],
        ['bob', [bob]],
        [userId('bob'), [bob]],
        ['nobody', []],
        ['bot', [bot]],
        ['ann@example.com', [ann, twin]],
      ]),
    )
    expect(found).toEqual({
      users: [bob, ann],
      bots: [bot],
      repeats: 1,
      missing: ['nobody'],
      ambiguous: [{ text: 'ann@example.com', users: [ann, twin] }],
      notAsked: ['z@x.io'],
    })
  })
})
