import { explain } from '@/domain/error-words.ts'
import { countOf, formatNumber } from '@/lib/format.ts'
import { MOST_FOUND } from '@/queries/people-pages.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Progress } from '@/ui/progress.tsx'
import type { PeopleList } from './use-people-list.ts'

export interface PeopleNoticesProps {
  list: PeopleList
}

/** What is missing from the list, where it is missing, with a way to get it. Nothing when all is there. */
export function PeopleNotices({ list }: PeopleNoticesProps) {
  return (
    <>
      {list.by === 'everybody' && <Everybody list={list} />}
      {list.by === 'server' && list.error !== null && <ReadAgainFailed list={list} />}
      {list.isCut && (
        <Banner tone="info" look="strip" title={`The first ${formatNumber(MOST_FOUND)} that were found`}>
          The server’s search gives no more. Another word, or a filter, narrows it.
        </Banner>
      )}
      {list.unreadable > 0 && (
        <Banner tone="warn" look="strip">
          {`${countOf(list.unreadable, 'row')} could not be read.`}
        </Banner>
      )}
    </>
  )
}

function ReadAgainFailed({ list }: PeopleNoticesProps) {
  return (
    <Banner
      tone="warn"
      look="strip"
      title="Reading again failed"
      actions={
        <Button size="sm" isBusy={list.isFetching} onClick={list.readAgain}>
          Try again
        </Button>
      }
    >
      {`${explain(list.error).title}. What is shown is from before.`}
    </Banner>
  )
}

function Everybody({ list }: PeopleNoticesProps) {
  const { reading } = list
  if (!reading || reading.readAt === null) {
    if (!list.isFetching) return null
    const read = reading?.read ?? 0
    const total = reading?.total ?? null
    return (
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-info-soft px-4 py-2 md:px-6">
        <Progress
          className="flex-[1_1_16rem]"
          label="The server cannot filter or sort so: everybody is read first"
          done={read}
          total={total}
          figure={total === null ? `${formatNumber(read)} read` : `${formatNumber(read)} of ${formatNumber(total)}`}
        />
        <Button size="sm" onClick={list.stopReading}>
          Stop
        </Button>
      </div>
    )
  }
  if (list.error) return <ReadAgainFailed list={list} />
  if (reading.isComplete) return null
  const why = reading.error ? `${explain(reading.error).title}. ` : ''
  return (
    <Banner
      tone="warn"
      look="strip"
      title={`Partial: ${formatNumber(reading.read)}${reading.total === null ? '' : ` of ${formatNumber(reading.total)}`} people were read`}
      actions={
        <Button size="sm" isBusy={list.isFetching} onClick={list.readAgain}>
          Read everybody again
        </Button>
      }
    >
      {`${why}Whoever was not read is missing from what is found.`}
    </Banner>
  )
}
