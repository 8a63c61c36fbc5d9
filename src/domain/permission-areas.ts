/** Where a permission belongs in a grid of rights. */
export type PermissionArea =
  | 'server'
  | 'tokens'
  | 'people'
  | 'roles'
  | 'bots'
  | 'teams'
  | 'channels'
  | 'posts'
  | 'integrations'
  | 'compliance'
  | 'console-read'
  | 'console-write'
  | 'jobs'
  | 'playbooks'
  | 'other'

/** All areas in the order in which a grid shows them. */
export const PERMISSION_AREAS: readonly { area: PermissionArea; title: string }[] = [
  { area: 'server', title: 'Server' },
  { area: 'tokens', title: 'Access tokens' },
  { area: 'people', title: 'People' },
  { area: 'roles', title: 'Roles' },
  { area: 'bots', title: 'Bots' },
  { area: 'integrations', title: 'Integrations' },
  { area: 'compliance', title: 'Audit and compliance' },
  { area: 'console-write', title: 'System Console: change' },
  { area: 'console-read', title: 'System Console: see' },
  { area: 'jobs', title: 'Jobs and maintenance' },
  { area: 'teams', title: 'Teams' },
  { area: 'channels', title: 'Channels' },
  { area: 'posts', title: 'Messages' },
  { area: 'playbooks', title: 'Playbooks' },
  { area: 'other', title: 'Other' },
]

/**
 * First match wins, so the narrow patterns stand before the wide ones. By pattern and not by a table of the 300 ids:
 * ids of newer servers then find their place too.
 */
const PATTERNS: readonly [RegExp, PermissionArea][] = [
  [/^sysconsole_read_/, 'console-read'],
  [/^sysconsole_write_/, 'console-write'],
  [/user_access_token$/, 'tokens'],
  [/^(playbook|run)_/, 'playbooks'],
  [/_roles$|^assign_system_admin_role$/, 'roles'],
  [/(^|_)bots?$|^read_others_bots$/, 'bots'],
  [/_job$|_jobs$|_indexes$|^test_|^purge_|^recycle_|^invalidate_caches$|^reload_config$/, 'jobs'],
  [/^read_audits$|compliance|data_retention|^get_logs$/, 'compliance'],
  [/slash_commands|webhook|oauth|emojis?$|shared_channels|secure_connections/, 'integrations'],
  [
    /^manage_system$|license|^get_analytics$|^edit_brand$|saml|ldap|^get_public_link$|^invalidate_email_invite$/,
    'server',
  ],
  [/post|reaction|mentions$|upload_file|bookmark/, 'posts'],
  [/users?$|guest$|members$|custom_group|other_users|users_without_team/, 'people'],
  [/channel/, 'channels'],
  [/team/, 'teams'],
]

/** The area of a permission id; `other` for ids no pattern knows. */
export function areaOf(permission: string): PermissionArea {
  return PATTERNS.find(([pattern]) => pattern.test(permission))?.[1] ?? 'other'
}
