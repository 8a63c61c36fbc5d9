import { queryOptions } from '@tanstack/react-query'
import type { Viewer } from './viewer.ts'
import type { User } from '@/api/objects/user.ts'
import { getReportOf } from '@/api/reports.ts'
import { keys } from './keys.ts'
import type { ServerFacts } from './server.ts'

/** Whether the viewer may have the server's report of people, as far as their rights and the server's version tell. */
export function canReport(viewer: Viewer, { features }: Pick<ServerFacts, 'features'>): boolean {
  return features.userReports && viewer.system.has('sysconsole_read_user_management_users')
}

/**
 * What the report (`GET /reports/users`) tells of one person: their last sign-in, which the account never tells; and to
 * readers without `manage_system`, from whom the account keeps it, how they sign in.
 */
export function reportOfUserQuery(user: Pick<User, 'id' | 'username'>) {
  return queryOptions({
    queryKey: keys.reportOfUser(user.id),
    queryFn: ({ signal }) => getReportOf(user, signal),
    staleTime: 60_000,
  })
}
