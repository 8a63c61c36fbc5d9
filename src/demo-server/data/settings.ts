import type { DemoConfig } from '../state.ts'
import { SESSION_HOURS } from './sessions.ts'

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
  for (const service of [config.LdapSettings, config.SamlSettings, config.GitLabSettings]) service.Enable = true
  config.PrivacySettings.ShowEmailAddress = true
  config.PrivacySettings.ShowFullName = true
}
