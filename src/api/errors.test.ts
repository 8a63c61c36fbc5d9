import { expect, it } from 'vitest'
import { ApiError, isOutcomeUnknown, type ApiErrorKind } from './errors.ts'

function fail(kind: ApiErrorKind, status: number, request = 'POST /users/tokens/revoke'): ApiError {
  return new ApiError({ kind, status, request })
}

it('nobody knows the outcome of a write that no answer of Mattermost came to', () => {
  for (const error of [fail('network', 0), fail('timeout', 0), fail('server', 502), fail('server', 504)]) {
    expect(isOutcomeUnknown(error)).toBe(true)
  }
})

it('the outcome is known of what was answered, and of what only reads', () => {
  expect(isOutcomeUnknown(fail('server', 500))).toBe(false)
  expect(isOutcomeUnknown(fail('session-expired', 401))).toBe(false)
  const reads = [
    'GET /users/x',
    'POST /users/ids',
    'POST /users/tokens/search',
    'POST /roles/names',
    'POST /users/login',
  ]
  for (const request of reads) expect(isOutcomeUnknown(fail('network', 0, request))).toBe(false)
  expect(isOutcomeUnknown(new Error('fault of the page'))).toBe(false)
})
