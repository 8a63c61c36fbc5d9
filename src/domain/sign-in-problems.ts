import { ApiError } from '@/api/errors.ts'

/** Why a sign-in failed, for the form to act on: ask for a code, mark a field, or just say it. */
export type SignInProblem = 'code-needed' | 'code-malformed' | 'code-wrong' | 'password' | 'other'

/**
 * Tells the failures of `POST /users/login` apart. `codeSent`: the request already carried a code. The server has one id
 * for a missing and for a malformed code, so this decides which of the two it was. `other`: see the words of `explain`.
 */
export function signInProblem(error: unknown, codeSent: boolean): SignInProblem {
  if (!(error instanceof ApiError)) return 'other'
  if (error.id === 'mfa.validate_token.authenticate.app_error') return codeSent ? 'code-malformed' : 'code-needed'
  if (error.id === 'api.user.check_user_mfa.bad_code.app_error') return 'code-wrong'
  return /^api\.user\.login\.(invalid_credentials|blank_pwd)/.test(error.id) ? 'password' : 'other'
}
