import { explain } from '@/domain/error-words.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'

export interface FurtherPageFailedProps {
  error: Error
  onRetry: () => void
}

/** Under the rows that came: why no more did, and another try. */
export function FurtherPageFailed({ error, onRetry }: FurtherPageFailedProps) {
  return (
    <Banner
      tone="warn"
      look="strip"
      role="alert"
      className="border-t"
      title="The next people could not be read"
      actions={
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {`${explain(error).title}. Those above stand.`}
    </Banner>
  )
}
