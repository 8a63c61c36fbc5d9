import type { User } from '@/api/objects/user.ts'
import { isSystemAdmin } from './roles.ts'

/** Whether somebody is an administrator who can sign in. */
export function isActiveAdmin(user: Pick<User, 'roles' | 'delete_at' | 'is_bot'>): boolean {
  return isSystemAdmin(user) && user.delete_at === 0 && !user.is_bot
}

/**
 * True when nobody but these people would be an active administrator: taking the role from them, or deactivating them,
 * would leave the server without one. `admins`: who is one now, bots and deactivated people not among them. Servers up to
 * 5.x do not refuse it (`mattermost-api.md` section 0), so Latchkey does.
 */
export function wouldLeaveNoAdmin(admins: readonly Pick<User, 'id'>[], losing: ReadonlySet<string>): boolean {
  return admins.some((admin) => losing.has(admin.id)) && admins.every((admin) => losing.has(admin.id))
}

/**
 * Whether the server keeps somebody who has the role in it, because no two active administrators are there: the last active
 * one, and whoever is deactivated or a bot too. Servers up to 5.x let them go.
 */
export function isKeptAdmin(person: User, admins: readonly Pick<User, 'id'>[]): boolean {
  return admins.length < 2 && (!isActiveAdmin(person) || admins.every((admin) => admin.id === person.id))
}

/** Why somebody is kept in the role. */
export function keptAdminWords(person: User): string {
  return isActiveAdmin(person) ? 'This is the last active administrator' : 'Only one active administrator is left'
}
