import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { roleSchema } from '@/api/objects/role.ts'
import { teamMemberSchema } from '@/api/objects/team-member.ts'
import { userSchema } from '@/api/objects/user.ts'
import { viewerOf, viewerQuery, type Viewer } from './viewer.ts'

const teamA = 'a'.repeat(26)
const teamB = 'b'.repeat(26)

function user(roles: string) {
  return v.parse(userSchema, { id: 'u'.repeat(26), username: 'somebody', roles })
}

function role(name: string, ...permissions: string[]) {
  return v.parse(roleSchema, { id: name, name, permissions })
}

function member(team: string, facts: object) {
  return v.parse(teamMemberSchema, { team_id: team, user_id: 'u'.repeat(26), ...facts })
}

const roles = [
  role('system_user', 'create_team'),
  role('token_helpdesk', 'edit_other_users', 'read_user_access_token'),
  role('team_user', 'view_team'),
  role('team_admin', 'manage_team'),
  role('team_guest', 'look'),
  role('scribe', 'write'),
]

function teamRights(viewer: Viewer): Record<string, string[]> {
  return Object.fromEntries([...viewer.teams].map(([team, permissions]) => [team, [...permissions].toSorted()]))
}

describe('viewerOf', () => {
  it('unites the permissions of all system roles, and grants nothing for names it does not know', () => {
    const viewer = viewerOf({ user: user('system_user token_helpdesk gone'), members: [], roles })
    expect([...viewer.system].toSorted()).toEqual(['create_team', 'edit_other_users', 'read_user_access_token'])
    expect(viewer.roles.map((one) => one.name)).toEqual(['system_user', 'token_helpdesk'])
    expect(viewer.teams.size).toBe(0)
  })

  it('unites the roles given in a team with those of its scheme, team by team', () => {
    const members = [
      member(teamA, { roles: 'scribe', scheme_user: true, scheme_admin: true }),
      member(teamB, { scheme_guest: true }),
    ]
    const viewer = viewerOf({ user: user('system_user'), members, roles })
    expect(teamRights(viewer)).toEqual({ [teamA]: ['manage_team', 'view_team', 'write'], [teamB]: ['look'] })
    expect(viewer.system.has('manage_team')).toBe(false)
  })

  it('counts a membership that ended for nothing', () => {
    const members = [member(teamA, { scheme_admin: true, delete_at: 1 })]
    expect(viewerOf({ user: user('system_user'), members, roles }).teams.size).toBe(0)
  })

  it('is nobody of importance without roles', () => {
    expect(viewerOf({ user: user(''), members: [], roles }).system.size).toBe(0)
  })
})

describe('viewerQuery', () => {
  const share = viewerQuery().structuralSharing
  const read = (names: string, members = [member(teamA, { scheme_user: true })]) =>
    viewerOf({ user: user(names), members, roles })

  it('keeps the viewer it has as long as nothing changed, so that no page is guarded anew', () => {
    const before = read('system_user')
    if (typeof share !== 'function') throw new Error('no comparison of its own')
    expect(share(before, read('system_user'))).toBe(before)
    expect(share(before, read('system_user token_helpdesk'))).not.toBe(before)
    expect(share(before, read('system_user', [member(teamA, { scheme_admin: true })]))).not.toBe(before)
    expect(share(undefined, before)).toBe(before)
  })
})
