import { describe, expect, it } from 'vitest'
import { weakDescription } from './token-description.ts'

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
