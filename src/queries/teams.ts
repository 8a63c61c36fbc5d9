import { queryOptions } from '@tanstack/react-query'
import type { Team } from '@/api/objects/team.ts'
import { sweep } from '@/api/sweep.ts'
import { compareTeams } from '@/domain/team-order.ts'
import { listTeams } from '@/api/team-lists.ts'
import { keys } from './keys.ts'

const PAGE_SIZE = 200

/** The teams the viewer may know of, by name, archived ones not: `GET /teams` to its end. Rejects when a page fails. */
export function teamsQuery() {
  return queryOptions({
    queryKey: keys.teams(),
    queryFn: async ({ signal }): Promise<Team[]> => {
      const teams: Team[] = []
      const verdict = await sweep({
        readPage: (page, stop) => listTeams({ page, perPage: PAGE_SIZE }, stop),
        idOf: (team) => team.id,
        pageSize: PAGE_SIZE,
        parallel: 1,
        signal,
        onRows: ({ rows }) => teams.push(...rows.filter((team) => team.delete_at === 0)),
      })
      if (!verdict.complete) throw verdict.error
      return teams.toSorted(compareTeams)
    },
    staleTime: 5 * 60_000,
  })
}
