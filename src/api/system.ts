import { call } from './http.ts'
import { clientConfigSchema, type ClientConfig } from './objects/client-config.ts'
import { licenseSchema, type License } from './objects/license.ts'

/**
 * `GET /config/client`: the settings a client needs. Without a session the server sends fewer of them. Versions before 11
 * insist on `format=old`.
 */
export function getClientConfig(signal?: AbortSignal): Promise<ClientConfig> {
  return call({ path: '/config/client', query: { format: 'old' }, signal, isAnonymous: true }, clientConfigSchema)
}

/** `GET /license/client`: what is licensed here. Works without a session. */
export function getLicense(signal?: AbortSignal): Promise<License> {
  return call({ path: '/license/client', query: { format: 'old' }, signal, isAnonymous: true }, licenseSchema)
}
