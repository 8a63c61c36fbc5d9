import { touchSession } from '../authenticate.ts'
import { pageOf } from '../call.ts'
import type { Call } from '../call.ts'
import { versionOf } from '../config.ts'
import { badBody, badUrl, notImplemented } from '../failure.ts'
import { mayInTeam } from '../permits.ts'
import { refusalBody } from '../routes.ts'
import type { Routes } from '../routes.ts'
import type { UserRecord } from '../state.ts'
import { hasOneOf, hasRole, hasTeamRole, inTeam, rolesInList, withoutTeam } from '../user-filter.ts'
import type { UserTest } from '../user-filter.ts'
import { profileView } from '../user-view.ts'
import { visibleTo } from '../visibility.ts'

/** Filters by what is not known here: channels and groups. They count where no team is asked for. */
const GROUPINGS = ['in_channel', 'in_group', 'not_in_group']

export function userListRoutes(routes: Routes): void {
  routes.get('/users', listUsers)
  routes.get('/users/stats', getStats)
  routes.get('/users/stats/filtered', getFilteredStats)
}

function checkSort(call: Call, sort: string): void {
  if (!['', 'last_activity_at', 'create_at', 'status', 'admin', 'display_name'].includes(sort)) throw badUrl('sort')
  const filters = ['in_team', 'not_in_team', 'in_channel', 'not_in_channel', 'without_team', 'in_group', 'not_in_group']
  const used = filters.filter((name) => call.query(name) !== '')
  const isAlone = (filter: string): boolean => used.length === 1 && used[0] === filter
  if ((sort === 'last_activity_at' || sort === 'create_at') && !isAlone('in_team')) throw badUrl('sort')
  if ((sort === 'status' || sort === 'admin') && !used.includes('in_channel')) throw badUrl('sort')
  if (sort === 'display_name' && !isAlone('in_group')) throw badUrl('sort')
}

/** @throws Failure 400 for a role that does not exist */
function knownRoles(call: Call, parameter: string, text: string): string[] {
  const roles = rolesInList(text, parameter)
  if (roles.some((role) => !call.store.roles.has(role))) throw badBody(parameter)
  return roles
}

function activityTest(call: Call): UserTest {
  if (call.queryFlag('inactive')) return (user) => user.delete_at !== 0
  return call.queryFlag('active') ? (user) => user.delete_at === 0 : () => true
}

/** The first filter of the real server's list decides which of the others count at all. */
function choose(call: Call, sort: string): UserTest[] {
  const { store } = call
  const [role = ''] = knownRoles(call, 'role', call.query('role'))
  const roles = knownRoles(call, 'roles', call.query('roles'))
  const roleTest = hasRole(role)
  // The one role is among the several, where those count.
  const rolesTest = hasOneOf(role === '' ? roles : [...roles, role])
  const teamId = call.query('in_team')
  const otherTeamId = call.query('not_in_team')
  if (call.queryFlag('without_team')) {
    call.need('list_users_without_team')
    return [withoutTeam(store), roleTest, activityTest(call)]
  }
  if (call.query('not_in_channel') !== '') throw notImplemented()
  if (otherTeamId !== '') {
    if (call.queryFlag('group_constrained')) throw notImplemented()
    call.permit(mayInTeam(store, call.viewer, otherTeamId, 'view_team'))
    return [(user) => !inTeam(store, otherTeamId)(user)]
  }
  if (teamId !== '') {
    call.permit(mayInTeam(store, call.viewer, teamId, 'view_team'))
    if (sort !== '') return [inTeam(store, teamId), (user) => sort === 'create_at' || user.last_activity_at > 0]
    const teamRoles = knownRoles(call, 'teamRoles', call.query('team_roles'))
    return [inTeam(store, teamId), roleTest, rolesTest, hasTeamRole(store, teamId, teamRoles), activityTest(call)]
  }
  if (GROUPINGS.some((name) => call.query(name) !== '')) throw notImplemented()
  return [roleTest, rolesTest, activityTest(call)]
}

function listUsers(call: Call): Response {
  if (call.query('not_in_channel') !== '' && call.query('in_team') === '') throw badUrl('team_id')
  const sort = call.query('sort')
  checkSort(call, sort)
  const tests = [...choose(call, sort), visibleTo(call)]
  const etag = sort === '' && !call.queryFlag('without_team') ? etagOfTeam(call) : null
  if (etag !== null) {
    call.headers.set('etag', etag)
    if (call.header('if-none-match') === etag) return new Response(null, { status: 304, headers: call.headers })
  }
  const users = call.store.usersByUsername().filter((user) => tests.every((test) => test(user)))
  if (sort === 'create_at') users.sort((a, b) => b.create_at - a.create_at)
  if (sort === 'last_activity_at') users.sort((a, b) => b.last_activity_at - a.last_activity_at)
  const view = profileView(call)
  const rows = pageOf(users, call.paging()).map((user) => withActivity(view(user), user, sort))
  touchSession(call)
  if (call.queryFlag('active') && call.queryFlag('inactive')) return listAndRefusal(call, rows)
  return call.json(rows)
}

/**
 * The ETag of lists of a team, and of those who are not in it: the last change of one of them. Who comes or goes is changed
 * by that. It knows nothing of the page and of the other filters. Null without a team.
 */
function etagOfTeam(call: Call): string | null {
  const { store } = call
  const outside = call.query('not_in_team')
  const teamId = outside || call.query('in_team')
  if (teamId === '') return null
  const isMember = inTeam(store, teamId)
  const ofList = (user: UserRecord): boolean =>
    outside === '' ? store.membership(teamId, user.id) !== undefined : !isMember(user)
  const changes = store
    .usersByUsername()
    .filter(ofList)
    .map((user) => user.update_at)
  const last = changes.reduce((latest, change) => Math.max(latest, change), 0)
  const { ShowFullName, ShowEmailAddress } = store.config.PrivacySettings
  const count = outside === '' ? '' : `.${changes.length}`
  return `${versionOf(store.options.version).full}.${last}${count}.${ShowFullName}.${ShowEmailAddress}.`
}

function withActivity(view: Record<string, unknown>, user: UserRecord, sort: string): Record<string, unknown> {
  return sort === 'last_activity_at' ? { ...view, last_activity_at: user.last_activity_at } : view
}

/** Both at once: the real server notes the error, goes on, and writes the list and the error one after the other. */
function listAndRefusal(call: Call, rows: unknown[]): Response {
  const refusal = refusalBody(call, badUrl('inactive'))
  return call.text(JSON.stringify(rows) + JSON.stringify(refusal))
}

function getStats(call: Call): Response {
  const isSeen = visibleTo(call)
  const count = call.store.usersByUsername().filter((user) => user.delete_at === 0 && isSeen(user)).length
  return call.json({ total_users_count: count })
}

/** Other defaults than the list: no bots and no deactivated people, unless asked for. */
function getFilteredStats(call: Call): Response {
  const roles = rolesInList(call.query('roles'), 'roles')
  const teamRoles = rolesInList(call.query('team_roles'), 'teamRoles')
  call.need('sysconsole_read_user_management_users')
  const teamId = call.query('in_team')
  if (call.query('in_channel') !== '') throw notImplemented()
  const tests: UserTest[] = [
    hasOneOf(roles),
    (user) => call.queryFlag('include_deleted') || user.delete_at === 0,
    (user) => call.queryFlag('include_bots') || !user.is_bot,
    ...(teamId === '' ? [] : [inTeam(call.store, teamId), hasTeamRole(call.store, teamId, teamRoles)]),
  ]
  const count = call.store.usersByUsername().filter((user) => tests.every((test) => test(user))).length
  return call.json({ total_users_count: count })
}
