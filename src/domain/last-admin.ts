import type { User } from '@/api/objects/user.ts'

/**
 * True when nobody but these people would be an active administrator: taking the role from them, or deactivating them,
 * would leave the server without one. `admins`: who is one now, bots and deactivated people not among them. Servers up to
 * 5.x do not refuse it (`mattermost-api.md` section 0), so Latchkey does.
 */
export function wouldLeaveNoAdmin(admins: readonly Pick<User, 'id'>[], losing: ReadonlySet<string>): boolean {
  return admins.some((admin) => losing.has(admin.id)) && admins.every((admin) => losing.has(admin.id))
}
