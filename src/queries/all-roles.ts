import { queryOptions } from '@tanstack/react-query'
import type { Role } from '@/api/objects/role.ts'
import { getRolesByNames, listRoles } from '@/api/roles.ts'
import { BUILT_IN_ROLE_NAMES } from '@/domain/role-words.ts'
import type { ServerFeatures } from '@/domain/server-features.ts'
import { keys } from './keys.ts'

/**
 * Every role one can give: `GET /roles` (in 9.11; needs `manage_system`). Where that is not to be had, the built-in ones by
 * `POST /roles/names`, so that a choice can still be offered; `isComplete` tells whether these are all there are.
 */
export function allRolesQuery(features: ServerFeatures, canListAll: boolean) {
  const isAll = features.userReports && canListAll
  return queryOptions({
    queryKey: keys.allRoles(isAll),
    queryFn: async ({ signal }): Promise<{ roles: Role[]; isComplete: boolean }> => {
      if (isAll) {
        const all = await listRoles(signal)
        return { roles: all.rows, isComplete: all.unreadable === 0 }
      }
      const known = await getRolesByNames([...BUILT_IN_ROLE_NAMES], signal)
      return { roles: known.rows, isComplete: false }
    },
    staleTime: 5 * 60_000,
  })
}
