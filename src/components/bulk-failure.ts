import { ApiError, FROM_PROXY, isAbort } from '@/api/errors.ts'
import { explain } from '@/domain/error-words.ts'
import type { ItemState } from '@/lib/bulk-run.ts'
import { formatNumber } from '@/lib/format.ts'
import type { Tone } from '@/ui/tone.ts'

/** How each row of a run fares, in words and as a colour. */
export const ITEM_WORDS: Readonly<Record<ItemState, string>> = {
  waiting: 'Not started',
  running: 'Under way',
  done: 'Done',
  failed: 'Failed',
  unanswered: 'Sent, no answer: may be done',
}
export const ITEM_TONES: Readonly<Record<ItemState, Tone>> = {
  waiting: 'neutral',
  running: 'info',
  done: 'good',
  failed: 'danger',
  unanswered: 'warn',
}

/** Why a row of a run failed, in one line: words, and what the server said. */
export function failureWords(error: unknown): string {
  // A write is never cut off under way: only one that still waited for the rate limit can be stopped.
  if (isAbort(error)) return 'Stopped before it was sent'
  const words = explain(error)
  return words.detail ? `${words.title}. ${words.detail}` : words.title
}

const PAUSING = new Set(['session-expired', 'network', 'rate-limited'])

/** What would hit every row that is left: the run stops rather than failing them all, and can go on later. */
export function pausesRun(error: unknown): boolean {
  return error instanceof ApiError && (PAUSING.has(error.kind) || FROM_PROXY.has(error.status))
}

/** "Retry 2 failed": the button that does again what went wrong. */
export function retryWords(failed: number, unanswered: number): string {
  if (unanswered === 0) return `Retry ${formatNumber(failed)} failed`
  const what = failed === 0 ? 'without an answer' : 'failed or without an answer'
  return `Retry ${formatNumber(failed + unanswered)} ${what}`
}
