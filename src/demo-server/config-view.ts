import type { DemoConfig } from './state.ts'
import type { Store } from './store.ts'

type Section = keyof DemoConfig

/**
 * Which areas of the System Console a setting belongs to. Who may read one of them, reads it; the others see null in its
 * place.
 */
const AREAS: { readonly [S in Section]: { readonly [Setting in keyof DemoConfig[S]]: readonly string[] } } = {
  ServiceSettings: {
    SiteURL: ['environment_web_server', 'authentication_saml'],
    EnableUserAccessTokens: ['integrations_integration_management'],
    EnableMultifactorAuthentication: ['authentication_mfa'],
    EnableCommands: ['integrations_integration_management'],
    EnableEmailInvitations: ['authentication_signup'],
    EnableBotAccountCreation: ['integrations_bot_accounts'],
    MaximumLoginAttempts: ['authentication_password'],
    SessionLengthWebInHours: ['environment_session_lengths'],
    MaximumPersonalAccessTokenLifetimeDays: ['integrations_integration_management'],
    TerminateSessionsOnPasswordChange: ['environment_session_lengths'],
  },
  TeamSettings: {
    SiteName: ['site_customization'],
    EnableOpenServer: ['authentication_signup'],
    EnableUserDeactivation: ['experimental_features'],
    MaxUsersPerTeam: ['site_users_and_teams'],
  },
  EmailSettings: {
    RequireEmailVerification: ['authentication_email'],
    SendEmailNotifications: ['site_notifications'],
  },
  LdapSettings: { Enable: ['authentication_ldap'] },
  SamlSettings: { Enable: ['authentication_saml'] },
  GitLabSettings: { Enable: ['authentication_openid'] },
  GuestAccountsSettings: { Enable: ['authentication_guest_access'] },
  PrivacySettings: { ShowEmailAddress: ['site_users_and_teams'], ShowFullName: ['site_users_and_teams'] },
  PasswordSettings: {
    MinimumLength: ['authentication_password'],
    Lowercase: ['authentication_password'],
    Uppercase: ['authentication_password'],
    Number: ['authentication_password'],
    Symbol: ['authentication_password'],
  },
}

/** The settings that the version has not got yet. */
function isUnknown(store: Store, setting: string): boolean {
  return store.options.version === '11.2' && setting === 'MaximumPersonalAccessTokenLifetimeDays'
}

/**
 * The settings as `GET /config` shows them.
 * @param may whether the viewer has a permission
 */
export function configView(store: Store, may: (permission: string) => boolean): Record<string, unknown> {
  const areas: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = AREAS
  const sections = Object.entries<Record<string, unknown>>({ ...store.config }).map(([section, settings]) => {
    const shown = Object.entries(settings)
      .filter(([setting]) => !isUnknown(store, setting))
      .map(([setting, value]) => {
        const isSeen = areas[section]?.[setting]?.some((area) => may(`sysconsole_read_${area}`)) === true
        return [setting, isSeen ? value : null] as const
      })
    return [section, Object.fromEntries(shown)] as const
  })
  return Object.fromEntries(sections)
}
