import { ApiError } from '@/api/errors.ts'

/** Why a sign-in failed, for the form to act on: ask for a code, mark a field, or just say it. */
export type SignInProblem =
  | 'code-needed'
  | 'code-malformed'
  | 'code-wrong'
  | 'credentials'
  | 'password-blank'
  | 'locked'
  | 'deactivated'
  | 'not-verified'
  | 'bot'
  | 'remote'
  | 'other'

const BY_ID: ReadonlyMap<string, SignInProblem> = new Map<string, SignInProblem>([
  ['api.user.check_user_mfa.bad_code.app_error', 'code-wrong'],
  ['api.user.login.blank_pwd.app_error', 'password-blank'],
  ['api.user.login.inactive.app_error', 'deactivated'],
  ['api.user.login.not_verified.app_error', 'not-verified'],
  ['api.user.login.bot_login_forbidden.app_error', 'bot'],
  ['api.user.login.remote_users.login.error', 'remote'],
])

/**
 * Tells the failures of `POST /users/login` apart. `codeSent`: the request already carried a code. The server has one id
 * for a missing and for a malformed code, so this decides which of the two it was. `other`: see the words of `explain`.
 */
export function signInProblem(error: unknown, codeSent: boolean): SignInProblem {
  if (!(error instanceof ApiError)) return 'other'
  if (error.id === 'mfa.validate_token.authenticate.app_error') return codeSent ? 'code-malformed' : 'code-needed'
  if (error.id.startsWith('api.user.login.invalid_credentials')) return 'credentials'
  if (error.id.startsWith('api.user.check_user_login_attempts.too_many')) return 'locked'
  return BY_ID.get(error.id) ?? 'other'
}
