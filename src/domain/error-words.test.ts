import { describe, expect, it } from 'vitest'
import { ApiError, type ApiErrorKind } from '@/api/errors.ts'
import { ERROR_TABLE } from './error-table.ts'
import { explain } from './error-words.ts'
import { signInProblem } from './sign-in-problems.ts'

const fail = (id: string, kind: ApiErrorKind = 'invalid', status = 400) =>
  new ApiError({ kind, status, id, request: 'POST /users/tokens/revoke', serverMessage: 'Worte', requestId: 'abc' })

const MET_IDS = [
  'api.context.session_expired.app_error',
  'api.context.invalid_token.error',
  'api.context.permissions.app_error',
  'api.context.mfa_required.app_error',
  'api.context.404.app_error',
  'api.user.login.invalid_credentials_email_username',
  'mfa.validate_token.authenticate.app_error',
  'api.user.check_user_mfa.bad_code.app_error',
  'api.user.check_user_login_attempts.too_many.app_error',
  'api.user.login.inactive.app_error',
  'api.user.login.not_verified.app_error',
  'api.user.login.bot_login_forbidden.app_error',
  'app.user_access_token.disabled',
  'app.user_access_token.get_by_user.app_error',
  'app.user_access_token.expires_at_too_far.app_error',
  'app.user.missing_account.const',
]

describe('explain', () => {
  it.each(['network', 'timeout', 'not-mattermost'] as const)(
    'has what may have been done told as such where no answer came (%s), and nothing of it where only something was read',
    (kind) => {
      const written = explain(new ApiError({ kind, request: 'POST /users/tokens/revoke' }))
      expect(written.doubt).toBe('It may have been done all the same.')
      expect(Object.values(written).join(' ')).not.toContain('Nothing is lost')
      expect(explain(new ApiError({ kind, request: 'GET /users/me' })).doubt).toBe('')
    },
  )

  it.each(MET_IDS)('has words for %s', (id) => {
    expect(ERROR_TABLE.get(id)).toBeDefined()
    expect(explain(fail(id)).title).toBe(ERROR_TABLE.get(id)?.title)
  })

  it('says what happened, without a full stop, and what to do, with one', () => {
    for (const { title, advice } of ERROR_TABLE.values()) {
      expect(title).toMatch(/^[A-Z].*[^.]$/)
      expect(advice).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('keeps the words of the server and the request id', () => {
    const explanation = explain(fail('brand.new.app_error'))
    expect(explanation.title).toBe('The server did not accept this')
    expect(explanation.detail).toBe(
      'Worte · brand.new.app_error · status 400 · POST /users/tokens/revoke · request abc',
    )
  })

  it('goes by the kind where there is no id', () => {
    expect(explain(new ApiError({ kind: 'network', request: 'GET /users/me' }))).toEqual({
      title: 'No answer from the server',
      advice: 'It may be down, or this computer offline.',
      doubt: '',
      detail: 'GET /users/me',
      retry: true,
    })
    expect(explain(fail('', 'not-mattermost', 502)).title).toBe('That was not Mattermost')
    expect(explain(fail('', 'rate-limited', 429)).retry).toBe(true)
  })

  it('does not blame Mattermost for what a proxy answered', () => {
    expect(explain(fail('', 'server', 502)).title).toBe('Mattermost does not answer')
    expect(explain(fail('', 'server', 500)).title).toBe('The server failed')
    expect(explain(fail('app.some.app_error', 'server', 503)).title).toBe('The server failed')
  })

  it('knows that the server behind Latchkey is away', () => {
    const words = explain(fail('latchkey.proxy.unreachable', 'server', 502))
    expect(words).toMatchObject({ title: 'Mattermost cannot be reached', retry: true })
    expect(words.advice).not.toContain('request id')
    expect(words.doubt).not.toBe('')
    expect(words.advice).not.toContain('Nothing is lost')
  })

  it('knows families of ids', () => {
    expect(explain(fail('model.user.is_valid.pwd_lowercase_number.app_error')).title).toBe('The password is too simple')
    expect(explain(fail('api.user.login.guest_accounts.disabled.error')).title).toBe('Sign-in was refused')
  })

  it('knows locked accounts of a directory', () => {
    expect(explain(fail('api.user.check_user_login_attempts.too_many_ldap')).title).toBe('The account is locked')
  })

  it('takes a failed look-up for no missing token', () => {
    const id = 'app.user_access_token.get_by_user.app_error'
    expect(explain(fail(id, 'not-found', 404)).title).toBe('The token is gone')
    expect(explain(fail(id, 'server', 500)).title).toBe('The server failed')
  })

  it('says so when the fault is ours, and when somebody stopped it', () => {
    expect(explain(new TypeError('x is undefined'))).toMatchObject({
      detail: 'TypeError: x is undefined',
      retry: false,
    })
    expect(explain('odd').detail).toBe('odd')
    expect(explain(new DOMException('', 'AbortError')).title).toBe('Stopped')
  })
})

describe('signInProblem', () => {
  it.each([
    ['mfa.validate_token.authenticate.app_error', false, 'code-needed'],
    ['mfa.validate_token.authenticate.app_error', true, 'code-malformed'],
    ['api.user.check_user_mfa.bad_code.app_error', true, 'code-wrong'],
    ['api.user.login.invalid_credentials_email', false, 'password'],
    ['api.user.login.invalid_credentials_sso', false, 'password'],
    ['api.user.check_user_login_attempts.too_many.app_error', false, 'other'],
    ['api.user.check_user_login_attempts.too_many_ldap', false, 'other'],
    ['api.user.login.inactive.app_error', false, 'other'],
    ['api.user.login.not_verified.app_error', false, 'other'],
    ['api.user.login.bot_login_forbidden.app_error', false, 'other'],
    ['api.user.login.remote_users.login.error', false, 'other'],
    ['api.user.login.blank_pwd.app_error', false, 'password'],
    ['something.else', false, 'other'],
  ])('%s, code sent: %s, is %s', (id, codeSent, problem) => {
    expect(signInProblem(fail(id, 'unauthorized', 401), codeSent)).toBe(problem)
  })

  it('leaves network failures to the general words', () => {
    expect(signInProblem(new ApiError({ kind: 'network', request: 'POST /users/login' }), false)).toBe('other')
    expect(signInProblem(new Error('x'), false)).toBe('other')
  })
})
