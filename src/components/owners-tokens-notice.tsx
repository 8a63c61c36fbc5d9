import type { SweepVerdict } from '@/api/sweep.ts'
import { countOf } from '@/lib/format.ts'
import { ReadAgainNotice } from './read-again-notice.tsx'

export interface OwnersTokensNoticeProps {
  /** The list is from before: reading it again failed. */
  isStale: boolean
  verdict: SweepVerdict
  isReading: boolean
  readAgain: () => void
}

/** What is missing from the list of one owner's tokens: pages, rows, or what has changed since it was last read. */
export function OwnersTokensNotice({ isStale, verdict, isReading, readAgain }: OwnersTokensNoticeProps) {
  return (
    <ReadAgainNotice
      title={
        isStale
          ? 'The list could not be read again: what is shown is from before'
          : verdict.complete
            ? `${countOf(verdict.unreadable, 'row')} could not be read`
            : 'Partial: not all pages could be read'
      }
      isReading={isReading}
      readAgain={readAgain}
    />
  )
}
