import { useLocation } from 'react-router'
import { Page } from '@/components/page.tsx'
import { NoMatchIcon } from '@/ui/icons.ts'
import { StatePanel } from '@/ui/state-panel.tsx'
import { WaysOn } from './ways-on.tsx'

/** For an address that is none of the app's. */
export function NotFoundPage() {
  const { pathname } = useLocation()
  return (
    <Page title="No such page">
      <StatePanel
        kind="empty"
        icon={NoMatchIcon}
        size="page"
        title="There is nothing at this address"
        detail={pathname}
        actions={<WaysOn />}
      >
        The link may be mistyped, or made for another version of Latchkey.
      </StatePanel>
    </Page>
  )
}
