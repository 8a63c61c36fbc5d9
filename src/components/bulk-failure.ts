import { isAbort } from '@/api/errors.ts'
import { explain } from '@/domain/error-words.ts'

/** Why a row of a run failed, in one line: words, and what the server said. */
export function failureWords(error: unknown): string {
  // A write is never cut off under way: only one that still waited for the rate limit can be stopped.
  if (isAbort(error)) return 'Stopped before it was sent'
  const words = explain(error)
  return words.detail ? `${words.title}. ${words.detail}` : words.title
}
