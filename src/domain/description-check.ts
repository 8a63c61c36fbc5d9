import { countOf } from '@/lib/format.ts'
import { utf8Length } from '@/lib/utf8.ts'

/** The server counts bytes of UTF-8, not letters. */
export const DESCRIPTION_MAX_BYTES = 255

/**
 * Why a description cannot be used, or null. A description of blanks only would pass the server and be worth nothing, so
 * it is refused here.
 */
export function checkDescription(text: string): string | null {
  if (text.trim() === '') return 'Say what the token is for.'
  const bytes = utf8Length(text)
  const over = bytes - DESCRIPTION_MAX_BYTES
  if (over <= 0) return null
  const hint = bytes === text.length ? '' : ' Letters beyond plain English count as 2 to 4 bytes.'
  return `${countOf(over, 'byte')} too long: ${bytes} of ${DESCRIPTION_MAX_BYTES}.${hint}`
}
