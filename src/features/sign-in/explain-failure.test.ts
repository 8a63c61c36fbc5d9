import { describe, expect, it } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { explainFailure } from './explain-failure.ts'

const refused = (id: string) => new ApiError({ kind: 'unauthorized', request: 'POST /users/login', status: 401, id })
const CODE_ASKED = 'mfa.validate_token.authenticate.app_error'

describe('explainFailure', () => {
  it.each([
    ['api.user.login.invalid_credentials_email_username', false, 'password', 'password'],
    [CODE_ASKED, false, 'code-needed', 'code'],
    [CODE_ASKED, true, 'code-malformed', 'code'],
    ['api.user.check_user_mfa.bad_code.app_error', true, 'code-wrong', 'code'],
    ['api.user.check_user_login_attempts.too_many.app_error', false, 'other', null],
    ['api.user.login.inactive.app_error', false, 'other', null],
  ] as const)('leads from %s (code sent: %s) to the problem and its field', (id, codeSent, problem, field) => {
    expect(explainFailure(refused(id), codeSent)).toMatchObject({ problem, field })
  })

  it('tells that a session just begun was not kept', () => {
    const failure = explainFailure(new ApiError({ kind: 'session-expired', request: 'GET /users/me' }), true)
    expect(failure).toMatchObject({ problem: 'other', field: null })
    expect(failure.words.title).toBe('This browser did not keep the session')
  })

  it('has words for what has nothing to do with signing in', () => {
    const failure = explainFailure(new ApiError({ kind: 'network', request: 'POST /users/login' }), false)
    expect(failure).toMatchObject({ problem: 'other', field: null })
    expect(failure.words.title).not.toBe('')
  })
})
