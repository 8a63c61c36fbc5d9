import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'

/** Over the tabs, when the person could not be read again. */
export function NotReadAgain({ isReading, onRetry }: { isReading: boolean; onRetry: () => void }) {
  return (
    <Banner
      tone="warn"
      look="strip"
      title="The person could not be read again: what is shown is from before"
      actions={
        <Button size="sm" isBusy={isReading} onClick={onRetry}>
          Read again
        </Button>
      }
    />
  )
}
