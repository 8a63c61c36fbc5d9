import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { parseUserId } from '@/api/ids.ts'
import type { PeopleVerb } from '@/domain/bulk-people.ts'
import { peopleBeforeActQuery } from '@/queries/people-bulk.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { SkeletonText } from '@/ui/skeleton-text.tsx'
import { ErrorBanner } from './error-banner.tsx'
import { PeopleBulkDialog } from './people-bulk-dialog.tsx'
import { PeopleRoleDialog } from './people-role-dialog.tsx'

/** An act on many people as it is asked for. */
export interface PeopleAct {
  verb: PeopleVerb
  /** Whom it is about. */
  ids: readonly string[]
  /** The role it gives or takes, where that needs no choosing any more. */
  role?: string | undefined
}

export interface PeopleBulkProps extends PeopleAct {
  /** Unlike any other act on this page. */
  act: number
  /** What somebody is called who cannot be read any more. */
  nameOf: (id: string) => string
  /** How they sign in, as the list told it; "" where it did not. */
  methodOf: (id: string) => string
  onClose: () => void
  /** Another act on some of them, after this one. */
  onNext: (next: PeopleAct) => void
}

/**
 * An act on many people: they are read anew first, since what is on the page may be old; a role is chosen where it takes
 * one; then the plan, the run and the report.
 */
export function PeopleBulk(props: PeopleBulkProps) {
  const { act, verb, ids, onClose } = props
  const wanted = ids.flatMap((id) => parseUserId(id) ?? [])
  const now = useQuery(peopleBeforeActQuery(act, verb, wanted))
  const [role, setRole] = useState(props.role)
  if (!now.data) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title={now.error && !now.isFetching ? 'The people could not be read' : 'Reading the people anew'}
        error={now.error && !now.isFetching ? <ErrorBanner error={now.error} /> : null}
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            {now.error && !now.isFetching && (
              <Button variant="primary" onClick={() => void now.refetch()}>
                Try again
              </Button>
            )}
          </>
        }
      >
        {!now.error && <SkeletonText lines={3} />}
      </Dialog>
    )
  }
  const { people } = now.data
  if ((verb === 'add-role' || verb === 'take-role') && role === undefined) {
    return <PeopleRoleDialog verb={verb} people={people} onChoose={setRole} onClose={onClose} />
  }
  return <PeopleBulkDialog {...props} now={now.data} role={role} />
}
