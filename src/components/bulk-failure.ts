import { ApiError, isAbort } from '@/api/errors.ts'
import { explain } from '@/domain/error-words.ts'

/** Why a row of a run failed, in one line: words, and what the server said. */
export function failureWords(error: unknown): string {
  // A write is never cut off under way: only one that still waited for the rate limit can be stopped.
  if (isAbort(error)) return 'Stopped before it was sent'
  const words = explain(error)
  return words.detail ? `${words.title}. ${words.detail}` : words.title
}

const PAUSING = new Set(['session-expired', 'network', 'rate-limited'])
/** What a proxy answers while the server behind it is away. */
const FROM_PROXY = new Set([502, 503, 504])

/** What would hit every row that is left: the run stops rather than failing them all, and can go on later. */
export function pausesRun(error: unknown): boolean {
  return error instanceof ApiError && (PAUSING.has(error.kind) || FROM_PROXY.has(error.status))
}
