import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { parseUserId, type UserId } from '@/api/ids.ts'
import { Page } from '@/components/page.tsx'
import { NotAPerson, PersonMissing } from '@/components/person-missing.tsx'
import { useToldPerson } from '@/components/use-person-report.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { userQuery } from '@/queries/people.ts'
import { SkeletonText } from '@/ui/skeleton-text.tsx'
import { LeaverRun } from './leaver-run.tsx'
import { NotForThem } from './not-for-them.tsx'

/** `/users/:userId/leave`: takes everything away from somebody who leaves, step by step, and shows that nothing is left. */
export default function LeaverPage() {
  const { userId: text = '' } = useParams()
  const userId = parseUserId(text)
  const viewer = useViewer()
  const [run, setRun] = useState(0)
  if (!userId) {
    return (
      <Page title="Leaver run" facts="">
        <NotAPerson />
      </Page>
    )
  }
  if (userId === viewer.user.id) {
    return (
      <NotForThem title="You cannot do this to yourself">
        It would end your own session in the middle. Another administrator can run it for you.
      </NotForThem>
    )
  }
  return <Known key={`${userId} ${run}`} userId={userId} onStartOver={() => setRun(run + 1)} />
}

function Known({ userId, onStartOver }: { userId: UserId; onStartOver: () => void }) {
  const found = useQuery({ ...userQuery(userId), refetchOnMount: 'always' })
  const told = useToldPerson(found.data, true)
  const [isOpen, setIsOpen] = useState(false)
  // What the cache held from before is not what is found now. Once it stands, no failed read takes the run away.
  if (!isOpen && found.isSuccess && found.isFetchedAfterMount && told) setIsOpen(true)
  if (isOpen && found.data) {
    const { user, isSignInTold } = told ?? { user: found.data, isSignInTold: false }
    return user.is_bot ? (
      <NotForThem title={`@${user.username} is a bot`}>
        A bot does not leave: give it to somebody else, or switch it off.
      </NotForThem>
    ) : (
      <LeaverRun person={{ ...user, isSignInTold }} onStartOver={onStartOver} />
    )
  }
  return (
    <Page title="Leaver run" facts="">
      {found.error ? (
        <PersonMissing
          userId={userId}
          error={found.error}
          isReading={found.isFetching}
          onRetry={() => void found.refetch()}
        />
      ) : (
        <div aria-busy className="max-w-4xl">
          <SkeletonText lines={8} />
        </div>
      )}
    </Page>
  )
}
