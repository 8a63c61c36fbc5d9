import type { ClientConfig } from '@/api/objects/client-config.ts'

/** What the server calls itself. */
export function serverName(config: ClientConfig): string {
  return config.SiteName.trim() || 'Mattermost'
}

/** Where Mattermost says it is, else where the page comes from: with scheme, without a slash at the end. */
export function serverAddress(config: ClientConfig): string {
  return (config.SiteURL.trim() || location.origin).replace(/\/+$/, '')
}
