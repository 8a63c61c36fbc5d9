import { explain } from '@/domain/error-words.ts'

/** Why a row of a run failed, in one line: words, and what the server said. */
export function failureWords(error: unknown): string {
  const words = explain(error)
  return words.detail ? `${words.title}. ${words.detail}` : words.title
}
