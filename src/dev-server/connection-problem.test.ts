import { describe, expect, it } from 'vitest'
import { connectionProblem } from './connection-problem.ts'

function failure(code: string): Error {
  return Object.assign(new Error('words of Node'), { code })
}

describe('connectionProblem', () => {
  it.each([
    ['ENOTFOUND', 'there is no server of that name (ENOTFOUND)'],
    ['CERT_HAS_EXPIRED', 'its certificate has expired (CERT_HAS_EXPIRED)'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate was made for another name (ERR_TLS_CERT_ALTNAME_INVALID)'],
  ])('%s', (code, words) => {
    expect(connectionProblem(failure(code))).toBe(words)
  })

  it('tells how to trust a certificate of one’s own', () => {
    expect(connectionProblem(failure('DEPTH_ZERO_SELF_SIGNED_CERT'))).toMatch(/NODE_EXTRA_CA_CERTS=/)
  })

  it('looks into the error of a name with several addresses', () => {
    expect(connectionProblem(new AggregateError([failure('ECONNREFUSED'), failure('EHOSTUNREACH')]))).toBe(
      'nothing listens at that address (ECONNREFUSED)',
    )
  })

  it('falls back on the words of Node', () => {
    expect(connectionProblem(failure('ESOMETHING'))).toBe('words of Node (ESOMETHING)')
    expect(connectionProblem(new Error('it said nothing for 60 s'))).toBe('it said nothing for 60 s')
  })
})
