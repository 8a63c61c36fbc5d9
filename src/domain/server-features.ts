import type { ClientConfig } from '@/api/objects/client-config.ts'

export interface Version {
  major: number
  minor: number
  patch: number
}

/** What the server can do, as far as Latchkey's pages depend on it. */
export interface ServerFeatures {
  /** "11.2.0", or "" when neither header nor configuration told. */
  version: string
  /** Tokens carry `expires_at`, and create takes one. */
  tokenExpiry: boolean
  /** `POST /users/tokens/rotate` exists. */
  tokenRotate: boolean
  /** `GET /users/tokens/non_compliant/count` and `POST …/revoke` exist. */
  nonCompliantRoutes: boolean
  /** Longest life of a token in days by the server's policy; 0 when there is no policy. */
  tokenPolicyDays: number
  /** The switch "personal access tokens" is on. Off: people's tokens stop working at once, those of bots go on. */
  tokensEnabled: boolean
  /** `GET /reports/users`, the only source of the last sign-in, and `GET /roles` exist. */
  userReports: boolean
  /** `POST /users/{id}/reset_failed_attempts` exists. */
  resetFailedAttempts: boolean
  /** Accounts tell administrators of failed attempts; older servers keep these from everybody but oneself. */
  tellsFailedAttempts: boolean
  /** What lets somebody see and manage slash commands in a team; older servers know one right for one's own and all. */
  commandPermission: 'manage_own_slash_commands' | 'manage_slash_commands'
}

const EXPIRY_SINCE: Version = { major: 11, minor: 9, patch: 0 }
const ROTATE_SINCE: Version = { major: 11, minor: 10, patch: 0 }
/** Seen in 9.11 and not in 5.37. Whoever asks a server between them must take its 404 for "has none". */
const REPORTS_SINCE: Version = { major: 9, minor: 0, patch: 0 }
/** Seen in 10.10 and not in 9.11. The same goes between them. */
const RESET_ATTEMPTS_SINCE: Version = { major: 10, minor: 0, patch: 0 }
/** Seen in 10.10 and not in 9.11. Between them nothing is claimed. */
const TELLS_ATTEMPTS_SINCE: Version = { major: 10, minor: 10, patch: 0 }
/** Seen in 11.2; the role of an administrator of 10.10, 9.11 and 5.37 has only `manage_slash_commands`. */
const OWN_COMMANDS_SINCE: Version = { major: 11, minor: 2, patch: 0 }

/**
 * Reads the first three numbers of `X-Version-Id` ("11.2.0.123.hash.false") or of the configuration's `Version`
 * ("11.2.0", "11.10.0-rc1"). Null when the text does not start with two numbers.
 */
export function parseVersion(text: string): Version | null {
  const match = /^\s*v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text)
  if (!match) return null
  return { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3] ?? 0) }
}

function isAtLeast(version: Version | null, since: Version): boolean {
  if (!version) return false
  if (version.major !== since.major) return version.major > since.major
  if (version.minor !== since.minor) return version.minor > since.minor
  return version.patch >= since.patch
}

function wholeDays(text: string | undefined): number {
  const days = Number(text ?? '')
  return Number.isInteger(days) && days > 0 ? days : 0
}

/**
 * What the server can do. `version` is the last `X-Version-Id` seen; when it is blank (a proxy may drop the header) the
 * configuration's own version counts. A configuration that knows the lifetime policy proves expiry dates by itself, so a
 * build with an odd version number is not taken for an old one.
 */
export function featuresOf(version: string, config: ClientConfig): ServerFeatures {
  const parsed = parseVersion(version) ?? parseVersion(config.Version)
  const tokenExpiry = isAtLeast(parsed, EXPIRY_SINCE) || config.MaximumPersonalAccessTokenLifetimeDays !== undefined
  const tokenRotate = isAtLeast(parsed, ROTATE_SINCE)
  return {
    version: parsed ? `${parsed.major}.${parsed.minor}.${parsed.patch}` : '',
    tokenExpiry,
    tokenRotate,
    nonCompliantRoutes: tokenRotate,
    tokenPolicyDays: tokenExpiry ? wholeDays(config.MaximumPersonalAccessTokenLifetimeDays) : 0,
    tokensEnabled: config.EnableUserAccessTokens === 'true',
    userReports: isAtLeast(parsed, REPORTS_SINCE),
    resetFailedAttempts: isAtLeast(parsed, RESET_ATTEMPTS_SINCE),
    tellsFailedAttempts: isAtLeast(parsed, TELLS_ATTEMPTS_SINCE),
    commandPermission: isAtLeast(parsed, OWN_COMMANDS_SINCE) ? 'manage_own_slash_commands' : 'manage_slash_commands',
  }
}
