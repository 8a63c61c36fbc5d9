import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '@/api/errors.ts'
import type { User } from '@/api/objects/user.ts'
import { listUsers } from '@/api/user-lists.ts'
import { isActiveAdmin } from '@/domain/last-admin.ts'
import { keys } from './keys.ts'

/** People asked for at once: a server has few administrators. */
const AT_ONCE = 200

/**
 * The people who are active system administrators, bots not: `GET /users?role=system_admin&active=true`. Always asked anew:
 * the last one must not be demoted or deactivated, which servers up to 5.x do not refuse. Rejects when it cannot be told.
 */
export function activeAdminsQuery() {
  return queryOptions({
    queryKey: keys.activeAdmins(),
    queryFn: async ({ signal }) => {
      const admins: User[] = []
      for (let page = 0; ; page++) {
        const { rows, received, unreadable } = await listUsers(
          { page, perPage: AT_ONCE, role: 'system_admin', state: 'active' },
          signal,
        )
        if (unreadable > 0) throw new ApiError({ kind: 'unreadable', request: 'GET /users' })
        admins.push(...rows.filter(isActiveAdmin))
        if (received < AT_ONCE) return admins
      }
    },
    staleTime: 0,
  })
}
