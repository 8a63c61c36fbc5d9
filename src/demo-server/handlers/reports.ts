import { isId, wholeNumber } from '../call.ts'
import type { Call } from '../call.ts'
import { Failure } from '../failure.ts'
import type { Routes } from '../routes.ts'
import type { UserRecord } from '../state.ts'
import { inTeam, matchesWords, withoutTeam } from '../user-filter.ts'
import type { UserTest } from '../user-filter.ts'
import { administratorView } from '../user-view.ts'

type Key = 'create_at' | 'username' | 'first_name' | 'last_name' | 'nickname' | 'email' | 'roles'

const COLUMNS: Record<string, Key> = {
  CreateAt: 'create_at',
  Username: 'username',
  FirstName: 'first_name',
  LastName: 'last_name',
  Nickname: 'nickname',
  Email: 'email',
  Roles: 'roles',
}

export function reportRoutes(routes: Routes): void {
  routes.get('/reports/users', listReport)
  routes.get('/reports/users/count', (call) => {
    call.need('sysconsole_read_user_management_users')
    return call.text(`${reported(call).length}\n`)
  })
}

/** The people the filters leave, bots never. Flags count only when they say exactly `true`. */
function reported(call: Call): UserRecord[] {
  const { store } = call
  const teamId = call.query('team_filter')
  const isOn = (name: string): boolean => call.query(name) === 'true'
  if (teamId !== '' && !isId(teamId)) throw new Failure(400, 'api.getUsersForReporting.invalid_team_filter')
  if (isOn('hide_active') && isOn('hide_inactive')) {
    throw new Failure(400, 'api.getUsersForReporting.invalid_active_filter')
  }
  const tests: UserTest[] = [
    (user) => !user.is_bot,
    (user) => user.roles.includes(call.query('role_filter')),
    (user) => !(isOn('hide_active') && user.delete_at === 0) && !(isOn('hide_inactive') && user.delete_at !== 0),
    matchesWords(call.query('search_term'), (user) => [
      user.username,
      user.first_name,
      user.last_name,
      user.nickname,
      user.email,
    ]),
    ...(isOn('has_no_team') ? [withoutTeam(store)] : teamId === '' ? [] : [inTeam(store, teamId)]),
  ]
  return store.usersByUsername().filter((user) => tests.every((test) => test(user)))
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/**
 * Pages by the value and the id of the row where the last page ended. Both must be given, so a row whose value is empty
 * starts again from the first page; and rows of equal value are always sorted by id upwards, whatever the direction.
 */
function listReport(call: Call): Response {
  call.need('sysconsole_read_user_management_users')
  const users = reported(call)
  const pageSize = wholeNumber(call.query('page_size')) ?? 50
  if (pageSize <= 0 || pageSize > 100) throw new Failure(400, 'api.getUsersForReporting.invalid_page_size')
  const key = COLUMNS[call.query('sort_column') || 'Username']
  if (!key) throw new Failure(400, 'model.user_report_options.is_valid.invalid_sort_column')
  const from = call.query('from_column_value')
  const fromId = call.query('from_id')
  const isBackward = call.query('direction') === 'prev'
  const isDescending = call.query('sort_direction') === 'desc'
  const hasCursor = from !== '' && fromId !== ''
  const sign = (hasCursor ? isDescending !== isBackward : isDescending) ? -1 : 1
  const cursor = key === 'create_at' ? Number(from) : from
  const beyond = (user: UserRecord): boolean =>
    !hasCursor || sign * (compare(user[key], cursor) || compare(user.id, fromId)) > 0
  const page = users
    .filter(beyond)
    .toSorted((a, b) => sign * compare(a[key], b[key]) || compare(a.id, b.id))
    .slice(0, pageSize)
  return call.json((isBackward && hasCursor ? page.toReversed() : page).map(reportRow))
}

function reportRow(user: UserRecord): Record<string, unknown> {
  return {
    ...administratorView(user),
    ...(user.last_login ? { last_login: user.last_login } : {}),
    ...(user.last_activity_at ? { last_status_at: user.last_activity_at } : {}),
    days_active: 0,
  }
}
