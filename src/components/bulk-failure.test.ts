import { describe, expect, it } from 'vitest'
import { ApiError, type ApiErrorKind } from '@/api/errors.ts'
import { pausesRun } from './bulk-failure.ts'

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
