import { call } from './http.ts'
import type { UserId } from './ids.ts'
import { botSchema } from './objects/bot.ts'

/**
 * `POST /bots/{id}/disable` (needs `manage_others_bots`, or `manage_bots` for one's own): switches the bot off, with its
 * tokens. A bot one may have nothing to do with is `not-found`. This and the next finish once sent.
 */
export async function disableBot(id: UserId, signal?: AbortSignal): Promise<void> {
  await call({ method: 'POST', path: `/bots/${id}/disable`, signal, finishOnceSent: true }, botSchema)
}

/**
 * `POST /bots/{id}/assign/{user_id}` (rights as for disabling): the bot belongs to this person from now on. Its tokens
 * stay as they are. Throws `forbidden` when `userId` is a bot's.
 */
export async function assignBot(id: UserId, userId: UserId, signal?: AbortSignal): Promise<void> {
  await call({ method: 'POST', path: `/bots/${id}/assign/${userId}`, signal, finishOnceSent: true }, botSchema)
}
