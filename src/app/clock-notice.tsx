import { clockLead } from '@/api/http.ts'
import { useNow } from '@/components/use-now.ts'
import { formatDateTime } from '@/lib/format.ts'
import { Banner } from '@/ui/banner.tsx'

/** What has expired is worked out with this computer's clock: when that is not the server's, all of it is wrong. */
export function ClockNotice() {
  const now = useNow()
  return (
    <Banner tone="warn" look="strip" title="This computer’s clock is not the server’s">
      {`It says ${formatDateTime(now)}, the server ${formatDateTime(now - clockLead())}. What has expired, and how long ago things were, is told by the first: set the one that is wrong.`}
    </Banner>
  )
}
