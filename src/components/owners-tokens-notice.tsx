import type { SweepVerdict } from '@/api/sweep.ts'
import { formatNumber } from '@/lib/format.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'

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
    <Banner
      tone="warn"
      look="strip"
      title={
        isStale
          ? 'The list could not be read again: what is shown is from before'
          : verdict.complete
            ? `${formatNumber(verdict.unreadable)} ${verdict.unreadable === 1 ? 'row' : 'rows'} could not be read`
            : 'Partial: not all pages could be read'
      }
      actions={
        <Button size="sm" isBusy={isReading} onClick={readAgain}>
          Read again
        </Button>
      }
    />
  )
}
