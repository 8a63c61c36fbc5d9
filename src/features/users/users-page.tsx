import { useCallback } from 'react'
import type { PagePrefetch } from '@/access/page-prefetch.ts'
import type { User } from '@/api/objects/user.ts'
import { useNavigationCount } from '@/components/navigation-counts.ts'
import { Page } from '@/components/page.tsx'
import { useSelection } from '@/components/use-selection.ts'
import { useShortcuts } from '@/components/use-shortcuts.ts'
import { useViewer } from '@/components/viewer-context.tsx'
import { parsePeopleQuery } from '@/domain/people-filters.ts'
import { planPeople } from '@/domain/people-plan.ts'
import { renewedRow } from '@/domain/person-row.ts'
import { allUsersQuery } from '@/queries/all-users.ts'
import { firstData } from '@/queries/first-data.ts'
import { noReportQuery, peoplePagesQuery } from '@/queries/people-pages.ts'
import { canReport } from '@/queries/person-report.ts'
import { IconButton } from '@/ui/icon-button.tsx'
import { RefreshIcon } from '@/ui/icons.ts'
import { MfaCoverage } from './mfa-coverage.tsx'
import { PasteListButton } from './paste-list.tsx'
import { PeopleFacts } from './people-facts.tsx'
import { PeopleList } from './people-list.tsx'
import { addKnown, useKnownPeople } from './use-known-people.ts'
import { usePeopleList } from './use-people-list.ts'
import { peopleKnowledge, usePeopleQuery } from './use-people-plan.ts'

/** @public called by the route table */
export const prefetch: PagePrefetch = ({ client, viewer, server, search }) => {
  const hasReport = canReport(viewer, server) && client.getQueryData(noReportQuery().queryKey) !== true
  const { query } = parsePeopleQuery(search, peopleKnowledge(viewer, server, hasReport))
  const plan = planPeople(query, hasReport)
  const pages = plan.by === 'server' ? peoplePagesQuery(plan.source, plan.request) : null
  const everybody = allUsersQuery(server.features, hasReport, plan.by === 'server' ? undefined : plan.team)
  // The address follows the typing: what failed in a list that is there is not asked for a second time.
  const { queryKey } = pages ?? everybody
  const there = client.getQueryCache().find({ queryKey, exact: true })
  if (there?.state.status === 'error' && there.getObserversCount() > 0) return undefined
  if (pages) return client.prefetchInfiniteQuery(pages)
  void client.prefetchQuery(everybody)
  return firstData(client, everybody.queryKey)
}

/** `/users`: everybody on the server. */
export default function UsersPage() {
  const { state, known } = usePeopleQuery()
  const isAdministrator = useViewer().system.has('manage_system')
  const list = usePeopleList(state, known)
  const selection = useSelection()
  const people = useKnownPeople(list.rows)
  useNavigationCount('users', list.all)
  useShortcuts('People', [{ keys: 'r', label: 'Read again', act: list.readAgain }])
  const selectFound = useCallback(
    (users: readonly User[]) => {
      addKnown(
        people,
        users.map((user) => renewedRow(people.get(user.id), user, isAdministrator)),
      )
      selection.add(users.map((user) => user.id))
    },
    [isAdministrator, people, selection],
  )
  return (
    <Page
      title="People"
      layout="fill"
      facts={<PeopleFacts list={list} />}
      actions={
        <>
          <IconButton
            icon={RefreshIcon}
            label="Read again"
            hotkey="r"
            isBusy={list.isFetching}
            onClick={list.readAgain}
          />
          <PasteListButton onFound={selectFound} />
        </>
      }
    >
      <MfaCoverage />
      <PeopleList list={list} state={state} known={known} selection={selection} people={people} />
    </Page>
  )
}
