import { touchUser } from '../accounts.ts'
import { isId, pageOf } from '../call.ts'
import type { Call } from '../call.ts'
import { Failure, badBody, forbidden, noAccount } from '../failure.ts'
import { mayInTeam, roleNames } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { TeamMemberRecord, TeamRecord, UserRecord } from '../state.ts'
import { memberView } from '../teams-view.ts'
import { objectsIn, teamInPath } from './teams.ts'

const MOST_AT_ONCE = 256
const PATH = '/teams/:team_id{[A-Za-z0-9]+}'

export function teamMemberRoutes(routes: Routes): void {
  routes.get(`${PATH}/members`, listMembers)
  routes.post(`${PATH}/members`, addMember)
  routes.post(`${PATH}/members/batch`, addMembers)
  routes.put(`${PATH}/members/:user_id{[A-Za-z0-9]+}/schemeRoles`, changeFlags)
  routes.delete(`${PATH}/members/:user_id{[A-Za-z0-9]+}`, removeMember)
  routes.post(`${PATH}/invite/email`, invite)
}

function listMembers(call: Call): Response {
  const teamId = call.idParam('team_id')
  call.permit(mayInTeam(call.store, call.viewer, teamId, 'view_team'))
  const members = call.store.membersOf(teamId).filter((member) => member.delete_at === 0)
  return call.json(pageOf(members, call.paging()).map(memberView))
}

/** Makes somebody a member, or a member again, which is a change of them. Who is one already stays one: no failure. */
function join(call: Call, team: TeamRecord, userId: string): TeamMemberRecord {
  const { store } = call
  const user = store.user(userId)
  if (!user) throw noAccount()
  const existing = store.membership(team.id, userId)
  if (existing && existing.delete_at === 0) return existing
  checkRoom(call, team, user)
  const isGuest = roleNames(user.roles).includes('system_guest')
  const member: TeamMemberRecord = {
    team_id: team.id,
    user_id: userId,
    explicit_roles: '',
    delete_at: 0,
    scheme_guest: isGuest,
    scheme_user: !isGuest,
    scheme_admin: false,
  }
  touchUser(store, user)
  if (existing) return Object.assign(existing, member)
  store.addMember(member)
  return member
}

function checkRoom(call: Call, team: TeamRecord, user: UserRecord): void {
  const { store } = call
  const count = store.membersOf(team.id).filter((member) => member.delete_at === 0).length
  if (count >= store.config.TeamSettings.MaxUsersPerTeam) {
    throw new Failure(400, 'app.team.join_user_to_team.max_accounts.app_error')
  }
  const domains = team.allowed_domains.split(/[\s,@]+/).filter((domain) => domain !== '')
  if (domains.length > 0 && !user.is_bot && !domains.some((domain) => user.email.endsWith(`@${domain}`))) {
    throw new Failure(400, 'api.team.join_user_to_team.allowed_domains.app_error')
  }
}

/** Guests need a right of their own; who has not got it, learns from the refusal whether the person exists. */
function checkGuest(call: Call, teamId: string, userId: string): void {
  if (mayInTeam(call.store, call.viewer, teamId, 'invite_guest')) return
  const user = call.store.user(userId)
  if (!user) throw new Failure(404, 'api.team.user.missing_account')
  if (roleNames(user.roles).includes('system_guest')) throw forbidden()
}

function addMember(call: Call): Response {
  const teamId = call.idParam('team_id')
  const body = call.body.struct('member')
  const userId = body.text('user_id')
  if (body.text('team_id') !== teamId) throw badBody('team_id')
  if (!isId(userId)) throw badBody('user_id')
  if (userId === call.viewer.user_id) {
    const team = teamInPath(call)
    call.need(team.allow_open_invite ? 'join_public_teams' : 'join_private_teams')
  } else {
    call.permit(mayInTeam(call.store, call.viewer, teamId, 'add_user_to_team'))
    checkGuest(call, teamId, userId)
  }
  return call.json(memberView(join(call, teamInPath(call), userId)), 201)
}

/** `graceful` says what became of each person, and is on with any value, even `false`. Else the first failure ends it. */
function addMembers(call: Call): Response {
  const isGraceful = call.query('graceful') !== ''
  call.idParam('team_id')
  const rows = objectsIn(call)
  if (!rows) throw badBody('members')
  if (rows.length > MOST_AT_ONCE) throw badBody('too many members in batch')
  if (rows.length === 0) throw badBody('no members in batch')
  const team = teamInPath(call)
  if (team.group_constrained) throw new Failure(400, 'api.team.add_members.user_denied')
  call.permit(mayInTeam(call.store, call.viewer, team.id, 'add_user_to_team'))
  const ids = rows.map((row) => {
    const userId = row['user_id']
    if (row['team_id'] !== team.id) throw badBody(`team_id for member with user_id=${String(userId)}`)
    if (typeof userId !== 'string' || !isId(userId)) throw badBody('user_id')
    checkGuest(call, team.id, userId)
    return userId
  })
  if (!isGraceful)
    return call.json(
      ids.map((id) => memberView(join(call, team, id))),
      201,
    )
  const results = ids.map((id) => {
    try {
      return { user_id: id, member: memberView(join(call, team, id)), error: null }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return { user_id: id, member: null, error: nestedError(error) }
    }
  })
  return call.json(results, 201)
}

/** A failure inside an answer that succeeds: it has no request id. */
function nestedError(failure: Failure): Record<string, unknown> {
  return { id: failure.id, message: failure.message, detailed_error: '', status_code: failure.status }
}

function changeFlags(call: Call): Response {
  const teamId = call.idParam('team_id')
  const userId = call.idParam('user_id')
  const body = call.body.struct('scheme_roles')
  call.permit(mayInTeam(call.store, call.viewer, teamId, 'manage_team_roles'))
  const member = call.store.membership(teamId, userId)
  if (!member) throw new Failure(404, 'app.team.get_member.missing.app_error')
  member.scheme_guest = body.flag('scheme_guest') ?? false
  member.scheme_user = body.flag('scheme_user') ?? false
  member.scheme_admin = body.flag('scheme_admin') ?? false
  return call.ok()
}

/**
 * Anybody may leave by themselves, even where LDAP groups decide about the rest. A membership that has ended ends again, and
 * what it allowed stays written in it.
 */
function removeMember(call: Call): Response {
  const { store } = call
  const teamId = call.idParam('team_id')
  const userId = call.idParam('user_id')
  const isOneself = userId === call.viewer.user_id
  call.permit(isOneself || mayInTeam(store, call.viewer, teamId, 'remove_user_from_team'))
  const team = teamInPath(call)
  const user = store.user(userId)
  if (!user) throw noAccount()
  if (team.group_constrained && !isOneself && !user.is_bot) {
    throw new Failure(400, 'api.team.remove_member.group_constrained.app_error')
  }
  const member = store.membership(teamId, userId)
  if (!member) throw new Failure(400, 'api.team.remove_user_from_team.missing.app_error')
  member.delete_at = store.uniqueNow()
  touchUser(store, user)
  return call.ok()
}

/** Nothing is sent. An address without an @ is taken like any other, as on the real server. */
function invite(call: Call): Response {
  const teamId = call.idParam('team_id')
  call.permit(mayInTeam(call.store, call.viewer, teamId, 'invite_user'))
  call.permit(mayInTeam(call.store, call.viewer, teamId, 'add_user_to_team'))
  const body = call.body.value()
  const list = Array.isArray(body) ? body : call.body.struct('invite').texts('emails')
  if (!list.every((email) => typeof email === 'string')) {
    throw new Failure(400, 'api.team.invite_members_to_team_and_channels.invalid_body.app_error')
  }
  if (list.length === 0) throw badBody('user_email')
  if (!call.store.config.ServiceSettings.EnableEmailInvitations) {
    throw new Failure(501, 'api.team.invite_members.disabled.app_error')
  }
  if (list.length > 20) throw new Failure(413, 'app.email.rate_limit_exceeded.app_error')
  if (call.query('graceful') === '') return call.ok()
  return call.json(list.map((email) => ({ email: email.toLowerCase(), error: null })))
}
