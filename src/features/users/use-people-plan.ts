import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Viewer } from '@/access/viewer.ts'
import { useListQuery, type ListQueryState } from '@/components/use-list-query.ts'
import { useServer, useViewer } from '@/components/viewer-context.tsx'
import { parsePeopleQuery, peopleAddress, type PeopleKnowledge, type PeopleQuery } from '@/domain/people-filters.ts'
import { noReportQuery } from '@/queries/people-pages.ts'
import { canReport } from '@/queries/person-report.ts'
import type { ServerFacts } from '@/queries/server.ts'
import { rolesByNamesQuery } from '@/queries/roles.ts'
import { unusualRole } from './use-people-names.ts'
import { useSearchAhead } from './use-search-ahead.ts'

export type PeopleQueryState = ListQueryState<PeopleQuery>

/** What the viewer can know of people here. */
export function peopleKnowledge(
  viewer: Viewer,
  { features }: Pick<ServerFacts, 'features'>,
  hasReport: boolean,
): PeopleKnowledge {
  const isAdministrator = viewer.system.has('manage_system')
  return {
    hasReport,
    isTold: hasReport || isAdministrator,
    tellsAttempts: (hasReport || isAdministrator) && features.tellsFailedAttempts,
    // The report asks no right to a team; the list of members does.
    canFilterTeam: (team) => {
      if (hasReport) return true
      if (team === 'none') return viewer.system.has('list_users_without_team')
      return viewer.system.has('view_team') || (viewer.teams.get(team)?.has('view_team') ?? false)
    },
    hasTokens: isAdministrator,
  }
}

/** What the viewer can know of people on this server, as far as it has turned out. */
export function usePeopleKnowledge(): PeopleKnowledge {
  const viewer = useViewer()
  const server = useServer()
  const { data: hasNoReport = false } = useQuery(noReportQuery())
  const hasReport = canReport(viewer, server) && !hasNoReport
  return useMemo(() => peopleKnowledge(viewer, server, hasReport), [viewer, server, hasReport])
}

/** The query of the list of people from and to the URL, and what can be known of them. */
export function usePeopleQuery(): { state: PeopleQueryState; known: PeopleKnowledge } {
  const known = usePeopleKnowledge()
  const parse = useCallback((params: URLSearchParams) => parsePeopleQuery(params, known), [known])
  const inUrl = useListQuery(parse, peopleAddress)
  const isUnknown = useIsRoleUnknown(inUrl.query)
  const asUrl = useMemo(() => (isUnknown ? withoutRole(inUrl) : inUrl), [inUrl, isUnknown])
  const setText = useSearchAhead(asUrl.query, known, asUrl.setText)
  const state = useMemo(() => ({ ...asUrl, setText }), [asUrl, setText])
  return { state, known }
}

/** True once the server has said that there is no such role as the one that is filtered by. */
function useIsRoleUnknown({ filters }: PeopleQuery): boolean {
  const role = unusualRole(filters)
  const found = useQuery({ ...rolesByNamesQuery(role === null ? [] : [role]), enabled: role !== null })
  return role !== null && found.data?.rows.length === 0
}

function withoutRole(state: PeopleQueryState): PeopleQueryState {
  const { role, ...filters } = state.query.filters
  return {
    ...state,
    query: { ...state.query, filters },
    ignored: [...state.ignored, `f.role=${role ?? ''}`],
  }
}
