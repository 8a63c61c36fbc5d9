import type { ServerFeatures } from './server-features.ts'

/** Something this server is too old for, to be said once on the page that would have used it. */
export interface AbsentFeature {
  feature: string
  /** First Mattermost version that has it, e.g. "11.9". */
  since: string
}

/** What of tokens this server is too old for; nothing where it can rotate them. */
export function absentFeatures(
  features: Pick<ServerFeatures, 'tokenExpiry' | 'tokenRotate' | 'nonCompliantRoutes'>,
): AbsentFeature[] {
  const absent: AbsentFeature[] = []
  if (!features.tokenExpiry) absent.push({ feature: 'Expiry dates of tokens, and a policy for them', since: '11.9' })
  if (!features.tokenRotate) absent.push({ feature: 'Rotating a token', since: '11.10' })
  if (!features.nonCompliantRoutes)
    absent.push({ feature: "The server's own count of tokens that break the policy", since: '11.10' })
  return absent
}
