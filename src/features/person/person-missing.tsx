import { ApiError } from '@/api/errors.ts'
import type { UserId } from '@/api/ids.ts'
import { ErrorPanel } from '@/components/error-panel.tsx'
import { Page } from '@/components/page.tsx'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { StatePanel } from '@/ui/state-panel.tsx'
import { BackToPeople } from './person-head.tsx'

type NoPersonProps =
  | { why: 'nonsense' }
  | { why: 'gone'; userId: UserId }
  | { why: 'failed'; error: unknown; isReading: boolean; onRetry: () => void }

/** In the place of a person who is not there, not to be seen, or could not be read. */
export function NoPerson(props: NoPersonProps) {
  return (
    <Page title="Person" facts="" back={<BackToPeople />}>
      <Reason {...props} />
    </Page>
  )
}

function Reason(props: NoPersonProps) {
  if (props.why === 'nonsense') {
    return (
      <StatePanel kind="no-match" size="page" title="This is not the id of a person">
        An id has 26 letters and digits. Look at the address again, or search the list of people.
      </StatePanel>
    )
  }
  if (props.why === 'gone') {
    return (
      <StatePanel kind="no-match" size="page" title="The server has no such person" detail={props.userId}>
        The account was deleted, or there never was one with this id.
      </StatePanel>
    )
  }
  if (props.error instanceof ApiError && props.error.kind === 'forbidden') {
    return (
      <StatePanel kind="refused" size="page" title="The server does not show you this person" detail={props.error.id}>
        Guests see the people they share a channel with. To see everybody takes the permission view_members.
      </StatePanel>
    )
  }
  return <ErrorPanel size="page" error={props.error} isRetrying={props.isReading} onRetry={props.onRetry} />
}

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
