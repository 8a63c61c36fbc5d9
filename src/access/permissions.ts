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
] as const

export type PermissionId = (typeof PERMISSIONS)[number]
