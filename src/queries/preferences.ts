import { queryOptions } from '@tanstack/react-query'
import type { UserId } from '@/api/ids.ts'
import { listPreferences } from '@/api/preferences.ts'
import { keys } from './keys.ts'

/** What somebody has chosen in Mattermost: `GET /users/{id}/preferences` (oneself, or rights over the person). */
export function preferencesOfUserQuery(userId: UserId) {
  return queryOptions({
    queryKey: keys.preferencesOfUser(userId),
    queryFn: ({ signal }) => listPreferences(userId, signal),
    staleTime: 30_000,
  })
}
