import { isoUtc } from '@/lib/format.ts'
import type { ExportKind } from './list-export.ts'
import type { PeopleKnowledge } from './people-filters.ts'
import type { PeopleSource } from './people-plan.ts'
import { isLocked } from './auth-method.ts'
import { personName } from './person-name.ts'
import type { PersonRow } from './person-row.ts'

const METHODS: Record<PeopleSource | 'selected', string> = {
  report:
    "GET /reports/users page by page: the server's report of people, with their last sign-in. Bots are not in it. For whoever was found by id, POST /users/ids.",
  pages:
    'GET /users page by page, bots left out. This list does not tell the last sign-in, and how people sign in only to administrators.',
  search:
    'POST /users/search, at most 1000, bots left out. This list does not tell the last sign-in, and how people sign in only to administrators.',
  selected:
    'POST /users/ids. From the list as it was read before: the last sign-in and, unless made by an administrator, the sign-in method. Failed attempts, and with them who is locked, it tells administrators alone.',
}

/** A time, "never", or "unknown" where the source does not tell. */
function lastLoginText({ lastLogin }: PersonRow): string {
  if (lastLogin === null) return 'unknown'
  return lastLogin === 0 ? 'never' : isoUtc(lastLogin)
}

/**
 * People as a file has them, with what the viewer is told of them. `selected`: read anew by their ids, as `renewedRow` has
 * them; others than administrators are told of attempts, and how people sign in, by the report alone.
 */
export function peopleExport(
  source: PeopleSource | 'selected',
  { isAdministrator, tellsAttempts }: Pick<PeopleKnowledge, 'tellsAttempts'> & { isAdministrator: boolean },
): ExportKind<PersonRow> {
  const isTold = (row: PersonRow) => isAdministrator || row.lastLogin !== null
  const areAttemptsTold = (row: PersonRow) => tellsAttempts && isTold(row) && (isAdministrator || source === 'report')
  // Whoever is kept from the attempts does not know whether an account that is on is locked. Where the server tells nobody
  // of them, it is all that can be said.
  const stateText = (row: PersonRow) => {
    if (row.user.delete_at > 0) return 'deactivated'
    if (tellsAttempts && !areAttemptsTold(row)) return 'unknown'
    return areAttemptsTold(row) && isLocked(row.user) ? 'locked' : 'active'
  }
  return {
    what: 'People',
    noun: 'people',
    method: METHODS[source],
    columns: [
      ['user_id', ({ user }) => user.id],
      ['username', ({ user }) => user.username],
      ['name', ({ user }) => personName(user)],
      ['email', ({ user }) => user.email],
      ['roles', ({ user }) => user.roles],
      ['state', stateText],
      ['deactivated_at', ({ user }) => (user.delete_at > 0 ? isoUtc(user.delete_at) : '')],
      ['sign_in_method', (row) => (isTold(row) ? row.user.auth_service || 'email' : 'unknown')],
      ['mfa_active', ({ user }) => String(user.mfa_active)],
      ['last_sign_in', lastLoginText],
      ['failed_attempts', (row) => (areAttemptsTold(row) ? String(row.user.failed_attempts) : 'unknown')],
      ['created_at', ({ user }) => (user.create_at > 0 ? isoUtc(user.create_at) : '')],
    ],
  }
}
