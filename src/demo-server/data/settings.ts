import type { DemoConfig, LicenseRecord } from '../state.ts'
import { DAY, type Making } from './making.ts'
import { SESSION_HOURS } from './sessions.ts'

/** The licence of the company: it signs people in by other services, has guests, and roles of its own. */
export function companyLicense({ now }: Making, users: number): LicenseRecord {
  const starts = now - 140 * DAY
  return {
    id: 'm8wz4kqjtpnfxg1e6ydo3rchsa',
    name: 'Ada Lindholm',
    email: 'ada@harbour.example',
    company: 'Kestrel Harbour',
    users,
    is_seat_count_enforced: false,
    issued_at: starts,
    starts_at: starts,
    expires_at: starts + 365 * DAY,
  }
}

/** The settings of the company: tokens for those with the right, a year at most, MFA offered, addresses confirmed. */
export function adjustConfig(config: DemoConfig): void {
  Object.assign(config.ServiceSettings, {
    EnableUserAccessTokens: true,
    EnableMultifactorAuthentication: true,
    EnableBotAccountCreation: true,
    MaximumLoginAttempts: 10,
    SessionLengthWebInHours: SESSION_HOURS,
    MaximumPersonalAccessTokenLifetimeDays: 365,
    TerminateSessionsOnPasswordChange: true,
  } satisfies Partial<DemoConfig['ServiceSettings']>)
  config.TeamSettings.SiteName = 'Kestrel Harbour'
  config.TeamSettings.EnableUserDeactivation = true
  config.TeamSettings.MaxUsersPerTeam = 50_000
  config.EmailSettings.RequireEmailVerification = true
  const licensed = [config.LdapSettings, config.SamlSettings, config.GitLabSettings, config.GuestAccountsSettings]
  for (const settings of licensed) settings.Enable = true
  config.PrivacySettings.ShowEmailAddress = true
  config.PrivacySettings.ShowFullName = true
}
