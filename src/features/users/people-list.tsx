import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { ErrorPanel } from '@/components/error-panel.tsx'
import { LazyStatePanel } from '@/components/lazy-state-panel.tsx'
import { lazyPart } from '@/components/lazy-part.tsx'
import type { PeopleSelectionBarProps } from '@/components/people-selection-bar.tsx'
import { TableSkeleton } from '@/components/table-skeleton.tsx'
import { useOnceTrue } from '@/components/use-once-true.ts'
import type { Selection } from '@/components/use-selection.ts'
import type { PeopleKnowledge } from '@/domain/people-filters.ts'
import type { PersonRow } from '@/domain/person-row.ts'
import { buttonClass } from '@/ui/button-class.ts'
import type { FurtherPageFailedProps } from './further-page-failed.tsx'
import { PeopleFooter } from './people-footer.tsx'
import { PeopleColumnsMenu, PeopleExportMenu } from './people-menus.tsx'
import type { PeopleNoticesProps } from './people-notices.tsx'
import { PeopleTable } from './people-table.tsx'
import { PeopleToolbar } from './people-toolbar.tsx'
import { addKnown, type KnownPeople } from './use-known-people.ts'
import type { PeopleList as List } from './use-people-list.ts'
import { usePeopleNames } from './use-people-names.ts'
import type { PeopleQueryState } from './use-people-plan.ts'
import { useReadAll } from './use-read-all.ts'

const PeopleSelectionBar = lazyPart<PeopleSelectionBarProps>(
  async () => (await import('@/components/people-selection-bar.tsx')).PeopleSelectionBar,
)
const PeopleNotices = lazyPart<PeopleNoticesProps>(async () => (await import('./people-notices.tsx')).PeopleNotices)
const FurtherPageFailed = lazyPart<FurtherPageFailedProps>(
  async () => (await import('./further-page-failed.tsx')).FurtherPageFailed,
)

interface PeopleListProps {
  list: List
  state: PeopleQueryState
  known: PeopleKnowledge
  selection: Selection
  people: KnownPeople
}

/** The list of people: search and filters, what is missing, the table, what is selected. */
export function PeopleList({ list, state, known, selection, people }: PeopleListProps) {
  const { query } = state
  const names = usePeopleNames(query.filters, known)
  const hasSelected = useOnceTrue(selection.keys.size > 0)
  const cleared = state.toQuery({ ...query, q: '', filters: {} })
  const viewKey = JSON.stringify([query.q, query.filters, query.sort])
  const readAll = useReadAll(list, viewKey)
  // All who match, once they have been read for being selected.
  const [all, setAll] = useState({ viewKey: '', rows: list.rows })
  const { rows } = all.viewKey === viewKey && list.rest ? all : list
  const matching = useMemo(() => new Set<string>(rows.map((row) => row.user.id)), [rows])
  const select = (found: readonly PersonRow[]) => selection.add(found.map((row) => row.user.id))
  const selectAll = () => {
    if (!list.rest) return select(list.rows)
    readAll({
      failed: 'Nobody was selected',
      act: (found) => {
        addKnown(people, found.rows)
        setAll({ viewKey, rows: found.rows })
        select(found.rows)
      },
    })
  }
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <PeopleToolbar state={state} known={known} names={names} clearTo={cleared}>
        <PeopleColumnsMenu state={state} known={known} />
        <PeopleExportMenu
          list={list}
          state={state}
          known={known}
          names={names}
          selected={selection.keys}
          people={people}
          readAll={readAll}
        />
      </PeopleToolbar>
      {hasNotices(list) && <PeopleNotices list={list} />}
      {list.error && list.isPending ? (
        <div className="relative min-h-0 flex-1 overflow-y-auto">
          <ErrorPanel error={list.error} isRetrying={list.isFetching} onRetry={list.readAgain} />
        </div>
      ) : list.isPending || (list.rows.length === 0 && list.rest) ? (
        <TableSkeleton label="Reading people" hasToolbar={false} cardHeight={109} />
      ) : list.rows.length === 0 && (list.unreadable === 0 || list.reading?.read) ? (
        <div className="relative min-h-0 flex-1 overflow-y-auto">
          <Nobody state={state} clearTo={cleared} />
        </div>
      ) : (
        <PeopleTable list={list} state={state} known={known} names={names} selection={selection} viewKey={viewKey} />
      )}
      {list.moreError && <FurtherPageFailed error={list.moreError} onRetry={list.retryMore} />}
      <PeopleFooter list={list} />
      {hasSelected && (
        <PeopleSelectionBar
          selection={selection}
          known={(id) => people.get(id)?.user}
          matching={matching}
          matchingCount={list.rest || list.isComplete ? list.total : 0}
          onAll={selectAll}
          isComplete={list.isComplete}
          isNarrowed={isNarrowed(state)}
        />
      )}
    </div>
  )
}

/** Whether anything is to be said beside the list: nearly never, so the words for it are fetched only then. */
function hasNotices(list: List): boolean {
  const isMissing = list.isCut || list.unreadable > 0 || (list.error !== null && !list.isPending)
  return isMissing || (list.by === 'everybody' && !list.isComplete)
}

function isNarrowed({ query }: PeopleQueryState): boolean {
  return query.q.trim() !== '' || Object.keys(query.filters).length > 0
}

function Nobody({ state, clearTo }: { state: PeopleQueryState; clearTo: string }) {
  if (!isNarrowed(state)) {
    return (
      <LazyStatePanel kind="empty" title="Nobody is on this server">
        Bots are not listed here.
      </LazyStatePanel>
    )
  }
  return (
    <LazyStatePanel
      kind="no-match"
      title="Nobody matches"
      actions={
        <Link to={clearTo} className={buttonClass({})} onClick={() => state.setText('')}>
          Clear search and filters
        </Link>
      }
    >
      The search looks at names, user name, nickname, e-mail and whole ids, of people and not of bots. Filters narrow it
      further.
    </LazyStatePanel>
  )
}
