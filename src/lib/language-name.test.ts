import { expect, it } from 'vitest'
import { languageName } from './language-name.ts'

it('names a language, and leaves alone what is none', () => {
  expect(languageName('de')).toBe('German (de)')
  expect(languageName('pt-BR')).toBe('Brazilian Portuguese (pt-BR)')
  expect(languageName('not a language')).toBe('not a language')
})
