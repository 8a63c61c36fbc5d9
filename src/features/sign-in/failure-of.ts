import type { Failure } from './explain-failure.ts'

/**
 * What failed, told by a table that is fetched when the first failure is due. Where not even that can be had, what is
 * certain is said: this never rejects. `codeSent`: the request already carried a code.
 */
export async function failureOf(error: unknown, codeSent = false): Promise<Failure> {
  try {
    const { explainFailure } = await import('./explain-failure.ts')
    return explainFailure(error, codeSent)
  } catch {
    const words = {
      title: 'That did not work',
      advice: 'Check the connection, then try again.',
      doubt: '',
      detail: '',
      retry: true,
    }
    return { problem: 'other', field: null, words }
  }
}
