import { ApiError } from '@/api/errors.ts'
import type { UserId } from '@/api/ids.ts'
import { isPersonGone } from '@/queries/people.ts'
import { StatePanel } from '@/ui/state-panel.tsx'
import { ErrorPanel } from './error-panel.tsx'

/** In the place of a person whose address holds no id. */
export function NotAPerson() {
  return (
    <StatePanel kind="no-match" size="page" title="This is not the id of a person">
      An id has 26 letters and digits. Look at the address again, or search the list of people.
    </StatePanel>
  )
}

/** In the place of a person who is not there, not to be seen, or could not be read. */
export function PersonMissing(props: { userId: UserId; error: unknown; isReading: boolean; onRetry: () => void }) {
  const { error } = props
  if (isPersonGone(error)) {
    return (
      <StatePanel kind="no-match" size="page" title="The server has no such person" detail={props.userId}>
        The account was deleted, or there never was one with this id.
      </StatePanel>
    )
  }
  if (error instanceof ApiError && error.kind === 'forbidden') {
    return (
      <StatePanel kind="refused" size="page" title="The server does not show you this person" detail={error.id}>
        Guests see the people they share a channel with. To see everybody takes the permission view_members.
      </StatePanel>
    )
  }
  return <ErrorPanel size="page" error={error} isRetrying={props.isReading} onRetry={props.onRetry} />
}
