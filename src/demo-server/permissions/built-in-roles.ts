import type { Random } from '../data/random.ts'
import type { RoleRecord } from '../state.ts'
import { ADMINISTRATOR_PERMISSIONS } from './administrator.ts'
import { SYSTEM_ROLE_PERMISSIONS } from './system-roles.ts'
import { TEAM_ROLE_PERMISSIONS } from './team-roles.ts'

/** Three roles go by older names in the texts of the real server. */
const TEXT_NAMES: Record<string, string> = {
  system_admin: 'global_admin',
  system_guest: 'global_guest',
  system_user: 'global_user',
}

/** Roles that are given by flags, of a person or of a membership. */
const SCHEME_MANAGED = /^system_(admin|user|guest)$|^(team|channel)_(user|guest|admin)$|^(playbook|run)_(admin|member)$/

/** The permission ids in a text, separated by blanks. */
export function permissionIds(text: string): string[] {
  return text.split(/\s+/).filter((id) => id !== '')
}

/** The roles of a fresh database. When they were made is made up: the real ones are as old as the database. */
export function builtInRoles(random: Random): RoleRecord[] {
  const made = Date.UTC(2024, 0, 8, 9, 0, 0)
  const all = { ...ADMINISTRATOR_PERMISSIONS, ...SYSTEM_ROLE_PERMISSIONS, ...TEAM_ROLE_PERMISSIONS }
  return Object.entries(all).map(([name, permissions]) => ({
    id: random.id(),
    name,
    display_name: `authentication.roles.${TEXT_NAMES[name] ?? name}.name`,
    description: `authentication.roles.${TEXT_NAMES[name] ?? name}.description`,
    create_at: made,
    update_at: made,
    delete_at: 0,
    permissions: permissionIds(permissions),
    scheme_managed: SCHEME_MANAGED.test(name),
    built_in: name !== 'custom_group_user',
  }))
}
