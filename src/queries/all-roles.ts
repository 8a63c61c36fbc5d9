import { queryOptions } from '@tanstack/react-query'
import type { Role } from '@/api/objects/role.ts'
import { getRolesByNames, listRoles } from '@/api/roles.ts'
import { BUILT_IN_ROLE_NAMES } from '@/domain/role-words.ts'
import type { ServerFeatures } from '@/domain/server-features.ts'
import { keys } from './keys.ts'

/**
 * Every role one can give: `GET /roles` (in 9.11; needs `manage_system`). Where that is not to be had, the built-in ones by
 * `POST /roles/names`, so that a choice can still be offered; `isComplete` tells which.
 */
export function allRolesQuery(features: ServerFeatures, canListAll: boolean) {
  const isComplete = features.userReports && canListAll
  return queryOptions({
    queryKey: keys.allRoles(isComplete),
    queryFn: async ({ signal }): Promise<{ roles: Role[]; isComplete: boolean }> => {
      if (isComplete) {
        const all = await listRoles(signal)
        return { roles: all.rows, isComplete }
      }
      const known = await getRolesByNames([...BUILT_IN_ROLE_NAMES], signal)
      return { roles: known.rows, isComplete }
    },
    staleTime: 5 * 60_000,
  })
}
