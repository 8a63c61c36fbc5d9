import { touchSession } from '../authenticate.ts'
import type { Call } from '../call.ts'
import { noAccount } from '../failure.ts'
import type { Routes } from '../routes.ts'
import { ownView, profileView, userEtag } from '../user-view.ts'

export function userRoutes(routes: Routes): void {
  routes.get('/users/:user_id{[A-Za-z0-9]+}', getUser)
}

function getUser(call: Call): Response {
  const userId = call.idParam('user_id')
  const user = call.store.user(userId)
  if (!user) throw noAccount()
  const etag = userEtag(call.store, user)
  call.headers.set('etag', etag)
  if (call.header('if-none-match') === etag) return new Response(null, { status: 304, headers: call.headers })
  const view = userId === call.viewer.user_id ? ownView(user) : profileView(call)(user)
  touchSession(call)
  return call.json(view)
}
