import type { Call } from './call.ts'
import { may } from './permits.ts'
import type { UserRecord } from './state.ts'

/** Who lacks `view_members`, as guests do, sees only the people of their own teams (channels are left out here). */
function ownTeams(call: Call): Set<string> | null {
  if (may(call.store, call.viewer, 'view_members')) return null
  const memberships = call.store.membershipsOf(call.viewer.user_id)
  return new Set(memberships.filter((member) => member.delete_at === 0).map((member) => member.team_id))
}

/** Says of each person whether the viewer of this call may know of them. */
export function visibleTo(call: Call): (user: UserRecord) => boolean {
  const teams = ownTeams(call)
  if (!teams) return () => true
  return (user) =>
    user.id === call.viewer.user_id ||
    call.store.membershipsOf(user.id).some((member) => member.delete_at === 0 && teams.has(member.team_id))
}

/** May the viewer know of the person with this id? An id of nobody is judged like that of a stranger. */
export function canSee(call: Call, userId: string): boolean {
  const user = call.store.user(userId)
  return user ? visibleTo(call)(user) : ownTeams(call) === null
}
