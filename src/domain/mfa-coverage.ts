import type { User } from '@/api/objects/user.ts'
import { isMfaOurs } from './auth-method.ts'
import { peopleAddress, type PeopleFilters } from './people-filters.ts'
import type { PersonRow } from './person-row.ts'
import { isSystemAdmin, splitRoles } from './roles.ts'

/** How many of some people have a second factor of Mattermost's own. */
export interface MfaCount {
  on: number
  off: number
  /** They sign in with another service, which alone decides whether it asks for one. */
  elsewhere: number
}

export interface MfaGroup extends MfaCount {
  /** Name of the role, or of the sign-in method as the filter has it. */
  id: string
}

/** MFA of the people who can sign in. Somebody with several roles counts in each. */
export interface MfaCoverage {
  all: MfaCount
  /** The most powerful first, members and guests last. */
  roles: readonly MfaGroup[]
  /** Mattermost's own first, then the one most people use. */
  methods: readonly MfaGroup[]
  /** Administrators without a second factor, by user name. */
  openAdmins: readonly User[]
  deactivated: number
}

const FIRST_ROLES = [
  'system_admin',
  'system_manager',
  'system_user_manager',
  'system_read_only_admin',
  'system_custom_group_admin',
]
const LAST_ROLES = [
  'system_user_access_token',
  'system_post_all',
  'system_post_all_public',
  'system_user',
  'system_guest',
]

/**
 * Counts people by role and by sign-in method; bots and deactivated people are left out. `isTold` false: the viewer is
 * not told how people sign in, so that nobody can be known to sign in elsewhere.
 */
export function mfaCoverage(people: readonly PersonRow[], isTold: boolean): MfaCoverage {
  const all = { on: 0, off: 0, elsewhere: 0 }
  const roles = new Map<string, MfaGroup>()
  const methods = new Map<string, MfaGroup>()
  const openAdmins: User[] = []
  let deactivated = 0
  for (const { user } of people) {
    if (user.is_bot) continue
    if (user.delete_at > 0) {
      deactivated += 1
      continue
    }
    const what = isTold && !isMfaOurs(user) ? 'elsewhere' : user.mfa_active ? 'on' : 'off'
    all[what] += 1
    for (const role of splitRoles(user.roles)) groupOf(roles, role)[what] += 1
    if (isTold) groupOf(methods, user.auth_service === '' ? 'email' : user.auth_service)[what] += 1
    if (what === 'off' && isSystemAdmin(user)) openAdmins.push(user)
  }
  return {
    all,
    roles: [...roles.values()].toSorted((a, b) => rankOf(a.id) - rankOf(b.id) || sizeOf(b) - sizeOf(a)),
    methods: [...methods.values()].toSorted((a, b) => rankOfMethod(a) - rankOfMethod(b) || sizeOf(b) - sizeOf(a)),
    openAdmins: openAdmins.toSorted((a, b) => (a.username < b.username ? -1 : 1)),
    deactivated,
  }
}

function groupOf(groups: Map<string, MfaGroup>, id: string): MfaGroup {
  const known = groups.get(id)
  if (known) return known
  const group = { id, on: 0, off: 0, elsewhere: 0 }
  groups.set(id, group)
  return group
}

/** How many people a count is about. */
export function sizeOf({ on, off, elsewhere }: MfaCount): number {
  return on + off + elsewhere
}

function rankOf(role: string): number {
  const first = FIRST_ROLES.indexOf(role)
  if (first >= 0) return first
  const last = LAST_ROLES.indexOf(role)
  return last >= 0 ? 100 + last : 50
}

function rankOfMethod({ id }: MfaGroup): number {
  return isMfaOurs({ auth_service: id }) ? 0 : 1
}

/**
 * The address of the list of exactly the people of a part: those without a second factor (`off`), or those who sign in
 * elsewhere, of whom only a method can be shown. `isTold` as above.
 */
export function coverageTo(
  part: 'off' | 'elsewhere',
  by: Pick<PeopleFilters, 'role' | 'method'>,
  isTold: boolean,
): string {
  const mfa = part === 'elsewhere' ? {} : { mfa: isTold ? ('missing' as const) : ('off' as const) }
  const filters: PeopleFilters = { ...by, state: 'active', ...mfa }
  return `/users?${peopleAddress({ q: '', filters, sort: null, columns: null }).toString()}`
}

/** About how many requests it takes to read `total` people: a page each 100 of the report, or 200 of the list. */
export function requestsToRead(total: number, hasReport: boolean): number {
  // Beside the pages, how many there are is asked.
  return hasReport ? Math.max(1, Math.ceil(total / 100)) + 1 : Math.max(1, Math.ceil(total / 200))
}
