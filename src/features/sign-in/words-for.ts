import { ApiError } from '@/api/errors.ts'
import type { Explanation } from '@/domain/error-words.ts'

/**
 * A failure in words, from a table that is fetched when the first one is due. Where not even that can be had, what is
 * certain is said: nothing here rejects.
 */
export async function wordsFor(error: unknown): Promise<Explanation> {
  try {
    const { explain } = await import('@/domain/error-words.ts')
    return explain(error)
  } catch {
    const detail = error instanceof ApiError ? error.serverMessage || error.request : ''
    return { title: 'That did not work', advice: 'Check the connection, then try again.', detail, retry: true }
  }
}
