/** 3: reaches other people's accounts or the whole server. 2: reaches data of others. 1: worth knowing. */
export type SensitivityWeight = 1 | 2 | 3

export interface SensitivePermission {
  id: string
  weight: SensitivityWeight
  /** What the holder can do, in one plain sentence without a full stop. */
  words: string
}

/**
 * What Latchkey counts as sensitive, and how heavily. This is our judgement, not Mattermost's: the page that explains how
 * we know shows the whole list.
 */
export const SENSITIVE_PERMISSIONS: readonly SensitivePermission[] = [
  { id: 'manage_system', weight: 3, words: 'Do everything on this server' },
  { id: 'manage_roles', weight: 3, words: 'Give and take roles, the administrator role included' },
  { id: 'assign_system_admin_role', weight: 3, words: 'Make somebody a system administrator' },
  { id: 'edit_other_users', weight: 3, words: "Change other people's accounts, sessions and tokens" },
  { id: 'permanent_delete_user', weight: 3, words: 'Delete accounts for good' },
  { id: 'manage_others_bots', weight: 3, words: 'Manage bots of other people, and make tokens for them' },
  { id: 'manage_system_wide_oauth', weight: 3, words: 'Manage OAuth applications of the whole server' },
  { id: 'sysconsole_write_user_management_users', weight: 3, words: 'Change, deactivate and re-password people' },
  { id: 'sysconsole_write_user_management_permissions', weight: 3, words: 'Change what roles may do' },
  { id: 'sysconsole_write_user_management_system_roles', weight: 3, words: 'Change the delegated administrator roles' },
  { id: 'sysconsole_write_authentication_signup', weight: 3, words: 'Change who may sign up' },
  { id: 'sysconsole_write_authentication_email', weight: 3, words: 'Change sign-in by e-mail' },
  { id: 'sysconsole_write_authentication_password', weight: 3, words: 'Change the password policy' },
  { id: 'sysconsole_write_authentication_mfa', weight: 3, words: 'Change multi-factor authentication' },
  { id: 'sysconsole_write_authentication_ldap', weight: 3, words: 'Change sign-in by AD/LDAP' },
  { id: 'sysconsole_write_authentication_saml', weight: 3, words: 'Change sign-in by SAML' },
  { id: 'sysconsole_write_authentication_openid', weight: 3, words: 'Change sign-in by OpenID' },
  { id: 'sysconsole_write_plugins', weight: 3, words: 'Install and run plugins, which are programs on the server' },
  { id: 'sysconsole_write_integrations_integration_management', weight: 3, words: 'Switch tokens and integrations on' },
  { id: 'sysconsole_write_environment_session_lengths', weight: 3, words: 'Change how long sessions live' },
  { id: 'create_user_access_token', weight: 2, words: 'Create, enable and rotate personal access tokens' },
  { id: 'revoke_user_access_token', weight: 2, words: 'Disable and revoke personal access tokens' },
  { id: 'read_user_access_token', weight: 1, words: 'See personal access tokens, without their secrets' },
  { id: 'manage_bots', weight: 2, words: 'Manage own bots, and make tokens for them' },
  { id: 'create_bot', weight: 2, words: 'Create bots' },
  { id: 'assign_bot', weight: 2, words: 'Give bots to other people' },
  { id: 'manage_oauth', weight: 2, words: 'Manage own OAuth applications' },
  { id: 'manage_outgoing_oauth_connections', weight: 2, words: 'Manage connections with stored OAuth secrets' },
  { id: 'manage_secure_connections', weight: 2, words: 'Connect this server with others' },
  { id: 'manage_shared_channels', weight: 2, words: 'Share channels with other servers' },
  { id: 'read_audits', weight: 2, words: "Read the audit log with everybody's addresses" },
  { id: 'get_logs', weight: 2, words: "Read the server's log" },
  { id: 'create_compliance_export_job', weight: 2, words: 'Export messages of everybody' },
  { id: 'manage_compliance_export_job', weight: 2, words: 'Manage exports of messages' },
  { id: 'download_compliance_export_result', weight: 2, words: 'Download exports of messages' },
  { id: 'demote_to_guest', weight: 2, words: 'Turn members into guests' },
  { id: 'promote_guest', weight: 2, words: 'Turn guests into members' },
  { id: 'manage_others_slash_commands', weight: 2, words: "Manage other people's slash commands, tokens included" },
  { id: 'manage_others_incoming_webhooks', weight: 2, words: "Manage other people's incoming webhooks" },
  { id: 'manage_others_outgoing_webhooks', weight: 2, words: "Manage other people's outgoing webhooks" },
  { id: 'manage_team_roles', weight: 2, words: 'Make and unmake team administrators' },
  { id: 'manage_team', weight: 2, words: "Change a team's settings" },
  { id: 'import_team', weight: 2, words: 'Import data into a team' },
  { id: 'join_private_teams', weight: 2, words: 'Join private teams uninvited' },
  { id: 'edit_others_posts', weight: 2, words: "Change other people's messages" },
  { id: 'delete_others_posts', weight: 2, words: "Delete other people's messages" },
  { id: 'read_deleted_posts', weight: 2, words: 'Read deleted messages' },
  { id: 'read_others_bots', weight: 1, words: 'See bots of other people' },
  { id: 'read_other_users_teams', weight: 1, words: "See other people's teams" },
  { id: 'list_private_teams', weight: 1, words: 'See that private teams exist' },
  { id: 'list_users_without_team', weight: 1, words: 'See people without a team' },
  { id: 'invite_guest', weight: 1, words: 'Invite guests' },
  { id: 'sysconsole_read_user_management_users', weight: 1, words: 'See everybody in the System Console' },
]
