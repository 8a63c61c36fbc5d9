import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import type { PagePrefetch } from '@/access/page-prefetch.ts'
import { viewerFacts } from '@/access/viewer.ts'
import { parseUserId } from '@/api/ids.ts'
import { ErrorPanel } from '@/components/error-panel.tsx'
import { ReadAgainNotice } from '@/components/read-again-notice.tsx'
import { TableFooter } from '@/components/table-footer.tsx'
import { TableSkeleton } from '@/components/table-skeleton.tsx'
import { SearchBox } from '@/components/search-box.tsx'
import { useSearchText } from '@/components/use-search-text.ts'
import { personRight } from '@/domain/person-rights.ts'
import { foldText, searchWords, withoutAt } from '@/domain/fold-text.ts'
import { compareTeams } from '@/domain/team-order.ts'
import { teamsOfUserQuery, type TeamOfUser } from '@/queries/teams-of-user.ts'
import { formatNumber } from '@/lib/format.ts'
import { Button } from '@/ui/button.tsx'
import { TeamIcon } from '@/ui/icons.ts'
import { StatePanel } from '@/ui/state-panel.tsx'
import { usePerson } from './person-context.ts'
import { TeamList } from './team-list.tsx'

/** Fewer are seen at a glance. */
const SEARCH_FROM = 11

/** @public called by the route table */
export const prefetch: PagePrefetch = ({ client, viewer, params }) => {
  const userId = parseUserId(params['userId'] ?? '')
  const isSure = viewer.system.has('manage_system') && personRight('teams', viewerFacts(viewer), undefined).allowed
  if (userId && isSure) void client.prefetchQuery(teamsOfUserQuery(userId, true))
}

function sorted(teams: readonly TeamOfUser[]): TeamOfUser[] {
  return teams.toSorted((a, b) => compareTeams(a.team, b.team))
}

/** `/users/:userId/teams`: the teams of a person, and as what they are in them. */
export default function PersonTeamsPage() {
  const { user, rightTo } = usePerson()
  const found = useQuery(teamsOfUserQuery(user.id, rightTo('memberships').allowed))
  const readAgain = () => void found.refetch()
  if (!found.data) {
    if (!found.error) return <TableSkeleton label="Reading teams" hasToolbar={false} cardHeight={93} />
    return <ErrorPanel error={found.error} isRetrying={found.isFetching} onRetry={readAgain} />
  }
  const { teams, unreadable } = found.data
  const problem = found.error
    ? 'The teams could not be read again: what is shown is from before'
    : unreadable > 0
      ? `${formatNumber(unreadable)} ${unreadable === 1 ? 'team' : 'teams'} could not be read`
      : null
  return (
    <>
      {problem !== null && <ReadAgainNotice title={problem} isReading={found.isFetching} readAgain={readAgain} />}
      {teams.length === 0 && unreadable === 0 ? (
        <StatePanel kind="empty" icon={TeamIcon} title={`@${user.username} is in no team`}>
          {user.is_bot
            ? 'A bot posts only in teams it was added to.'
            : 'Without a team there is no channel to read, only direct messages.'}
        </StatePanel>
      ) : (
        <Teams teams={sorted(teams)} isComplete={unreadable === 0} />
      )}
    </>
  )
}

function Teams({ teams, isComplete }: { teams: readonly TeamOfUser[]; isComplete: boolean }) {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const hasSearch = teams.length >= SEARCH_FROM
  const write = (q: string) =>
    void navigate(q === '' ? { search: '' } : { search: `?${new URLSearchParams({ q }).toString()}` }, {
      replace: true,
      preventScrollReset: true,
    })
  const { text, change } = useSearchText(hasSearch ? (params.get('q') ?? '') : '', write)
  const words = searchWords(withoutAt(text))
  const shown = teams.filter(({ team }) => {
    const haystack = foldText(`${team.display_name} ${team.name}`)
    return words.every((word) => haystack.includes(word))
  })
  return (
    <>
      {hasSearch && (
        <div className="max-w-md shrink-0 px-4 pt-3 md:px-6">
          <SearchBox label="Search teams" placeholder="Name or address of a team" text={text} onText={change} />
        </div>
      )}
      {shown.length === 0 && teams.length > 0 ? (
        <StatePanel
          kind="no-match"
          title="No team matches"
          actions={<Button onClick={() => change('')}>Clear search</Button>}
        />
      ) : (
        <TeamList teams={shown} />
      )}
      <TableFooter
        count={shown.length}
        total={teams.length}
        noun={teams.length === 1 ? 'team' : 'teams'}
        isComplete={isComplete}
      />
    </>
  )
}
