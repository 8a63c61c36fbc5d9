import type { Call } from './call.ts'
import { mayInTeam, rolesOfMember } from './permits.ts'
import type { TeamMemberRecord, TeamRecord } from './state.ts'

/** A membership as answers show it. */
export function memberView(member: TeamMemberRecord): Record<string, unknown> {
  return {
    team_id: member.team_id,
    user_id: member.user_id,
    roles: rolesOfMember(member).join(' '),
    delete_at: member.delete_at,
    scheme_guest: member.scheme_guest,
    scheme_user: member.scheme_user,
    scheme_admin: member.scheme_admin,
    explicit_roles: member.explicit_roles,
  }
}

/** A team as the viewer may see it: its address and its invitation are not for everybody. */
export function teamView(call: Call, team: TeamRecord): Record<string, unknown> {
  const { email, invite_id, ...rest } = team
  return {
    ...rest,
    email: mayInTeam(call.store, call.viewer, team.id, 'manage_team') ? email : '',
    invite_id: mayInTeam(call.store, call.viewer, team.id, 'invite_user') ? invite_id : '',
    scheme_id: null,
    policy_id: null,
    cloud_limits_archived: false,
  }
}
