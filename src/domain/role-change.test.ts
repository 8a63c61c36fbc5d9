import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { roleSchema, type Role } from '@/api/objects/role.ts'
import { countPermissions, editedRoles, roleChange, roleGroups, roleProblem } from './role-change.ts'

function role(name: string, permissions: string[], facts: Record<string, unknown> = {}): Role {
  return v.parse(roleSchema, { id: name, name, permissions, built_in: true, ...facts })
}

const ROLES = [
  role('system_user', ['create_team', 'view_members']),
  role('system_admin', ['create_team', 'view_members', 'manage_system', 'manage_roles']),
  role('system_user_access_token', ['create_user_access_token', 'read_user_access_token']),
  role('helpdesk', ['edit_other_users'], { built_in: false }),
  role('team_admin', ['manage_team']),
  role('q7rjyz1o4f8s3ndhc5amk6wgxy', [], { built_in: false }),
]

describe('roleChange', () => {
  it('touches nothing but what was edited, unknown names neither', () => {
    const current = ['system_user', 'plugin_made_role']
    const edits = new Map([
      ['helpdesk', true],
      ['system_user', true],
      ['system_guest', false],
    ])
    expect(editedRoles(current, edits)).toEqual(['system_user', 'plugin_made_role', 'helpdesk'])
    expect(editedRoles(current, new Map([['plugin_made_role', false]]))).toEqual(['system_user'])
  })

  it('tells what comes and goes, and what the rights come to', () => {
    const change = roleChange(['system_user'], new Map([['system_admin', true]]), ROLES)
    expect(change).toMatchObject({ added: ['system_admin'], removed: [], before: 'normal', after: 'admin', lost: [] })
    // What the other role gave already is no gain.
    expect(countPermissions(change.gained)).toBe(2)
    const back = roleChange(['system_admin', 'system_user'], new Map([['system_admin', false]]), ROLES)
    expect(back.names).toEqual(['system_user'])
    expect(back.lost.flatMap((group) => group.permissions.map((one) => one.id)).toSorted()).toEqual([
      'manage_roles',
      'manage_system',
    ])
    expect(roleChange(['system_user'], new Map([['helpdesk', true]]), ROLES).after).toBe('high')
  })
})

describe('roleProblem', () => {
  it('knows what the server refuses', () => {
    const licensed = { hasLicence: true, existing: null }
    expect(roleProblem(['system_user', 'system_manager'], { ...licensed, hasLicence: false })).toBe('licence')
    expect(roleProblem(['system_user', 'system_manager'], licensed)).toBeNull()
    expect(roleProblem(['system_user', 'ghost'], { ...licensed, existing: new Set(['system_user']) })).toBe('unknown')
    expect(roleProblem(['system_admin'], licensed)).toBe('alone')
    const long = Array.from({ length: 9 }, (_, at) => `r${at}`.padEnd(30, 'x'))
    expect(roleProblem(long, licensed)).toBe('length')
    expect(roleProblem([], licensed)).toBeNull()
  })
})

describe('roleGroups', () => {
  it('offers what exists, and shows what is held', () => {
    expect(roleGroups(ROLES, ['system_user', 'team_admin', 'ghost'])).toEqual([
      { title: 'Base', names: ['system_user'] },
      { title: 'Administration', names: ['system_admin'] },
      { title: 'Access', names: ['system_user_access_token'] },
      { title: 'Of this server', names: ['helpdesk'] },
      { title: 'Others they have', names: ['team_admin', 'ghost'] },
    ])
  })
})
