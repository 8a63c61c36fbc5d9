import type { Call } from './call.ts'
import { badBody } from './failure.ts'
import { roleNames } from './permits.ts'
import type { Store } from './store.ts'
import type { UserRecord } from './state.ts'

export type UserTest = (user: UserRecord) => boolean

/** Roles that a filter by several roles knows. All others it passes over: alone, they let everybody through. */
const FILTERED_ROLES = [
  'system_guest',
  'system_admin',
  'system_user_manager',
  'system_read_only_admin',
  'system_manager',
]

/** The names in a comma-separated list. @throws Failure 400 that names the parameter, for a malformed name */
export function rolesInList(text: string, parameter: string): string[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.some((name) => name !== '' && !/^[a-z0-9_]{1,64}$/.test(name))) throw badBody(parameter)
  return names.filter((name) => name !== '')
}

/** Has one of these roles. `system_user` means "is nothing but a user"; the others may be one role of several. */
export function hasOneOf(roles: readonly string[]): UserTest {
  const tests = roles.flatMap((role): UserTest[] => {
    if (role === 'system_user') return [(user) => user.roles === role]
    return FILTERED_ROLES.includes(role) ? [(user) => user.roles.includes(role)] : []
  })
  return tests.length === 0 ? () => true : (user) => tests.some((test) => test(user))
}

/** The filter by one role: the name is part of the roles column. None lets everybody through. */
export function hasRole(role: string): UserTest {
  return (user) => user.roles.includes(role)
}

/** Is a member of the team with one of these roles in it. Administrators of the server do not count as members there. */
export function hasTeamRole(store: Store, teamId: string, roles: readonly string[]): UserTest {
  if (roles.length === 0) return () => true
  return (user) => {
    const member = store.membership(teamId, user.id)
    if (!member) return false
    const isServerAdmin = roleNames(user.roles).includes('system_admin')
    return roles.some((role) => {
      if (role === 'team_admin') return member.scheme_admin && !isServerAdmin
      if (role === 'team_user') return member.scheme_user && !member.scheme_admin && !isServerAdmin
      return role === 'team_guest' && member.scheme_guest
    })
  }
}

/** Is a member of the team now. */
export function inTeam(store: Store, teamId: string): UserTest {
  return (user) => store.membership(teamId, user.id)?.delete_at === 0
}

/** Is in no team now. */
export function withoutTeam(store: Store): UserTest {
  return (user) => store.membershipsOf(user.id).every((member) => member.delete_at !== 0)
}

/**
 * Every word is part of a name, or is the id. Letter case does not count, a leading @ neither; `*` means nothing.
 * @param fields which texts of a person are looked at
 */
export function matchesWords(term: string, fields: (user: UserRecord) => string[]): UserTest {
  const words = term
    .replaceAll('*', '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^@+/, '').toLowerCase())
  if (words.length === 0) return () => true
  return (user) => {
    // No word has a line break in it, so none is found across two texts.
    const texts = fields(user).join('\n').toLowerCase()
    return words.every((word) => user.id === word || texts.includes(word))
  }
}

/** The texts a search looks at: names only where the viewer may see them, addresses likewise and not while completing. */
export function searchedFields(call: Call, withEmail: boolean): (user: UserRecord) => string[] {
  const isAdministrator = call.may('manage_system')
  const privacy = call.store.config.PrivacySettings
  const names = isAdministrator || privacy.ShowFullName
  const emails = withEmail && (isAdministrator || privacy.ShowEmailAddress)
  return (user) => [
    user.username,
    user.nickname,
    ...(names ? [user.first_name, user.last_name] : []),
    ...(emails ? [user.email] : []),
  ]
}
