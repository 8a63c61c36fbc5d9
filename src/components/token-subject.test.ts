import { expect, it } from 'vitest'
import { token } from '@/domain/test-objects.ts'
import { tokenWords } from './token-subject.ts'

it('a token in the middle of a sentence has its name in quotes, or says that it has none', () => {
  expect(tokenWords(token('one', 'tom', { description: ' Old laptop ' }))).toBe('“Old laptop”')
  expect(tokenWords(token('one', 'tom', { description: '  ' }))).toBe('the token without a description')
})
