import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'

export interface OwnersTokensNoticeProps {
  /** The list is from before: reading it again failed. Else pages of it are missing. */
  isStale: boolean
  isReading: boolean
  readAgain: () => void
}

/** What is missing from the list of one owner's tokens: pages, or what has changed since it was last read. */
export function OwnersTokensNotice({ isStale, isReading, readAgain }: OwnersTokensNoticeProps) {
  return (
    <Banner
      tone="warn"
      look="strip"
      title={
        isStale
          ? 'The list could not be read again: what is shown is from before'
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
