import { queryOptions } from '@tanstack/react-query'
import { listBots } from '@/api/bots.ts'
import type { Bot } from '@/api/objects/bot.ts'
import { sweep } from '@/api/sweep.ts'
import { keys } from './keys.ts'

const PAGE_SIZE = 200

/**
 * Every bot one may see, disabled ones too: `GET /bots` page by page (`read_others_bots`; with `read_bots` one's own).
 * The server cannot be asked for those of one owner. Rejects when a page could not be read: part of a list proves nothing.
 */
export function allBotsQuery() {
  return queryOptions({
    queryKey: keys.bots(),
    queryFn: async ({ signal }): Promise<Bot[]> => {
      const bots: Bot[] = []
      const verdict = await sweep({
        readPage: (page, stop) => listBots({ page, perPage: PAGE_SIZE, includeDeleted: true }, stop),
        idOf: (bot) => bot.user_id,
        pageSize: PAGE_SIZE,
        parallel: 2,
        signal,
        onRows: (progress) => bots.push(...progress.rows),
      })
      if (!verdict.complete) throw verdict.error
      return bots
    },
    staleTime: 60_000,
  })
}
