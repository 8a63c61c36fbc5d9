import { Failure } from '../failure.ts'
import type { Routes } from '../routes.ts'

/** Parts of Mattermost that nothing here has to do with. What is in no list at all is a plain 404. */
const PARTS = [
  'channels',
  'cluster',
  'compliance',
  'custom_profile_attributes',
  'data_retention',
  'elasticsearch',
  'emoji',
  'exports',
  'files',
  'groups',
  'hooks',
  'imports',
  'jobs',
  'ldap',
  'logs',
  'oauth',
  'opengraph',
  'plugins',
  'posts',
  'reactions',
  'remotecluster',
  'saml',
  'schemes',
  'sharedchannels',
  'terms_of_service',
  'uploads',
  'websocket',
]

/** Known to Mattermost, not to the demo server: 500 with an id of its own, so that it cannot be taken for anything else. */
export function unimplementedRoutes(routes: Routes): void {
  const refuse = (): Response => {
    throw new Failure(500, 'demo.not_implemented')
  }
  for (const part of PARTS) {
    for (const path of [`/${part}`, `/${part}/*`]) {
      routes.get(path, refuse, { session: 'none', trusted: true })
      routes.post(path, refuse, { session: 'none', trusted: true })
      routes.put(path, refuse, { session: 'none', trusted: true })
      routes.delete(path, refuse, { session: 'none', trusted: true })
    }
  }
}
