import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { ErrorBanner } from '@/components/error-banner.tsx'
import { Time } from '@/components/time.tsx'
import { useServer } from '@/components/viewer-context.tsx'
import { explain } from '@/domain/error-words.ts'
import { mfaCoverage, requestsToRead } from '@/domain/mfa-coverage.ts'
import { countOf, formatNumber } from '@/lib/format.ts'
import { allUsersQuery, type AllUsers } from '@/queries/all-users.ts'
import { peopleCountQuery } from '@/queries/people-pages.ts'
import { keys } from '@/queries/keys.ts'
import { stopReading } from '@/queries/readings-of-everybody.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { RefreshIcon } from '@/ui/icons.ts'
import { Progress } from '@/ui/progress.tsx'
import { MfaCoverageFigures } from './mfa-coverage-figures.tsx'
import { usePeopleKnowledge } from './use-people-plan.ts'

export interface MfaCoverageBodyProps {
  /** A number was followed to its list. */
  onFollow: () => void
}

/** The coverage itself: an offer to read everybody, what that gave, and what is missing from it. */
export function MfaCoverageBody({ onFollow }: MfaCoverageBodyProps) {
  const { config, features } = useServer()
  const known = usePeopleKnowledge()
  const [isAsked, setIsAsked] = useState(false)
  const reading = useQuery({ ...allUsersQuery(features, known.hasReport), enabled: isAsked })
  const { data, error, isFetching } = reading
  const coverage = useMemo(() => data && mfaCoverage(data.people, known.isTold), [data, known.isTold])
  const readAgain = () => {
    setIsAsked(true)
    if (!isFetching) void reading.refetch()
  }
  return (
    <div className="flex flex-col gap-4">
      {config.EnableMultifactorAuthentication !== 'true' && (
        <Banner tone="warn" title="MFA is switched off on this server">
          Nobody is asked for a second factor, whatever stands below. It is switched on in the System Console.
        </Banner>
      )}
      {!data && error && (
        <div className="flex flex-col items-start gap-3">
          <ErrorBanner error={error} />
          <Button isBusy={isFetching} onClick={readAgain}>
            Try again
          </Button>
        </div>
      )}
      {!data && !error && !isFetching && <Offer hasReport={known.hasReport} onRead={() => setIsAsked(true)} />}
      {isFetching && <UnderWay reading={data} />}
      {data && <Missing reading={data} error={error} isFetching={isFetching} onRead={readAgain} />}
      {data && coverage && data.read > 0 && (
        <>
          <MfaCoverageFigures
            coverage={coverage}
            isComplete={data.isComplete}
            isTold={known.isTold}
            onFollow={onFollow}
          />
          {data.readAt !== null && (
            <p className="flex items-center gap-2 text-xs text-ink-3">
              <span>
                {`${countOf(data.read, 'person', 'people')} read `}
                <Time at={data.readAt} />
                {data.isComplete ? ', complete' : ', partial'}
              </span>
              <IconButton icon={RefreshIcon} size="sm" label="Read everybody again" onClick={readAgain} />
            </p>
          )}
        </>
      )}
    </div>
  )
}

function Offer({ hasReport, onRead }: { hasReport: boolean; onRead: () => void }) {
  // The list above asks this too, as a rule: the answer is here already.
  const count = useQuery({
    ...peopleCountQuery({ q: '', sort: { column: 'name', isDescending: false } }),
    enabled: hasReport,
  })
  const requests = count.data === undefined ? null : requestsToRead(count.data, hasReport)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="min-w-0 flex-[0_1_34rem] text-sm text-ink-2">
        {
          'Who has a second factor, by role and sign-in method. The server does not count this: everybody is read first, '
        }
        {requests === null
          ? `with a request for every ${hasReport ? '100' : '200'} people.`
          : `with about ${formatNumber(requests)} requests.`}
      </p>
      <Button onClick={onRead}>Read everybody</Button>
    </div>
  )
}

function UnderWay({ reading }: { reading: AllUsers | undefined }) {
  const client = useQueryClient()
  // A refresh takes the place of what is shown at its end, and tells nothing meanwhile.
  const isFirst = !reading?.read || reading.readAt === null
  const read = isFirst ? (reading?.read ?? 0) : 0
  const total = isFirst ? (reading?.total ?? null) : null
  const figure = total === null ? `${formatNumber(read)} read` : `${formatNumber(read)} of ${formatNumber(total)}`
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Progress
        className="flex-[1_1_16rem]"
        label={isFirst ? 'Reading everybody' : 'Reading everybody again'}
        done={read}
        total={total}
        figure={isFirst ? figure : 'under way'}
      />
      <Button size="sm" onClick={() => stopReading(client, keys.allUsers())}>
        Stop
      </Button>
    </div>
  )
}

interface MissingProps {
  reading: AllUsers
  error: Error | null
  isFetching: boolean
  onRead: () => void
}

/** Why the numbers may be too low, or from before. */
function Missing({ reading, error, isFetching, onRead }: MissingProps) {
  if (isFetching) return null
  const again = (
    <Button size="sm" onClick={onRead}>
      Read everybody again
    </Button>
  )
  if (error) {
    return (
      <Banner tone="warn" role="alert" title="Reading again failed" actions={again}>
        {`${explain(error).title}. What is shown is from before.`}
      </Banner>
    )
  }
  if (reading.isComplete || reading.readAt === null) return null
  const { read, total, unreadable } = reading
  return (
    <Banner
      tone="warn"
      role="alert"
      title={`Partial: ${formatNumber(read)}${total === null ? '' : ` of ${formatNumber(total)}`} people were read`}
      actions={again}
    >
      {reading.error ? `${explain(reading.error).title}. ` : ''}
      {unreadable > 0 ? `${formatNumber(unreadable)} rows could not be understood. ` : ''}
      {read > 0 && 'Each number is at least so many.'}
    </Banner>
  )
}
