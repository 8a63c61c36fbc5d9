import { queryOptions } from '@tanstack/react-query'
import type { UserId } from '@/api/ids.ts'
import { listSessions } from '@/api/sessions.ts'
import { keys } from './keys.ts'

/** A person's sessions: `GET /users/{id}/sessions` (oneself, or rights over the person). A bot's need `manage_system`. */
export function sessionsOfUserQuery(userId: UserId) {
  return queryOptions({
    queryKey: keys.sessionsOfUser(userId),
    queryFn: ({ signal }) => listSessions(userId, signal),
    staleTime: 60_000,
  })
}
