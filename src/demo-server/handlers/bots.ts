import { newUserRecord } from '../accounts.ts'
import { pageOf } from '../call.ts'
import type { Call } from '../call.ts'
import { Failure, badBody, forbidden } from '../failure.ts'
import { may } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { BotRecord } from '../state.ts'
import type { Store } from '../store.ts'

export function botRoutes(routes: Routes): void {
  routes.get('/bots', listBots)
  routes.post('/bots', createBot)
  routes.get('/bots/:bot_user_id{[A-Za-z0-9]+}', getBot)
  routes.post('/bots/:bot_user_id{[A-Za-z0-9]+}/disable', (call) => setBotActive(call, false))
  routes.post('/bots/:bot_user_id{[A-Za-z0-9]+}/enable', (call) => setBotActive(call, true))
  routes.post('/bots/:bot_user_id{[A-Za-z0-9]+}/assign/:user_id{[A-Za-z0-9]+}', assignBot)
}

function botView(store: Store, bot: BotRecord): Record<string, unknown> {
  const account = store.user(bot.user_id)
  return {
    user_id: bot.user_id,
    username: account?.username ?? '',
    ...(account?.first_name ? { display_name: account.first_name } : {}),
    ...(bot.description ? { description: bot.description } : {}),
    owner_id: bot.owner_id,
    create_at: bot.create_at,
    update_at: bot.update_at,
    delete_at: bot.delete_at,
  }
}

/** An orphan's owner is a person who has left. A bot of a plugin has no such owner. */
function isOrphan(store: Store, bot: BotRecord): boolean {
  return (store.user(bot.owner_id)?.delete_at ?? 0) !== 0
}

function listBots(call: Call): Response {
  const { store } = call
  const seesAll = call.may('read_others_bots')
  if (!seesAll && !call.may('read_bots')) throw forbidden()
  const withDisabled = call.queryFlag('include_deleted')
  const onlyOrphaned = call.queryFlag('only_orphaned')
  const bots = [...store.bots.values()]
    .filter((bot) => seesAll || bot.owner_id === call.viewer.user_id)
    .filter((bot) => withDisabled || bot.delete_at === 0)
    .filter((bot) => !onlyOrphaned || isOrphan(store, bot))
    .toSorted((a, b) => a.create_at - b.create_at)
  return call.json(pageOf(bots, call.paging()).map((bot) => botView(store, bot)))
}

function noBot(): Failure {
  return new Failure(404, 'store.sql_bot.get.missing.app_error')
}

/** The bot, if it is the viewer's or they may have to do with others' bots. Whoever may not, is told it does not exist. */
function findBot(call: Call, own: string, others: string): BotRecord {
  const id = call.idParam('bot_user_id')
  const bot = call.store.bots.get(id)
  const permission = bot?.owner_id === call.viewer.user_id ? own : others
  if (!bot || !may(call.store, call.viewer, permission)) throw noBot()
  return bot
}

/** One that is switched off is not there for who does not ask for such ones. */
function getBot(call: Call): Response {
  const bot = findBot(call, 'read_bots', 'read_others_bots')
  if (bot.delete_at !== 0 && !call.queryFlag('include_deleted')) throw noBot()
  return call.json(botView(call.store, bot))
}

function createBot(call: Call): Response {
  const { store } = call
  const body = call.body.struct('bot')
  const username = body.text('username').toLowerCase()
  const description = body.text('description')
  call.need('create_bot')
  if (!store.config.ServiceSettings.EnableBotAccountCreation) {
    throw new Failure(403, 'api.bot.create_disabled')
  }
  if (!/^[a-z][a-z0-9._-]{0,63}$/.test(username)) throw badBody('username')
  if (store.userByName(username)) throw new Failure(400, 'app.user.save.username_exists.app_error')
  const now = store.uniqueNow()
  const account = newUserRecord(store.id(), now, {
    username,
    email: `${username}@localhost`,
    password: '',
    roles: 'system_user',
    first_name: body.text('display_name'),
    is_bot: true,
    bot_description: description,
  })
  store.addUser(account)
  const owner = call.viewer.user_id
  const bot = { user_id: account.id, description, owner_id: owner, create_at: now, update_at: now, delete_at: 0 }
  store.bots.set(bot.user_id, bot)
  return call.json(botView(store, bot), 201)
}

/** Unlike deactivating the bot's account, this marks the bot itself. */
function setBotActive(call: Call, isActive: boolean): Response {
  const { store } = call
  const bot = findBot(call, 'manage_bots', 'manage_others_bots')
  const now = store.uniqueNow()
  bot.delete_at = isActive ? 0 : now
  bot.update_at = now
  const account = store.user(bot.user_id)
  if (account) Object.assign(account, { delete_at: bot.delete_at, update_at: now })
  if (!isActive) store.removeSessionsOf(bot.user_id)
  return call.json(botView(store, bot))
}

/** Gives a bot, switched off or not, to a person. Only a bot is refused as its owner; an id of nobody is taken. */
function assignBot(call: Call): Response {
  const { store } = call
  const userId = call.idParam('user_id')
  const bot = findBot(call, 'manage_bots', 'manage_others_bots')
  if (store.user(userId)?.is_bot) throw forbidden()
  bot.owner_id = userId
  bot.update_at = store.uniqueNow()
  return call.json(botView(store, bot))
}
