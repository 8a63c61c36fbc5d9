import { ApiError } from '@/api/errors.ts'
import { explain, type Explanation } from '@/domain/error-words.ts'
import { signInProblem, type SignInProblem } from '@/domain/sign-in-problems.ts'

/** What failed, for the form to act on and for the person to read. */
export interface Failure {
  problem: SignInProblem
  /** The field it is about; null when it is about the account or the server. */
  field: 'password' | 'code' | null
  words: Explanation
}

function fieldOf(problem: SignInProblem): Failure['field'] {
  return problem === 'password' ? problem : problem === 'other' ? null : 'code'
}

/** No session where one was just begun: its cookie did not come back. */
const NOT_KEPT = {
  title: 'This browser did not keep the session',
  advice:
    'Sign in once more. If that does not help, allow cookies for this address, and use https:// if Mattermost does.',
}

/** A failure of signing in, or of anything else on that page. `codeSent`: the request already carried a code. */
export function explainFailure(error: unknown, codeSent: boolean): Failure {
  const problem = signInProblem(error, codeSent)
  const isLost = error instanceof ApiError && error.kind === 'session-expired'
  return { problem, field: fieldOf(problem), words: { ...explain(error), ...(isLost ? NOT_KEPT : {}) } }
}
