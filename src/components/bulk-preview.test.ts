import { describe, expect, it } from 'vitest'
import { bulkSentence } from './bulk-preview.tsx'

const words = { noun: { one: 'token', many: 'tokens' }, happens: { one: 'is revoked', many: 'are revoked' } }

describe('bulkSentence', () => {
  it('says what happens to how many, with verb and noun', () => {
    expect(bulkSentence(3, 0, words)).toBe('3 tokens are revoked.')
    expect(bulkSentence(3, 1, words)).toBe('3 tokens are revoked; 1 is left out.')
    expect(bulkSentence(1, 2, words)).toBe('1 token is revoked; 2 are left out.')
  })

  it('says that nothing happens', () => {
    expect(bulkSentence(0, 1, words)).toBe('Nothing is changed: the token selected is left out.')
    expect(bulkSentence(0, 2, words)).toBe('Nothing is changed: all 2 tokens selected are left out.')
    expect(bulkSentence(0, 0, words)).toBe('Nothing is there to be changed.')
  })
})
