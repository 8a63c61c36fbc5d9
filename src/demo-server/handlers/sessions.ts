import type { Call } from '../call.ts'
import { Failure, badBody, badUrl } from '../failure.ts'
import { mayActOnUser } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { SessionRecord } from '../state.ts'
import { memberView } from '../teams-view.ts'

export function sessionRoutes(routes: Routes): void {
  routes.post('/users/sessions/revoke/all', revokeEverybodys)
  routes.get('/users/:user_id{[A-Za-z0-9]+}/sessions', listSessions)
  routes.post('/users/:user_id{[A-Za-z0-9]+}/sessions/revoke', revokeSession)
  routes.post('/users/:user_id{[A-Za-z0-9]+}/sessions/revoke/all', revokeAll)
}

/** The token is left out, the CSRF token in the props is not. */
function sessionView(session: SessionRecord, memberships: unknown[]): Record<string, unknown> {
  return {
    id: session.id,
    token: '',
    create_at: session.create_at,
    expires_at: session.expires_at,
    last_activity_at: session.last_activity_at,
    user_id: session.user_id,
    device_id: session.device_id,
    roles: session.roles,
    is_oauth: session.is_oauth,
    expired_notify: false,
    props: session.props,
    team_members: memberships,
    local: false,
  }
}

function permitted(call: Call): string {
  const userId = call.idParam('user_id')
  call.permit(mayActOnUser(call.store, call.viewer, userId))
  return userId
}

function listSessions(call: Call): Response {
  const userId = permitted(call)
  const active = call.store.membershipsOf(userId).filter((member) => member.delete_at === 0)
  const memberships = active.map(memberView)
  const sessions = call.store.sessionsOfUser.of(userId).toSorted((a, b) => b.last_activity_at - a.last_activity_at)
  return call.json(sessions.map((session) => sessionView(session, memberships)))
}

function revokeSession(call: Call): Response {
  const userId = permitted(call)
  const id = call.body.map()('session_id')
  if (id === '') throw badBody('session_id')
  const session = call.store.sessions.get(id)
  if (!session) throw new Failure(400, 'app.session.get.app_error')
  if (session.user_id !== userId) throw badUrl('user_id')
  call.store.removeSession(session)
  call.audit('')
  return call.ok()
}

/** The caller's own session ends too, when it is one of them. */
function revokeAll(call: Call): Response {
  call.store.removeSessionsOf(permitted(call))
  call.audit('')
  return call.ok()
}

function revokeEverybodys(call: Call): Response {
  call.need('manage_system')
  call.store.removeSessions(call.store.sessions.all())
  call.audit('')
  return call.ok()
}
