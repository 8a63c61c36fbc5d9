import { Time } from '@/components/time.tsx'
import { countOf } from '@/lib/format.ts'
import type { PeopleList } from './use-people-list.ts'

const SOURCES: Record<PeopleList['source'], string> = {
  report: 'from the server’s report',
  pages: 'from the list of members: no last sign-in, bots left out',
  search: 'from a search of members: no last sign-in, bots left out',
}

/** The line of facts under the title: how many, where from, and what that means. */
export function PeopleFacts({ list }: { list: PeopleList }) {
  const { reading } = list
  return (
    <span>
      {list.all === null ? 'People' : countOf(list.all, 'person', 'people')}
      {` ${SOURCES[list.source]}`}
      {reading?.readAt !== null && reading?.readAt !== undefined && (
        <>
          {' · everybody read '}
          <Time at={reading.readAt} />, {reading.isComplete ? 'complete' : 'partial'}
        </>
      )}
    </span>
  )
}
