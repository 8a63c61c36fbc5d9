import { listBots } from '@/api/bots.ts'
import type { Bot } from '@/api/objects/bot.ts'
import { sweep } from '@/api/sweep.ts'

const PAGE_SIZE = 200

/**
 * Every bot one may see, disabled ones too: `GET /bots` page by page (`read_others_bots`; with `read_bots` one's own).
 * The server cannot be asked for those of one owner. Rejects when a page could not be read: part of a list proves nothing.
 */
export async function readBots(signal: AbortSignal): Promise<{ rows: Bot[]; unreadable: number }> {
  const rows: Bot[] = []
  const verdict = await sweep({
    readPage: (page, stop) => listBots({ page, perPage: PAGE_SIZE, includeDeleted: true }, stop),
    idOf: (bot) => bot.user_id,
    pageSize: PAGE_SIZE,
    parallel: 1,
    signal,
    onRows: (progress) => rows.push(...progress.rows),
  })
  if (!verdict.complete) throw verdict.error
  return { rows, unreadable: verdict.unreadable }
}
