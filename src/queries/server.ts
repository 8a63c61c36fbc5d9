import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '@/api/errors.ts'
import { serverVersion } from '@/api/http.ts'
import type { ClientConfig } from '@/api/objects/client-config.ts'
import { getClientConfig } from '@/api/system.ts'
import { featuresOf, type ServerFeatures } from '@/domain/server-features.ts'
import { keys } from './keys.ts'
import { serverAddress, serverName } from './server-identity.ts'

/** The server one is on, so that nobody revokes on the wrong one, and what it can do. */
export interface ServerFacts {
  name: string
  /** Where Mattermost says it is, else where the page comes from: with scheme, without a slash at the end. */
  address: string
  /** "11.2.0", "" when it does not tell. */
  version: string
  features: ServerFeatures
  config: ClientConfig
}

/** What the configuration says about the server. `version` is what its answers say about themselves, "" if nothing. */
export function serverFactsOf(config: ClientConfig, version: string): ServerFacts {
  const features = featuresOf(version, config)
  return { name: serverName(config), address: serverAddress(config), version: features.version, features, config }
}

/**
 * Name, address, version and features (`GET /config/client`, which tells more to somebody signed in). Settings hardly change.
 * Rejects with `session-expired` when it tells what it tells strangers: to whom each setting of tokens is off.
 */
export function serverQuery() {
  return queryOptions({
    queryKey: keys.server(),
    queryFn: async ({ signal }) => {
      const config = await getClientConfig(signal)
      if (config.EnableUserAccessTokens === '') {
        throw new ApiError({ kind: 'session-expired', request: 'GET /config/client' })
      }
      return serverFactsOf(config, serverVersion())
    },
    staleTime: 10 * 60_000,
    gcTime: Infinity,
  })
}
