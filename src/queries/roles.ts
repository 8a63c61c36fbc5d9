import { queryOptions } from '@tanstack/react-query'
import { getRolesByNames } from '@/api/roles.ts'
import { keys } from './keys.ts'

/** The permissions behind role names: `POST /roles/names`. Unknown names are left out by the server. */
export function rolesByNamesQuery(names: readonly string[]) {
  const sorted = [...names].toSorted()
  return queryOptions({
    queryKey: keys.roles(sorted),
    queryFn: ({ signal }) => getRolesByNames(sorted, signal),
    staleTime: 5 * 60_000,
  })
}
