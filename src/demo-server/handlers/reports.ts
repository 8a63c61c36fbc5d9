import { isId, wholeNumber } from '../call.ts'
import type { Call } from '../call.ts'
import { Failure, notImplemented } from '../failure.ts'
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
    return call.text(`${call.store.usersByUsername().filter(reportedTest(call)).length}\n`)
  })
  routes.post('/reports/users/export', startExport)
}

/** Whether somebody passes the filters; bots never do. Flags count only when they say exactly `true`. */
function reportedTest(call: Call): UserTest {
  const { store } = call
  const teamId = call.query('team_filter')
  const role = call.query('role_filter')
  const isOn = (name: string): boolean => call.query(name) === 'true'
  const [hidesActive, hidesInactive] = [isOn('hide_active'), isOn('hide_inactive')]
  if (teamId !== '' && !isId(teamId)) throw new Failure(400, 'api.getUsersForReporting.invalid_team_filter')
  if (hidesActive && hidesInactive) throw new Failure(400, 'api.getUsersForReporting.invalid_active_filter')
  const tests: UserTest[] = [
    (user) => !user.is_bot && user.roles.includes(role),
    (user) => (user.delete_at === 0 ? !hidesActive : !hidesInactive),
    matchesWords(call.query('search_term'), (user) => [
      user.username,
      user.first_name,
      user.last_name,
      user.nickname,
      user.email,
    ]),
    ...(isOn('has_no_team') ? [withoutTeam(store)] : teamId === '' ? [] : [inTeam(store, teamId)]),
  ]
  return (user) => tests.every((test) => test(user))
}

/** Takes a licence. With one, the real server writes a file in its own time and sends it as a message. */
function startExport(call: Call): Response {
  call.need('manage_system')
  throw call.store.license ? notImplemented() : new Failure(400, 'app.report.start_users_batch_export.license_error')
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
  const isReported = reportedTest(call)
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
  const users = usersBy(call, key, sign)
  const page: UserRecord[] = []
  for (let at = hasCursor ? firstAt(users, key, cursor, sign) : 0; at < users.length && page.length < pageSize; at++) {
    const user = users[at]
    if (user && beyond(user) && isReported(user)) page.push(user)
  }
  return call.json((isBackward && hasCursor ? page.toReversed() : page).map(reportRow))
}

/** Where in the sorted list the rows begin that have the value of the cursor, or one beyond it. */
function firstAt(users: readonly UserRecord[], key: Key, cursor: string | number, sign: 1 | -1): number {
  let low = 0
  let high = users.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sign * compare(users[middle]?.[key] ?? '', cursor) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Everybody in the order of a column. Kept for the columns that only change through the store. */
function usersBy(call: Call, key: Key, sign: 1 | -1): readonly UserRecord[] {
  const sort = (users: readonly UserRecord[]) =>
    users.toSorted((a, b) => sign * compare(a[key], b[key]) || compare(a.id, b.id))
  const isKept = key === 'username' || key === 'email' || key === 'create_at'
  return isKept ? call.store.usersInOrder(`${key} ${sign}`, sort) : sort(call.store.usersByUsername())
}

function reportRow(user: UserRecord): Record<string, unknown> {
  return {
    ...administratorView(user),
    ...(user.last_login ? { last_login: user.last_login } : {}),
    ...(user.last_activity_at ? { last_status_at: user.last_activity_at } : {}),
    days_active: 0,
  }
}
