import type { ClientConfig } from '@/api/objects/client-config.ts'

/**
 * What makes it doubtful that the server sends a mail about an account; null where nothing does. The setting is about
 * notifications: mails about accounts go out all the same where an SMTP server is set up, which clients are not told.
 */
export function mailDoubt({ SendEmailNotifications }: ClientConfig): string | null {
  if (SendEmailNotifications !== 'false') return null
  return 'E-mail notifications are switched off on this server: it may not be set up to send any mail.'
}
