import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'

export interface ReadAgainNoticeProps {
  /** What is wrong with what is shown: it is from before, or something is missing. */
  title: string
  isReading: boolean
  readAgain: () => void
}

/** Over what was not read again, or not to the last row. */
export function ReadAgainNotice({ title, isReading, readAgain }: ReadAgainNoticeProps) {
  return (
    <Banner
      tone="warn"
      look="strip"
      title={title}
      actions={
        <Button size="sm" isBusy={isReading} onClick={readAgain}>
          Read again
        </Button>
      }
    />
  )
}
