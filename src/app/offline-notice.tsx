import { Banner } from '@/ui/banner.tsx'
import { OfflineIcon } from '@/ui/icons.ts'

/** The browser says that there is no network. Its code is here long before: it comes while the page is idle. */
export function OfflineNotice() {
  return (
    <Banner tone="warn" look="strip" icon={OfflineIcon} title="No connection">
      What you see is what was read before. Nothing you do now reaches the server.
    </Banner>
  )
}
