import { createHash } from 'node:crypto'
import type { DemoConfig, DemoOptions } from './state.ts'
import type { Store } from './store.ts'

/** The largest file the server takes, in bytes. */
export const MAX_FILE_SIZE = 104_857_600

/** The settings of a fresh install, as the recorded server had them: sessions of 180 days, tokens switched off. */
export function freshConfig(): DemoConfig {
  return {
    ServiceSettings: {
      SiteURL: 'http://localhost:8065',
      EnableUserAccessTokens: false,
      EnableMultifactorAuthentication: false,
      EnableCommands: true,
      EnableEmailInvitations: true,
      EnableBotAccountCreation: false,
      MaximumLoginAttempts: 10,
      SessionLengthWebInHours: 4320,
      MaximumPersonalAccessTokenLifetimeDays: 0,
      TerminateSessionsOnPasswordChange: false,
    },
    TeamSettings: {
      SiteName: 'Mattermost',
      EnableOpenServer: false,
      EnableUserDeactivation: false,
      MaxUsersPerTeam: 50,
    },
    EmailSettings: { RequireEmailVerification: false, SendEmailNotifications: true },
    LdapSettings: { Enable: false },
    SamlSettings: { Enable: false },
    GitLabSettings: { Enable: false },
    GuestAccountsSettings: { Enable: false },
    PrivacySettings: { ShowEmailAddress: true, ShowFullName: true },
    PasswordSettings: {
      MinimumLength: 8,
      Lowercase: false,
      Uppercase: false,
      Number: false,
      Symbol: false,
    },
  }
}

/** The numbers a server of this version calls itself by. Self-built 11.2 has no build number, released ones have. */
export function versionOf(version: DemoOptions['version']): { full: string; build: string } {
  return version === '11.2' ? { full: '11.2.0', build: '' } : { full: '11.10.0', build: '19872314451' }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Writes the known settings of `patch` into `config`; unknown sections, unknown settings and null are passed over.
 * @returns false when a setting has the wrong type: nothing has been written then
 */
export function patchConfig(config: DemoConfig, patch: Record<string, unknown>): boolean {
  const writes: [Record<string, unknown>, string, unknown][] = []
  for (const [name, section] of Object.entries<Record<string, unknown>>({ ...config })) {
    const changes = patch[name]
    if (!isObject(changes)) continue
    for (const [setting, now] of Object.entries(section)) {
      const next = changes[setting]
      if (next === undefined || next === null) continue
      if (typeof next !== typeof now) return false
      writes.push([section, setting, next])
    }
  }
  for (const [section, setting, next] of writes) section[setting] = next
  return true
}

/** What `GET /config/client` says to anybody, signed in or not. All values are text. */
function limitedClientConfig({ config, options, license, userCount }: Store): Record<string, string> {
  const { full, build } = versionOf(options.version)
  // The setting of what takes a licence, which is off without one whatever the setting says.
  const licensed = (setting: { Enable: boolean }): string => String(license !== null && setting.Enable)
  return {
    AndroidAppDownloadLink: 'https://about.mattermost.com/mattermost-android-app/',
    AppDownloadLink: 'https://mattermost.com/download/#mattermostApps',
    BuildDate: '',
    BuildEnterpriseReady: license ? 'true' : options.version === '11.2' ? '' : 'false',
    BuildHash: '',
    BuildHashEnterprise: '',
    BuildNumber: build,
    CustomDescriptionText: '',
    DefaultClientLocale: 'en',
    DiagnosticsEnabled: 'false',
    EnableBotAccountCreation: String(config.ServiceSettings.EnableBotAccountCreation),
    EnableCustomEmoji: 'true',
    EnableFile: 'true',
    EnableGuestAccounts: String(config.GuestAccountsSettings.Enable),
    EnableLdap: licensed(config.LdapSettings),
    EnableMultifactorAuthentication: String(config.ServiceSettings.EnableMultifactorAuthentication),
    EnableOpenServer: String(config.TeamSettings.EnableOpenServer),
    EnableSaml: licensed(config.SamlSettings),
    EnableSignInWithEmail: 'true',
    EnableSignInWithUsername: 'true',
    EnableSignUpWithEmail: 'true',
    EnableSignUpWithGitLab: licensed(config.GitLabSettings),
    EnableSignUpWithGoogle: 'false',
    EnableSignUpWithOffice365: 'false',
    EnableSignUpWithOpenId: 'false',
    EnableUserCreation: 'true',
    EnforceMultifactorAuthentication: 'false',
    ForgotPasswordLink: '',
    GuestAccountsEnforceMultifactorAuthentication: 'false',
    HasImageProxy: 'false',
    HelpLink: 'https://mattermost.com/pl/help/',
    LdapLoginFieldName: '',
    NoAccounts: String(userCount === 0),
    PasswordEnableForgotLink: 'true',
    PasswordMinimumLength: String(config.PasswordSettings.MinimumLength),
    PasswordRequireLowercase: String(config.PasswordSettings.Lowercase),
    PasswordRequireNumber: String(config.PasswordSettings.Number),
    PasswordRequireSymbol: String(config.PasswordSettings.Symbol),
    PasswordRequireUppercase: String(config.PasswordSettings.Uppercase),
    PluginsEnabled: 'true',
    SamlLoginButtonText: '',
    SiteName: config.TeamSettings.SiteName,
    SiteURL: config.ServiceSettings.SiteURL,
    TelemetryId: '',
    Version: full,
    WebsocketPort: '80',
    WebsocketSecurePort: '443',
    WebsocketURL: '',
  }
}

/**
 * What `GET /config/client` answers.
 * @param signedIn true adds the settings that are shown only with a session
 */
export function clientConfig(store: Store, signedIn: boolean): Record<string, string> {
  const limited = limitedClientConfig(store)
  if (!signedIn) return limited
  const { config, options } = store
  const days = config.ServiceSettings.MaximumPersonalAccessTokenLifetimeDays
  return {
    ...limited,
    AvailableLocales: '',
    CloseUnusedDirectMessages: 'false',
    EnableCommands: String(config.ServiceSettings.EnableCommands),
    EnableCustomUserStatuses: 'true',
    EnableDeveloper: 'false',
    EnableEmailInvitations: String(config.ServiceSettings.EnableEmailInvitations),
    EnableIncomingWebhooks: 'true',
    EnableOAuthServiceProvider: 'true',
    EnableOutgoingWebhooks: 'true',
    EnableUserAccessTokens: String(config.ServiceSettings.EnableUserAccessTokens),
    EnableUserDeactivation: String(config.TeamSettings.EnableUserDeactivation),
    ExtendSessionLengthWithActivity: 'false',
    InstallationDate: '',
    MaxFileSize: String(MAX_FILE_SIZE),
    ...(options.version === '11.2' ? {} : { MaximumPersonalAccessTokenLifetimeDays: String(days) }),
    RequireEmailVerification: String(config.EmailSettings.RequireEmailVerification),
    SchemaVersion: '',
    SendEmailNotifications: String(config.EmailSettings.SendEmailNotifications),
    ShowEmailAddress: String(config.PrivacySettings.ShowEmailAddress),
    ShowFullName: String(config.PrivacySettings.ShowFullName),
    TeammateNameDisplay: 'username',
    UpgradedFromTE: 'false',
  }
}

/** The third part of `X-Version-Id`: changes whenever a setting changes. */
export function configHash(config: DemoConfig): string {
  return createHash('md5').update(JSON.stringify(config)).digest('hex')
}
