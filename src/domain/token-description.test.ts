import { describe, expect, it } from 'vitest'
import { descriptionKey, weakDescription } from './token-description.ts'

describe('weakDescription', () => {
  it.each([
    ['', 'blank'],
    ['   ', 'blank'],
    ['x', 'short'],
    ['--', 'short'],
    ['12', 'short'],
    ['test', 'generic'],
    ['TEST 2', 'generic'],
    ['my-token', 'generic'],
    ['tmp_1', 'generic'],
    ['new api key', 'generic'],
    ['2024', 'generic'],
    ['deploy script', null],
    ['CI', 'short'],
    ['CI test', null],
    ['مفتاح النشر', null],
    ['部署', null],
    ['test of the billing export', null],
  ])('%j is %s', (text, weakness) => {
    expect(weakDescription(text)).toBe(weakness)
  })
})

describe('descriptionKey', () => {
  it('is the same for what says the same, letter case and outer blanks aside', () => {
    expect(descriptionKey('  Deploy Script ')).toBe(descriptionKey('deploy script'))
    expect(descriptionKey('部署 ÄÖ')).toBe(descriptionKey('部署 äö'))
  })

  it('is another one for what says something else', () => {
    const words = ['deploy', 'backup', 'mirror', 'report', 'sync']
    const texts = words.flatMap((word) => Array.from({ length: 20_000 }, (_, at) => `${word} of part ${at}`))
    expect(new Set(texts.map(descriptionKey)).size).toBe(100_000)
    expect(descriptionKey('ab')).not.toBe(descriptionKey('ba'))
  })

  it('is 0 for blanks alone', () => {
    expect(['', '   '].map(descriptionKey)).toEqual([0, 0])
    expect(descriptionKey('0')).toBeGreaterThan(0)
  })
})
