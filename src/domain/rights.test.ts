import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { roleSchema, type Role } from '@/api/objects/role.ts'
import { areaOf } from './permission-areas.ts'
import { groupPermissions, permissionWords, rightsLevel, sensitiveOf } from './rights.ts'
import { isSystemAdmin, splitRoles, unionPermissions } from './roles.ts'
import { mainRoleWords, roleWords } from './role-words.ts'
import { SENSITIVE_PERMISSIONS } from './sensitive-permissions.ts'

const role = (name: string, permissions: string[], displayName = ''): Role =>
  v.parse(roleSchema, { id: name, name, permissions, display_name: displayName })

describe('roles', () => {
  it('splits at any white space, without blanks and duplicates', () => {
    expect(splitRoles(' system_user  system_admin system_user\n')).toEqual(['system_user', 'system_admin'])
    expect(splitRoles('')).toEqual([])
  })

  it('takes nobody for an administrator whose role only starts like it', () => {
    expect(isSystemAdmin({ roles: 'system_user system_admin' })).toBe(true)
    expect(isSystemAdmin({ roles: 'system_user system_admin_lite' })).toBe(false)
  })

  it('unites permissions', () => {
    expect([...unionPermissions([role('a', ['x', 'y']), role('b', ['y', 'z'])])]).toEqual(['x', 'y', 'z'])
    expect(unionPermissions([]).size).toBe(0)
  })

  it('names roles', () => {
    const roles = [role('helpdesk', [], 'Help desk'), role('x_y', [], 'authentication.roles.x.name')]
    expect(roleWords('system_admin', roles)).toBe('System administrator')
    expect(roleWords('helpdesk', roles)).toBe('Help desk')
    expect(roleWords('x_y', roles)).toBe('X y')
    expect(roleWords('token_helpdesk')).toBe('Token helpdesk')
  })

  it('picks the role that says most', () => {
    expect(mainRoleWords(['system_user', 'system_admin'])).toBe('System administrator')
    expect(mainRoleWords(['system_user', 'token_helpdesk'])).toBe('Token helpdesk')
    expect(mainRoleWords(['system_user', 'system_user_access_token'])).toBe('Member')
    expect(mainRoleWords([])).toBe('No role')
  })
})

describe('levels', () => {
  it('tells administrators, heavy rights and the rest apart', () => {
    expect(rightsLevel(new Set(['manage_system']))).toBe('admin')
    expect(rightsLevel(new Set(['create_post', 'edit_other_users']))).toBe('high')
    expect(rightsLevel(new Set(['create_post', 'create_user_access_token']))).toBe('normal')
    expect(rightsLevel(new Set())).toBe('normal')
  })

  it('lists sensitive rights with the heaviest first', () => {
    const held = sensitiveOf(new Set(['invite_guest', 'read_audits', 'manage_roles', 'create_post']))
    expect(held.map((sensitive) => sensitive.id)).toEqual(['manage_roles', 'read_audits', 'invite_guest'])
  })

  it('has every sensitive permission once, with words', () => {
    const ids = SENSITIVE_PERMISSIONS.map((sensitive) => sensitive.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { words } of SENSITIVE_PERMISSIONS) expect(words).toMatch(/^[A-Z].+[^.]$/)
  })
})

describe('permissions for a grid', () => {
  it.each([
    ['manage_system', 'server'],
    ['create_user_access_token', 'tokens'],
    ['edit_other_users', 'people'],
    ['demote_to_guest', 'people'],
    ['view_members', 'people'],
    ['manage_roles', 'roles'],
    ['manage_team_roles', 'roles'],
    ['read_others_bots', 'bots'],
    ['create_bot', 'bots'],
    ['manage_own_slash_commands', 'integrations'],
    ['read_audits', 'compliance'],
    ['sysconsole_read_plugins', 'console-read'],
    ['sysconsole_write_plugins', 'console-write'],
    ['manage_jobs', 'jobs'],
    ['create_post_public', 'posts'],
    ['create_public_channel', 'channels'],
    ['list_private_teams', 'teams'],
    ['playbook_public_view', 'playbooks'],
    ['something_new', 'other'],
  ])('%s belongs to %s', (permission, area) => {
    expect(areaOf(permission)).toBe(area)
  })

  it('groups in a fixed order, sensitive first', () => {
    const groups = groupPermissions(['view_team', 'manage_team', 'create_user_access_token', 'view_team'])
    expect(groups.map((group) => [group.area, group.permissions.map((permission) => permission.id)])).toEqual([
      ['tokens', ['create_user_access_token']],
      ['teams', ['manage_team', 'view_team']],
    ])
    expect(groups[1]).toMatchObject({ title: 'Teams', sensitive: 1 })
  })

  it('has words for all', () => {
    expect(permissionWords('view_team')).toBe('View team')
    expect(permissionWords('sysconsole_read_site_posts')).toBe('See "site posts" in the System Console')
    expect(permissionWords('manage_system')).toBe('Do everything on this server')
  })
})
