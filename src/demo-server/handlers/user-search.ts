import type { Struct } from '../body.ts'
import { wholeNumber } from '../call.ts'
import type { Call } from '../call.ts'
import { Failure, badBody, notImplemented } from '../failure.ts'
import { mayInTeam } from '../permits.ts'
import type { Routes } from '../routes.ts'
import type { UserRecord } from '../state.ts'
import { hasOneOf, hasRole, hasTeamRole, inTeam, matchesWords, searchedFields, withoutTeam } from '../user-filter.ts'
import type { UserTest } from '../user-filter.ts'
import { profileView } from '../user-view.ts'
import { visibleTo } from '../visibility.ts'

const DEFAULT_LIMIT = 100
const HIGHEST_LIMIT = 1000

export function userSearchRoutes(routes: Routes): void {
  routes.post('/users/search', searchUsers)
  routes.get('/users/autocomplete', autocomplete)
}

/** The first people, by username, that pass all tests. */
function firstOf(call: Call, limit: number, tests: readonly UserTest[]): UserRecord[] {
  const found: UserRecord[] = []
  for (const user of call.store.usersByUsername()) {
    if (found.length >= limit) break
    if (tests.every((test) => test(user))) found.push(user)
  }
  return found
}

function mustView(call: Call, teamId: string): void {
  if (teamId !== '') call.permit(mayInTeam(call.store, call.viewer, teamId, 'view_team'))
}

function searchUsers(call: Call): Response {
  const { store } = call
  const body = call.body.struct('props')
  const limit = body.whole('limit') || DEFAULT_LIMIT
  const term = body.text('term')
  const teamId = body.text('team_id')
  const otherTeamId = body.text('not_in_team_id')
  const tests = [
    hasRole(body.text('role')),
    hasOneOf(body.texts('roles')),
    hasTeamRole(store, teamId, teamId === '' ? [] : body.texts('team_roles')),
    ...(body.flag('allow_inactive') ? [] : [(user: UserRecord) => user.delete_at === 0]),
  ]
  if (term === '') throw badBody('term')
  mustView(call, teamId)
  mustView(call, otherTeamId)
  if (body.text('not_in_channel_id') !== '' && teamId === '') throw badBody('team_id')
  if (limit < 0 || limit > HIGHEST_LIMIT) throw badBody('limit')
  tests.push(...place(call, body))
  tests.push(matchesWords(term, searchedFields(call, true)), visibleTo(call))
  return call.json(firstOf(call, limit, tests).map(profileView(call)))
}

/** Where somebody is searched: of all that is asked for, only the first counts. Channels and groups are not known here. */
function place({ store }: Call, body: Struct): UserTest[] {
  const teamId = body.text('team_id')
  const otherTeamId = body.text('not_in_team_id')
  const isAsked = (name: string): boolean => body.text(name) !== ''
  if (body.flag('without_team')) return [withoutTeam(store)]
  if (isAsked('in_channel_id') || isAsked('not_in_channel_id')) throw notImplemented()
  if (otherTeamId !== '') {
    if (body.flag('group_constrained')) throw notImplemented()
    return [(user) => !inTeam(store, otherTeamId)(user)]
  }
  if (isAsked('in_group_id') || isAsked('not_in_group_id')) throw notImplemented()
  return teamId === '' ? [] : [inTeam(store, teamId)]
}

/** For suggestions while typing: active people only, never by e-mail address. */
function autocomplete(call: Call): Response {
  const { store } = call
  const teamId = call.query('in_team')
  const limitText = call.query('limit')
  const limit = limitText === '' ? DEFAULT_LIMIT : Math.min(wholeNumber(limitText) ?? 0, HIGHEST_LIMIT)
  mustView(call, teamId)
  if (call.query('in_channel') !== '' && teamId === '') {
    throw new Failure(500, 'api.user.autocomplete_users.missing_team_id.app_error')
  }
  if (call.query('in_channel') !== '') throw notImplemented()
  const tests: UserTest[] = [
    (user) => user.delete_at === 0,
    matchesWords(call.query('name'), searchedFields(call, false)),
    visibleTo(call),
    ...(teamId === '' ? [] : [inTeam(store, teamId)]),
  ]
  return call.json({ users: firstOf(call, limit, tests).map(profileView(call)) })
}
