import { describe, expect, it } from 'vitest'
import { foldText, searchWords, withoutAt } from './fold-text.ts'
import { personName } from './person-name.ts'

describe('foldText', () => {
  it('makes either spelling of a name find the other', () => {
    expect(foldText('Müller')).toBe('muller')
    expect(foldText('ÉLAN')).toBe('elan')
    expect(foldText('İstanbul')).toBe('istanbul')
  })

  it('leaves letters of other scripts whole', () => {
    expect(foldText('部署')).toBe('部署')
    expect(foldText('한국어')).toBe('한국어')
    expect(foldText('مفتاح')).toBe('مفتاح')
    expect(foldText('हिन्दी')).toBe('हिन्दी')
  })
})

describe('searchWords', () => {
  it('splits, folds and drops what is written twice', () => {
    expect(searchWords('  Deploy  Müller deploy ')).toEqual(['deploy', 'muller'])
    expect(searchWords(' \t ')).toEqual([])
  })

  it('keeps the @ of a user name, until it is taken off', () => {
    expect(searchWords('@Tom @ a@b')).toEqual(['@tom', '@', 'a@b'])
    expect(searchWords(withoutAt('@Tom @ a@b @tom'))).toEqual(['tom', '@', 'a@b'])
  })
})

describe('personName', () => {
  const person = { username: 'tom', first_name: '', last_name: '', nickname: '' }
  it('is never blank', () => {
    expect(personName({ ...person, first_name: 'Tom', last_name: 'Ek' })).toBe('Tom Ek')
    expect(personName({ ...person, last_name: ' Ek ' })).toBe('Ek')
    expect(personName({ ...person, nickname: 'Tommy', first_name: ' ' })).toBe('Tommy')
    expect(personName(person)).toBe('tom')
  })
})
