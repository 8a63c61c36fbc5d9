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
] as const

export type PermissionId = (typeof PERMISSIONS)[number]
