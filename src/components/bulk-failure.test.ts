import { describe, expect, it } from 'vitest'
import { ApiError, type ApiErrorKind } from '@/api/errors.ts'
import { pausesRun, retryWords } from './bulk-failure.ts'

function fail(kind: ApiErrorKind, status: number): ApiError {
  return new ApiError({ kind, status, request: 'POST /users/tokens/revoke' })
}

describe('pausesRun', () => {
  it('holds a run while the server is away, whether nothing answers or a proxy does', () => {
    expect(pausesRun(fail('network', 0))).toBe(true)
    expect(pausesRun(fail('server', 502))).toBe(true)
    expect(pausesRun(fail('server', 503))).toBe(true)
    expect(pausesRun(fail('session-expired', 401))).toBe(true)
  })

  it('goes on after what is wrong with one row', () => {
    expect(pausesRun(fail('forbidden', 403))).toBe(false)
    expect(pausesRun(fail('server', 500))).toBe(false)
    expect(pausesRun(new Error('fault of the page'))).toBe(false)
  })
})

describe('retryWords', () => {
  it('says what is tried again', () => {
    expect(retryWords(2, 0)).toBe('Retry 2 failed')
    expect(retryWords(0, 1)).toBe('Retry 1 without an answer')
    expect(retryWords(2, 1)).toBe('Retry 3 failed or without an answer')
  })
})
