import * as v from 'valibot'
import { call, callList } from './http.ts'
import type { TeamId, UserId } from './ids.ts'
import { reportUserSchema, type ReportUser } from './objects/report-user.ts'
import type { Rows } from './rows.ts'

/** What the report can be narrowed to. Blank text, and what is left out, narrow nothing. */
export interface ReportFilter {
  /** Each word is part of user name, names, nickname or e-mail. */
  search?: string
  /** A role's name: whoever has it among their system roles. */
  role?: string
  /** Members of this team, or `none` for people without a team. */
  team?: TeamId | 'none'
  state?: 'active' | 'deactivated'
}

/**
 * Columns it can be paged by. Not by names or nickname: the cursor is the value of the last row, and an empty one brings
 * the first page again.
 */
export type ReportSort = 'Username' | 'Email' | 'CreateAt'

/** Comes before every id of somebody: all rows with the value of such a cursor come after it. */
export const BEFORE_ALL_IDS = '00000000000000000000000000'

/** Where the page before ended. */
export interface ReportCursor {
  value: string
  id: UserId | typeof BEFORE_ALL_IDS
}

function filterQuery({ search, role, team, state }: ReportFilter): Record<string, string> {
  return {
    ...(search ? { search_term: search } : {}),
    ...(role ? { role_filter: role } : {}),
    ...(team === 'none' ? { has_no_team: 'true' } : team ? { team_filter: team } : {}),
    // Exactly `true` counts; both at once is an error.
    ...(state === 'active' ? { hide_inactive: 'true' } : state === 'deactivated' ? { hide_active: 'true' } : {}),
  }
}

/**
 * `GET /reports/users` (in 9.11, not in 5.37; needs `sysconsole_read_user_management_users`): people, bots not, up to 100 a
 * page, after `cursor`. Sorted downwards, rows of equal value may be skipped or repeated by the server: e-mail and user
 * name have none.
 */
export function listReport(
  page: { filter: ReportFilter; sort: ReportSort; isDescending: boolean; size: number; cursor: ReportCursor | null },
  signal?: AbortSignal,
): Promise<Rows<ReportUser>> {
  const query = {
    ...filterQuery(page.filter),
    sort_column: page.sort,
    sort_direction: page.isDescending ? 'desc' : 'asc',
    page_size: page.size,
    ...(page.cursor ? { direction: 'next', from_column_value: page.cursor.value, from_id: page.cursor.id } : {}),
  }
  return callList({ path: '/reports/users', query, signal }, reportUserSchema)
}

/**
 * What the report tells of one person (rights as above), null of somebody who is not in it: a bot, or nobody. It has no
 * filter by person, but a place to begin at: right before them.
 */
export async function getReportOf(
  { id, username }: Pick<ReportUser, 'id' | 'username'>,
  signal?: AbortSignal,
): Promise<ReportUser | null> {
  const cursor: ReportCursor = { value: username, id: BEFORE_ALL_IDS }
  const { rows } = await listReport({ filter: {}, sort: 'Username', isDescending: false, size: 1, cursor }, signal)
  return rows.find((row) => row.id === id) ?? null
}

/** `GET /reports/users/count` (rights as above; 9.11 refuses the read-only administrator): how many the filter leaves. */
export function countReport(filter: ReportFilter, signal?: AbortSignal): Promise<number> {
  return call({ path: '/reports/users/count', query: filterQuery(filter), signal }, v.number())
}
