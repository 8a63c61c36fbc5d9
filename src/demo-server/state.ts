/**
 * The records the demo server keeps: what a real server would have in its database, before anything is left out for a
 * viewer. Times are ms since epoch. Records are plain and mutable; only handlers change them.
 */

/** How the server is to behave and what it holds at the start. */
export interface DemoOptions {
  /** Now, in ms since epoch. Everything that depends on time asks this. */
  clock: () => number
  /** `empty`: a fresh install, the first person to sign up becomes administrator. `company`: the made-up company. */
  data: 'company' | 'empty'
  /** `11.2` answers like the recorded server: no token expiry, no rotation, no policy routes. */
  version: '11.10' | '11.2'
  /** With `company`: make this many tokens, of a fifth as many people. 0: the company as it is. */
  scale: number
}

export interface UserRecord {
  id: string
  username: string
  email: string
  email_verified: boolean
  nickname: string
  first_name: string
  last_name: string
  position: string
  roles: string
  auth_service: string
  /** Null: the key is left out of answers, as 11.2 does. */
  auth_data: string | null
  password: string
  mfa_active: boolean
  mfa_secret: string
  /** The TOTP steps already used: a code works once. */
  mfa_used: number[]
  failed_attempts: number
  create_at: number
  update_at: number
  delete_at: number
  last_password_update: number
  /** Negative after a picture was removed. */
  last_picture_update: number
  last_login: number
  last_activity_at: number
  locale: string
  is_bot: boolean
  bot_description: string
  notify_props: Record<string, string>
  timezone: Record<string, string>
  props: Record<string, string>
  picture: Uint8Array | null
}

export interface TokenRecord {
  id: string
  token: string
  user_id: string
  description: string
  is_active: boolean
  /** 0: never. Not shown by 11.2. */
  expires_at: number
}

export interface SessionRecord {
  id: string
  token: string
  user_id: string
  create_at: number
  expires_at: number
  last_activity_at: number
  device_id: string
  roles: string
  is_oauth: boolean
  props: Record<string, string>
}

export interface AuditRecord {
  id: string
  create_at: number
  user_id: string
  action: string
  extra_info: string
  ip_address: string
  session_id: string
}

export interface RoleRecord {
  id: string
  name: string
  display_name: string
  description: string
  create_at: number
  update_at: number
  delete_at: number
  permissions: string[]
  scheme_managed: boolean
  built_in: boolean
}

export interface TeamRecord {
  id: string
  create_at: number
  update_at: number
  delete_at: number
  display_name: string
  name: string
  description: string
  email: string
  type: 'O' | 'I'
  company_name: string
  allowed_domains: string
  invite_id: string
  allow_open_invite: boolean
  group_constrained: boolean | null
}

export interface TeamMemberRecord {
  team_id: string
  user_id: string
  /** Roles beyond those of the scheme flags. */
  explicit_roles: string
  delete_at: number
  scheme_guest: boolean
  scheme_user: boolean
  scheme_admin: boolean
}

export interface BotRecord {
  user_id: string
  description: string
  /** A person's id, or a plugin's id. */
  owner_id: string
  create_at: number
  update_at: number
  delete_at: number
}

/** A slash command that somebody has made. */
export interface CommandRecord {
  id: string
  token: string
  create_at: number
  update_at: number
  delete_at: number
  creator_id: string
  team_id: string
  trigger: string
  method: 'P' | 'G'
  username: string
  icon_url: string
  auto_complete: boolean
  auto_complete_desc: string
  auto_complete_hint: string
  display_name: string
  description: string
  url: string
  plugin_id: string
}

/** An Enterprise licence. */
export interface LicenseRecord {
  id: string
  /** Who has it: a person's name, their address, their company. */
  name: string
  email: string
  company: string
  users: number
  /** Whether the server takes no more people than that. */
  is_seat_count_enforced: boolean
  issued_at: number
  starts_at: number
  expires_at: number
}

export interface PreferenceRecord {
  user_id: string
  category: string
  name: string
  value: string
}

/** The settings the handlers ask for, by the names of Mattermost's configuration file. */
export interface DemoConfig {
  ServiceSettings: {
    SiteURL: string
    EnableUserAccessTokens: boolean
    EnableMultifactorAuthentication: boolean
    EnableCommands: boolean
    EnableEmailInvitations: boolean
    EnableBotAccountCreation: boolean
    MaximumLoginAttempts: number
    SessionLengthWebInHours: number
    MaximumPersonalAccessTokenLifetimeDays: number
    TerminateSessionsOnPasswordChange: boolean
  }
  TeamSettings: {
    SiteName: string
    EnableOpenServer: boolean
    EnableUserDeactivation: boolean
    MaxUsersPerTeam: number
  }
  EmailSettings: { RequireEmailVerification: boolean; SendEmailNotifications: boolean }
  /** Which services people can sign in by. */
  LdapSettings: { Enable: boolean }
  SamlSettings: { Enable: boolean }
  GitLabSettings: { Enable: boolean }
  GuestAccountsSettings: { Enable: boolean }
  PrivacySettings: { ShowEmailAddress: boolean; ShowFullName: boolean }
  PasswordSettings: { MinimumLength: number; Lowercase: boolean; Uppercase: boolean; Number: boolean; Symbol: boolean }
}

/** What a data set fills in: the tables, and the settings it wants different from a fresh install's. */
export interface DemoTables {
  users: UserRecord[]
  bots: BotRecord[]
  teams: TeamRecord[]
  members: TeamMemberRecord[]
  commands: CommandRecord[]
  tokens: TokenRecord[]
  sessions: SessionRecord[]
  /** In the order they were written: oldest first. */
  audits: AuditRecord[]
  preferences: PreferenceRecord[]
  /** Roles beyond the built-in ones. */
  roles: RoleRecord[]
  license: LicenseRecord | null
  /** Settings that differ from a fresh install. */
  adjustConfig: (config: DemoConfig) => void
}
