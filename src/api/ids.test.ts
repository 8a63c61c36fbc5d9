import { describe, expect, it } from 'vitest'
import { parseTokenId, parseUserId } from './ids.ts'

describe.each([
  ['parseUserId', parseUserId],
  ['parseTokenId', parseTokenId],
])('%s', (_name, parse) => {
  it('reads an id in capitals, as some programs write what is copied out of them', () => {
    expect(parse('8XK1TQZ3FJGP3B9M6R5W7YDNCE')).toBe('8xk1tqz3fjgp3b9m6r5w7ydnce')
  })

  it.each(['', 'ada', '8xk1tqz3fjgp3b9m6r5w7ydnc', '8xk1tqz3fjgp3b9m6r5w7ydnce1', '8xk1tqz3fjgp3b9m6r5w7ydnc/'])(
    'takes %j for none',
    (text) => {
      expect(parse(text)).toBeNull()
    },
  )
})
