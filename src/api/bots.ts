import { call, callList } from './http.ts'
import type { UserId } from './ids.ts'
import { botSchema, type Bot } from './objects/bot.ts'
import type { Page, Rows } from './rows.ts'

/**
 * `GET /bots` (needs `read_others_bots`, or `read_bots` for one's own): bots by age, those of plugins too, disabled ones
 * with `includeDeleted`.
 */
export function listBots(
  { page, perPage, includeDeleted }: Page & { includeDeleted: boolean },
  signal?: AbortSignal,
): Promise<Rows<Bot>> {
  const query = { page, per_page: perPage, include_deleted: includeDeleted }
  return callList({ path: '/bots', query, signal }, botSchema)
}

/** `GET /bots/{id}` (needs `read_others_bots`, or `read_bots` for one's own): one bot, a disabled one too. */
export function getBot(id: UserId, signal?: AbortSignal): Promise<Bot> {
  return call({ path: `/bots/${id}`, query: { include_deleted: true }, signal }, botSchema)
}
