import { queryOptions } from '@tanstack/react-query'
import { getLicense } from '@/api/system.ts'
import { keys } from './keys.ts'

/** The licence, for what takes one: `GET /license/client`. */
export function licenseQuery() {
  return queryOptions({
    queryKey: keys.license(),
    queryFn: ({ signal }) => getLicense(signal),
    staleTime: 10 * 60_000,
  })
}
