import { touchSession } from '../authenticate.ts'
import type { Call } from '../call.ts'
import { badBody, forbidden, noAccount } from '../failure.ts'
import type { Routes } from '../routes.ts'
import type { UserRecord } from '../state.ts'
import { ownView, profileView, userEtag } from '../user-view.ts'
import { canSee, visibleTo } from '../visibility.ts'

export function userRoutes(routes: Routes): void {
  routes.post('/users/ids', usersByIds)
  routes.post('/users/usernames', usersByUsernames)
  routes.get('/users/username/:username', (call) => getNamed(call, (name) => call.store.userByName(name)))
  routes.get('/users/email/:email', (call) => getNamed(call, (name) => call.store.userByEmail(name)))
  routes.get('/users/:user_id{[A-Za-z0-9]+}', getUser)
}

function getUser(call: Call): Response {
  const userId = call.idParam('user_id')
  if (!canSee(call, userId)) throw forbidden()
  const user = call.store.user(userId)
  if (!user) throw noAccount()
  const answer = oneUser(call, user)
  // A 304 does not count as activity.
  if (answer.status === 200) touchSession(call)
  return answer
}

/** One person, with an ETag that only an `If-None-Match` of exactly the same text meets. */
function oneUser(call: Call, user: UserRecord): Response {
  const etag = userEtag(call.store, user)
  call.headers.set('etag', etag)
  if (call.header('if-none-match') === etag) return new Response(null, { status: 304, headers: call.headers })
  return call.json(user.id === call.viewer.user_id ? ownView(user) : profileView(call)(user))
}

function getNamed(call: Call, find: (name: string) => UserRecord | undefined): Response {
  const user = find(call.params['username'] ?? call.params['email'] ?? '')
  if (!user) throw noAccount()
  if (!canSee(call, user.id)) throw forbidden()
  return oneUser(call, user)
}

function listOf(call: Call, users: readonly (UserRecord | undefined)[], by: 'id' | 'username'): Response {
  const isSeen = visibleTo(call)
  const found = users.filter((user) => user !== undefined).filter(isSeen)
  return call.json(found.toSorted((a, b) => (a[by] < b[by] ? -1 : 1)).map(profileView(call)))
}

/**
 * Unknown ids are passed over; `since` leaves out who has not changed since then. In the order of ids, as they come out
 * of the server's cache.
 */
function usersByIds(call: Call): Response {
  const ids = call.body.strings('user_ids')
  const since = call.query('since')
  if (since !== '' && !/^-?\d+$/.test(since)) throw badBody('since')
  const users = ids.map((id) => call.store.user(id))
  return listOf(call, since === '' ? users : users.filter((user) => (user?.update_at ?? 0) > Number(since)), 'id')
}

function usersByUsernames(call: Call): Response {
  return listOf(
    call,
    call.body.strings('usernames').map((name) => call.store.userByName(name)),
    'username',
  )
}
