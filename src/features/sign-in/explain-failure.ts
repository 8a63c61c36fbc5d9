import { explain, type Explanation } from '@/domain/error-words.ts'
import { signInProblem, type SignInProblem } from '@/domain/sign-in-problems.ts'

/** What failed, for the form to act on and for the person to read. */
export interface Failure {
  problem: SignInProblem
  words: Explanation
}

/** A failure of signing in, or of anything else on that page. `codeSent`: the request already carried a code. */
export function explainFailure(error: unknown, codeSent: boolean): Failure {
  return { problem: signInProblem(error, codeSent), words: explain(error) }
}
