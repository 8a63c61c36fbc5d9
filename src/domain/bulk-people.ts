import type { User } from '@/api/objects/user.ts'
import { isMfaOurs } from './auth-method.ts'
import { typedFor } from './bulk-plan.ts'
import { isActiveAdmin, isKeptAdmin, keptAdminWords, wouldLeaveNoAdmin } from './last-admin.ts'
import { personRight, type PersonAct } from './person-rights.ts'
import { baseProblem, editedRoles, roleProblem, type RoleProblem } from './role-change.ts'
import { isSystemAdmin, splitRoles } from './roles.ts'
import type { ViewerFacts } from './token-rights.ts'

/** What can be done with many people at once. */
export type PeopleVerb =
  | 'end-sessions'
  | 'reset-mfa'
  | 'add-role'
  | 'take-role'
  | 'deactivate'
  | 'activate'
  | 'reset-mail'

/** What a plan is made from. */
export interface PeoplePlanFacts {
  verb: PeopleVerb
  /** As the server has them now. */
  people: readonly User[]
  viewer: ViewerFacts
  /** Who is an active administrator; null when it could not be read: then nobody may cease to be one. */
  admins: readonly Pick<User, 'id'>[] | null
  /** The role that is given or taken. */
  role?: string
  /** Whether the server's licence allows the delegated roles. */
  hasLicence: boolean
  /** Those of the roles these people have that the server knows; null when that is not known. */
  existing: ReadonlySet<string> | null
  /** How a person signs in, as the list they were chosen from told it; "" where it did not. */
  methodOf: (id: string) => string
}

export interface PeoplePlan {
  included: User[]
  excluded: { item: User; reason: string }[]
  /** What has to be typed before it starts; null when nothing. */
  typed: string | null
}

const ACTS: Record<PeopleVerb, PersonAct | null> = {
  'end-sessions': 'sessions',
  'reset-mfa': 'mfa',
  'add-role': 'roles',
  'take-role': 'roles',
  deactivate: 'active',
  activate: 'active',
  // Anybody may ask for it, as whoever forgot their password does.
  'reset-mail': null,
}

function isByPassword(user: User): boolean {
  return user.auth_service === '' || user.auth_service === 'email'
}

const ROLE_PROBLEMS: Record<RoleProblem, string> = {
  licence: 'Has a role that takes a licence: without one the server refuses any change',
  unknown: 'Has a role the server does not know: it refuses any change',
  length: 'The names of all roles together would be too long for the server',
  alone: 'Would have “system_admin” alone, which the server refuses',
}
const BASE_PROBLEMS = {
  neither: 'Would be neither member nor guest',
  both: 'Would be member and guest at once',
} as const

/** The roles of one person after the verb: what the Roles tab of the person would be saving. */
function rolesAfter(user: User, { verb, role = '' }: PeoplePlanFacts): string[] {
  return editedRoles(splitRoles(user.roles), new Map([[role, verb === 'add-role']]))
}

function roleObstacle(user: User, facts: PeoplePlanFacts): string | null {
  const { verb, role = '', hasLicence } = facts
  const has = splitRoles(user.roles).includes(role)
  if (verb === 'add-role' && has) return 'Has the role already'
  if (verb === 'take-role' && !has) return 'Does not have the role'
  const names = rolesAfter(user, facts)
  // The role that is given was chosen from those of the server.
  const existing = facts.existing && new Set([...facts.existing, role])
  const problem = roleProblem(names, { hasLicence, existing })
  if (problem) return ROLE_PROBLEMS[problem]
  const base = baseProblem(names)
  // Only what the act brings about: an account that is so already does not become worse by another role.
  return base && base !== baseProblem(splitRoles(user.roles)) ? BASE_PROBLEMS[base] : null
}

/**
 * The person with the sign-in method, as far as it can be told: people read by id come without it for whoever lacks
 * manage_system, while the server's report tells it. To those who have the right a blank one says e-mail.
 */
function withMethod(user: User, { viewer, methodOf }: PeoplePlanFacts): User {
  if (user.auth_service !== '' || viewer.permissions.has('manage_system')) return user
  return { ...user, auth_service: methodOf(user.id) }
}

/** Why the account itself does not fit the verb; null when it does. */
function stateObstacle(user: User, facts: PeoplePlanFacts): string | null {
  switch (facts.verb) {
    case 'end-sessions':
      return null
    case 'reset-mfa':
      if (!isMfaOurs(user)) return 'Another service decides about the second factor'
      return user.mfa_active ? null : 'Has no second factor'
    case 'add-role':
    case 'take-role':
      return roleObstacle(user, facts)
    case 'deactivate':
    case 'activate':
      if (user.is_bot) return 'A bot: it is switched on and off as a bot'
      if (user.auth_service === 'ldap') return 'Managed by AD/LDAP: do it in the directory'
      if (facts.verb === 'deactivate') return user.delete_at > 0 ? 'Deactivated already' : null
      return user.delete_at === 0 ? 'Active already' : null
    case 'reset-mail':
      if (user.is_bot) return 'A bot has no password'
      if (!isByPassword(user)) return 'The password is kept by another service'
      return user.email === '' ? 'No address, or none that is shown to you' : null
  }
}

function obstacle(user: User, facts: PeoplePlanFacts): string | null {
  const { verb, viewer } = facts
  if (user.id === viewer.id && verb !== 'reset-mail') return 'You yourself: not together with others'
  const state = stateObstacle(withMethod(user, facts), facts)
  if (state) return state
  const act = ACTS[verb]
  const right = act === null ? null : personRight(act, viewer, user)
  if (!right || right.allowed) return null
  return right.missing === 'manage_system' && isSystemAdmin(user)
    ? 'An administrator, which takes manage_system'
    : `Your roles lack ${right.missing}`
}

/** Whether an administrator goes by it. A deactivated one goes with the role alone. */
export function losesAdmin(user: User, { verb, role }: { verb: PeopleVerb; role?: string | undefined }): boolean {
  return verb === 'deactivate'
    ? isActiveAdmin(user)
    : verb === 'take-role' && role === 'system_admin' && isSystemAdmin(user)
}

/** Whether the verb makes administrators, who may do everything. */
export function makesAdmin({ verb, role }: { verb: PeopleVerb; role?: string | undefined }): boolean {
  return verb === 'add-role' && role === 'system_admin'
}

/** What has to be typed: whom it makes an administrator, be it one; else how many, when they are many. */
function toType(included: readonly User[], facts: PeoplePlanFacts): string | null {
  const [first] = included
  if (first && makesAdmin(facts)) return included.length === 1 ? first.username : `system_admin ${included.length}`
  return typedFor(facts.verb, included.length)
}

/** Whom to leave an administrator: nobody while others are; one when all would be gone; all where it cannot be told, or one is left. */
function keptAdmins(losing: readonly User[], admins: PeoplePlanFacts['admins']): PeoplePlan['excluded'] {
  if (admins === null) {
    const reason = 'An administrator, and whether others would be left could not be read'
    return losing.map((item) => ({ item, reason }))
  }
  const kept = losing.filter((user) => isKeptAdmin(user, admins))
  if (kept.length > 0 || !wouldLeaveNoAdmin(admins, new Set(losing.map((user) => user.id)))) {
    return kept.map((item) => ({ item, reason: keptAdminWords(item) }))
  }
  const reason = 'Somebody has to remain an administrator'
  return losing
    .filter(isActiveAdmin)
    .slice(0, 1)
    .map((item) => ({ item, reason }))
}

/**
 * What a verb will do with people: whom it takes, whom it leaves out and why, and what has to be typed first. Somebody
 * always remains an administrator (`mattermost-api.md` section 0: servers up to 5.x would let the last one go).
 */
export function planPeople(facts: PeoplePlanFacts): PeoplePlan {
  const included: User[] = []
  const excluded: PeoplePlan['excluded'] = []
  for (const item of facts.people) {
    const reason = obstacle(item, facts)
    if (reason) excluded.push({ item, reason })
    else included.push(item)
  }
  const losing = included.filter((user) => losesAdmin(user, facts))
  for (const { item, reason } of keptAdmins(losing, facts.admins)) {
    included.splice(included.indexOf(item), 1)
    excluded.push({ item, reason })
  }
  return { included, excluded, typed: toType(included, facts) }
}
