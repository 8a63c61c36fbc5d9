import type { Store } from './store.ts'
import type { LicenseRecord } from './state.ts'

/** What an Enterprise licence allows. */
const FEATURES = [
  'Announcement',
  'Cluster',
  'Compliance',
  'CustomPermissionsSchemes',
  'CustomTermsOfService',
  'DataRetention',
  'Elasticsearch',
  'EmailNotificationContents',
  'GoogleOAuth',
  'GuestAccounts',
  'GuestAccountsPermissions',
  'IDLoadedPushNotifications',
  'LDAP',
  'LDAPGroups',
  'LockTeammateNameDisplay',
  'MFA',
  'MHPNS',
  'MessageExport',
  'Metrics',
  'Office365OAuth',
  'OpenId',
  'OutgoingOAuthConnections',
  'RemoteClusterService',
  'SAML',
  'SharedChannels',
]

/** People an unlicensed server warns at, and people it takes no more of. */
const UNLICENSED = { soft: 200, hard: 250 }

/**
 * What `GET /license/client` answers. All values are text.
 * @param isFull whose it is and how long it lasts as well: for who may read about the licence
 */
export function clientLicense(license: LicenseRecord | null, isFull: boolean): Record<string, string> {
  if (!license) return { IsLicensed: 'false' }
  return {
    IsLicensed: 'true',
    SkuShortName: 'enterprise',
    Company: license.company,
    Users: String(license.users),
    IsSeatCountEnforced: String(license.is_seat_count_enforced),
    Cloud: 'false',
    IsGovSku: 'false',
    IsTrial: 'false',
    ...Object.fromEntries(FEATURES.map((feature) => [feature, 'true'])),
    ...(isFull
      ? {
          Id: license.id,
          Name: license.name,
          Email: license.email,
          SkuName: 'Enterprise',
          IssuedAt: String(license.issued_at),
          StartsAt: String(license.starts_at),
          ExpiresAt: String(license.expires_at),
        }
      : {}),
  }
}

/** Guests take a licence, and have to be switched on. */
export function allowsGuests(store: Store): boolean {
  return store.license !== null && store.config.GuestAccountsSettings.Enable
}

/** How many active people the server warns at and takes at most; 0: no limit. A licence limits only when it says so. */
export function userLimits({ license }: Store): { soft: number; hard: number } {
  if (!license) return UNLICENSED
  return license.is_seat_count_enforced ? { soft: license.users, hard: license.users } : { soft: 0, hard: 0 }
}

export function countActivePeople(store: Store): number {
  return store.usersByUsername().filter((user) => user.delete_at === 0 && !user.is_bot).length
}

/** Is there no room for one more active person? */
export function isFull(store: Store): boolean {
  const { hard } = userLimits(store)
  return hard > 0 && countActivePeople(store) >= hard
}
