import { queryOptions } from '@tanstack/react-query'
import { keys } from './keys.ts'
import { readBots } from './read-bots.ts'

/** Every bot one may see, disabled ones too, and how many could not be read. Rejects when a page failed. */
export function allBotsQuery() {
  return queryOptions({
    queryKey: keys.bots(),
    queryFn: ({ signal }) => readBots(signal),
    staleTime: 60_000,
  })
}
