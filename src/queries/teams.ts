import { queryOptions } from '@tanstack/react-query'
import type { Team } from '@/api/objects/team.ts'
import { compareTeams } from '@/domain/team-order.ts'
import { listTeams } from '@/api/team-lists.ts'
import { keys } from './keys.ts'
import { readWhole } from './read-whole.ts'

/** The teams the viewer may know of, by name, archived ones not: `GET /teams` to its end. Rejects when a page fails. */
export function teamsQuery() {
  return queryOptions({
    queryKey: keys.teams(),
    queryFn: async ({ signal }): Promise<Team[]> => {
      const { rows } = await readWhole(listTeams, (team) => team.id, signal)
      return rows.filter((team) => team.delete_at === 0).toSorted(compareTeams)
    },
    staleTime: 5 * 60_000,
  })
}
