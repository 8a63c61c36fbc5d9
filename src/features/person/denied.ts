import { missingWords } from '@/components/action-button.tsx'
import type { Verdict } from '@/domain/token-rights.ts'

/** Why an act on this person is not to be had, with the missing permission named; undefined when it is. */
export function deniedReason(verdict: Verdict): string | undefined {
  return verdict.allowed ? undefined : missingWords([verdict.missing])
}
