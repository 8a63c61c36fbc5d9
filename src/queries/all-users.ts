import { queryOptions } from '@tanstack/react-query'
import type { ApiError } from '@/api/errors.ts'
import type { TeamId } from '@/api/ids.ts'
import type { PersonRow } from '@/domain/person-row.ts'
import type { ServerFeatures } from '@/domain/server-features.ts'
import { keys } from './keys.ts'

/** Everybody on the server, bots not, as far as they have been read. */
export interface AllUsers {
  /** In the order in which they came. */
  people: readonly PersonRow[]
  /** False while they are being read, and when the reading failed in part or was stopped, or a row could not be read. */
  isComplete: boolean
  /** When the reading ended, ms since epoch; null before. */
  readAt: number | null
  /** People read so far. */
  read: number
  /** How many there are, where the server tells. */
  total: number | null
  /** Rows that could not be read. */
  unreadable: number
  /** Where they come from: only the report knows the last sign-in. */
  source: 'report' | 'pages'
  /** Why some are missing; null when nothing failed. */
  error: ApiError | null
}

/**
 * Everybody, read to the end: from the report (`canReport`: the viewer has `sysconsole_read_user_management_users`) in
 * several chains at a time, else from `GET /users`. The query's data grows while it is still fetching; a refresh takes the
 * place of what is shown at its end. What failed in part stands with `isComplete` false; nothing at all rejects. With
 * `team`, only its members, or those without a team.
 */
export function allUsersQuery(features: ServerFeatures, canReport: boolean, team?: TeamId | 'none') {
  const queryKey: readonly string[] = team === undefined ? keys.allUsers() : keys.allUsersOfTeam(team)
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }) => {
      // Most people who look at the list never need everybody: the code comes with the first who does.
      const { readAll } = await import('./read-all-users.ts')
      return readAll(client, { hasReport: features.userReports && canReport, team, key: queryKey, signal })
    },
    // Compared row by row, 50 000 people would cost more than they did to read.
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: 30 * 60_000,
  })
}
