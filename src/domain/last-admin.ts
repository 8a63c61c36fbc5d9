import type { User } from '@/api/objects/user.ts'
import { isSystemAdmin } from './roles.ts'

/** Whether somebody is an administrator who can sign in: only such a one can be the last. */
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
