import { listBots } from '@/api/bots.ts'
import type { Bot } from '@/api/objects/bot.ts'
import { readWhole } from './read-whole.ts'

/**
 * Every bot one may see, disabled ones too: `GET /bots` page by page (`read_others_bots`; with `read_bots` one's own).
 * The server cannot be asked for those of one owner. Rejects when a page could not be read: part of a list proves nothing.
 */
export function readBots(signal: AbortSignal): Promise<{ rows: Bot[]; unreadable: number }> {
  return readWhole(
    (page, stop) => listBots({ ...page, includeDeleted: true }, stop),
    (bot) => bot.user_id,
    signal,
  )
}
