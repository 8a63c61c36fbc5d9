import { forbidden } from './failure.ts'
import type { Store } from './store.ts'
import type { SessionRecord, TeamMemberRecord, UserRecord } from './state.ts'

/** The role names in a `roles` column. */
export function roleNames(roles: string): string[] {
  return roles.split(/\s+/).filter((name) => name !== '')
}

function grants(store: Store, roles: readonly string[], permission: string): boolean {
  return roles.some((name) => {
    const role = store.roles.get(name)
    return role !== undefined && role.delete_at === 0 && role.permissions.includes(permission)
  })
}

/** The roles a membership gives: those of its flags, and the ones given by name. */
export function rolesOfMember(member: TeamMemberRecord): string[] {
  return [
    ...(member.scheme_guest ? ['team_guest'] : []),
    ...(member.scheme_user ? ['team_user'] : []),
    ...(member.scheme_admin ? ['team_admin'] : []),
    ...roleNames(member.explicit_roles),
  ]
}

/** May the person of this session do it anywhere on the server? Decided by the roles written into the session. */
export function may(store: Store, session: SessionRecord, permission: string): boolean {
  return grants(store, roleNames(session.roles), permission)
}

/** May they do it in this team: by a system role, or by their roles in the team? */
export function mayInTeam(store: Store, session: SessionRecord, teamId: string, permission: string): boolean {
  const member = store.membership(teamId, session.user_id)
  if (member && member.delete_at === 0 && grants(store, rolesOfMember(member), permission)) return true
  return may(store, session, permission)
}

/** Has the session any permission that begins like this? */
export function mayAny(store: Store, session: SessionRecord, beginning: string): boolean {
  return roleNames(session.roles).some((name) =>
    store.roles.get(name)?.permissions.some((permission) => permission.startsWith(beginning)),
  )
}

/** Who must be protected from helpers: told by the name of the role, not by what it may do. */
export function isAdministrator(user: UserRecord): boolean {
  return roleNames(user.roles).includes('system_admin')
}

/** The right to act on a person: administrators, the person, or who may edit others, unless the other is an administrator. */
export function mayActOnUser(store: Store, session: SessionRecord, userId: string): boolean {
  if (may(store, session, 'manage_system') || session.user_id === userId) return true
  if (!may(store, session, 'edit_other_users')) return false
  const target = store.user(userId)
  return target !== undefined && !isAdministrator(target)
}

/** As {@link mayActOnUser}, but a bot asks for the bot permissions and nothing else. */
export function mayActOnUserOrBot(store: Store, session: SessionRecord, userId: string): boolean {
  const bot = store.bots.get(userId)
  if (!bot) return mayActOnUser(store, session, userId)
  return may(store, session, bot.owner_id === session.user_id ? 'manage_bots' : 'manage_others_bots')
}

/** @throws Failure 403 when the permission is missing */
export function need(store: Store, session: SessionRecord, permission: string): void {
  if (!may(store, session, permission)) throw forbidden()
}
