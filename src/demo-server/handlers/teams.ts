import { isObject } from '../body.ts'
import { pageOf } from '../call.ts'
import type { Call } from '../call.ts'
import { Failure } from '../failure.ts'
import { mayActOnUser, mayInTeam } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { TeamRecord } from '../state.ts'
import { memberView, teamView } from '../teams-view.ts'
import { canSee } from '../visibility.ts'

export function teamRoutes(routes: Routes): void {
  routes.get('/teams', listTeams)
  routes.post('/teams', createTeam)
  routes.post('/teams/search', searchTeams)
  routes.get('/teams/:team_id{[A-Za-z0-9]+}', getTeam)
  routes.get('/teams/:team_id{[A-Za-z0-9]+}/stats', getStats)
  routes.get('/users/:user_id{[A-Za-z0-9]+}/teams', listTeamsOfUser)
  routes.get('/users/:user_id{[A-Za-z0-9]+}/teams/members', listMemberships)
}

/** The team in the path. @throws Failure 404 */
export function teamInPath(call: Call): TeamRecord {
  const team = call.store.teams.get(call.idParam('team_id'))
  if (!team) throw new Failure(404, 'app.team.get.find.app_error')
  return team
}

/** Which teams a list may show: all, or those that are open or closed to strangers. */
function listedTeams(call: Call): TeamRecord[] | null {
  const mayPrivate = call.may('list_private_teams')
  const mayPublic = call.may('list_public_teams')
  if (!mayPrivate && !mayPublic) return null
  return [...call.store.teams.values()]
    .filter((team) => (team.allow_open_invite ? mayPublic : mayPrivate))
    .toSorted((a, b) => (a.display_name < b.display_name ? -1 : 1))
}

function listTeams(call: Call): Response {
  const teams = listedTeams(call)
  if (!teams) throw new Failure(403, 'api.team.get_all_teams.insufficient_permissions')
  const page = pageOf(teams, call.paging()).map((team) => teamView(call, team))
  return call.json(call.queryFlag('include_total_count') ? { teams: page, total_count: teams.length } : page)
}

function searchTeams(call: Call): Response {
  const body = call.body.struct('team_search')
  const term = body.text('term').toLowerCase()
  const page = body.raw('page')
  const perPage = body.raw('per_page')
  const isPaged = typeof page === 'number' && typeof perPage === 'number'
  const seesAll = call.may('list_private_teams') && call.may('list_public_teams')
  if (!seesAll && (page !== undefined || perPage !== undefined)) {
    const kind = call.may('list_private_teams') ? 'private' : 'public'
    throw new Failure(501, `api.team.search_teams.pagination_not_implemented.${kind}_team_search`)
  }
  const found = (listedTeams(call) ?? []).filter(
    (team) => team.name.includes(term) || team.display_name.toLowerCase().includes(term),
  )
  if (!isPaged) return call.json(found.map((team) => teamView(call, team)))
  const rows = pageOf(found, { page, perPage }).map((team) => teamView(call, team))
  return call.json({ teams: rows, total_count: found.length })
}

/** Whoever makes a team is its administrator. */
function createTeam(call: Call): Response {
  const { store } = call
  const body = call.body.struct('team')
  const name = body.text('name').toLowerCase()
  call.need('create_team')
  if (!/^[a-z][a-z0-9-]{1,63}$/.test(name)) throw new Failure(400, 'model.team.is_valid.characters.app_error')
  if ([...store.teams.values()].some((team) => team.name === name)) {
    throw new Failure(400, 'app.team.save.existing.app_error')
  }
  const now = store.uniqueNow()
  const team: TeamRecord = {
    id: store.id(),
    create_at: now,
    update_at: now,
    delete_at: 0,
    display_name: body.text('display_name'),
    name,
    description: body.text('description'),
    email: call.viewerUser.email,
    type: body.text('type') === 'I' ? 'I' : 'O',
    company_name: '',
    allowed_domains: body.text('allowed_domains'),
    invite_id: store.id(),
    allow_open_invite: body.flag('allow_open_invite') ?? false,
    group_constrained: null,
  }
  store.teams.set(team.id, team)
  store.addMember({
    team_id: team.id,
    user_id: call.viewer.user_id,
    explicit_roles: '',
    delete_at: 0,
    scheme_guest: false,
    scheme_user: true,
    scheme_admin: true,
  })
  return call.json(teamView(call, team), 201)
}

function getTeam(call: Call): Response {
  const team = teamInPath(call)
  const isOpen = team.allow_open_invite && call.may('list_public_teams')
  call.permit(isOpen || mayInTeam(call.store, call.viewer, team.id, 'view_team'))
  return call.json(teamView(call, team))
}

function getStats(call: Call): Response {
  const teamId = call.idParam('team_id')
  call.permit(mayInTeam(call.store, call.viewer, teamId, 'view_team'))
  const members = call.store.membersOf(teamId).filter((member) => member.delete_at === 0)
  const active = members.filter((member) => call.store.user(member.user_id)?.delete_at === 0)
  return call.json({ team_id: teamId, total_member_count: members.length, active_member_count: active.length })
}

function listTeamsOfUser(call: Call): Response {
  const { store } = call
  const userId = call.idParam('user_id')
  if (userId !== call.viewer.user_id) call.need('sysconsole_read_user_management_users')
  const teams = store
    .membershipsOf(userId)
    .filter((member) => member.delete_at === 0)
    .map((member) => store.teams.get(member.team_id))
    .filter((team) => team !== undefined)
    .filter((team) => team.delete_at === 0)
  return call.json(teams.map((team) => teamView(call, team)))
}

/** Memberships that have ended are in the list too. */
function listMemberships(call: Call): Response {
  const userId = call.idParam('user_id')
  const isPermitted = mayActOnUser(call.store, call.viewer, userId) || call.may('read_other_users_teams')
  call.permit(isPermitted && canSee(call, userId))
  return call.json(call.store.membershipsOf(userId).map(memberView))
}

/** A list of objects, or null when the body is something else. */
export function objectsIn(call: Call): Record<string, unknown>[] | null {
  const body = call.body.value()
  return Array.isArray(body) && body.every(isObject) ? body : null
}
