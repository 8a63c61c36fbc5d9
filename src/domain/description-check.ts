import { utf8Length } from '@/lib/utf8.ts'

/** The server counts bytes of UTF-8, not letters. */
export const DESCRIPTION_MAX_BYTES = 255

export type DescriptionProblem =
  | { kind: 'blank'; words: string }
  | { kind: 'too-long'; words: string; bytes: number; over: number }

/**
 * Why a description cannot be used, or null. A description of blanks only would pass the server and be worth nothing, so
 * it is refused here.
 */
export function checkDescription(text: string): DescriptionProblem | null {
  if (text.trim() === '') return { kind: 'blank', words: 'Say what the token is for.' }
  const bytes = utf8Length(text)
  const over = bytes - DESCRIPTION_MAX_BYTES
  if (over <= 0) return null
  const hint = bytes === text.length ? '' : ' Letters beyond plain English count as 2 to 4 bytes.'
  return {
    kind: 'too-long',
    bytes,
    over,
    words: `${over} ${over === 1 ? 'byte' : 'bytes'} too long: ${bytes} of ${DESCRIPTION_MAX_BYTES}.${hint}`,
  }
}
