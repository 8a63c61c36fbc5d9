/** The ids of Mattermost's permissions that something in Latchkey depends on. The server knows some two hundred more. */
export const PERMISSIONS = [
  'manage_system',
  'create_user_access_token',
  'read_user_access_token',
  'revoke_user_access_token',
  'edit_other_users',
  'manage_bots',
  'manage_others_bots',
  'read_others_bots',
  'assign_bot',
  'manage_roles',
  'sysconsole_read_user_management_users',
  'sysconsole_write_user_management_users',
  'sysconsole_read_user_management_teams',
  'read_other_users_teams',
  'manage_own_slash_commands',
  'manage_others_slash_commands',
  'remove_user_from_team',
  'manage_slash_commands',
  'list_public_teams',
  'list_private_teams',
  'list_users_without_team',
  'manage_team',
  'read_bots',
  'view_team',
] as const

export type PermissionId = (typeof PERMISSIONS)[number]

/** Every permission somebody has, unknown ones too. Asked for is only what is known, so that a slip in a name is an error. */
export interface PermissionSet extends Iterable<string> {
  readonly size: number
  has: (permission: PermissionId) => boolean
}
