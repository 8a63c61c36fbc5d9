import { notImplemented } from '../failure.ts'
import type { Routes } from '../routes.ts'

/** Parts of Mattermost that nothing here has to do with. */
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

const USER = '/users/:user_id{[A-Za-z0-9]+}'
const TEAM = '/teams/:team_id{[A-Za-z0-9]+}'
const OF_TEAM = `${USER}/teams/:team_id{[A-Za-z0-9]+}`
const COMMAND = '/commands/:command_id{[A-Za-z0-9]+}'
const BOT = '/bots/:bot_user_id{[A-Za-z0-9]+}'

/** What is left out of the parts that are there: paths, and the methods each of them has. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  [USER]: 'PUT DELETE',
  [`${USER}/patch`]: 'PUT',
  [`${USER}/image/default`]: 'GET',
  [`${USER}/convert_to_bot`]: 'POST',
  [`${USER}/email/verify/member`]: 'POST',
  [`${USER}/terms_of_service`]: 'GET POST',
  [`${USER}/typing`]: 'POST',
  [`${USER}/uploads`]: 'GET',
  [`${USER}/groups`]: 'GET',
  [`${USER}/channels`]: 'GET',
  [`${USER}/channels/*`]: 'GET POST PUT DELETE',
  [`${USER}/channel_members`]: 'GET',
  [`${USER}/custom_profile_attributes`]: 'GET PATCH',
  [`${USER}/data_retention/*`]: 'GET',
  [`${USER}/oauth/apps/authorized`]: 'GET',
  [`${USER}/posts/*`]: 'GET POST DELETE',
  [`${USER}/status`]: 'GET PUT',
  [`${USER}/status/*`]: 'PUT POST DELETE',
  [`${USER}/teams/unread`]: 'GET',
  [`${OF_TEAM}/unread`]: 'GET',
  [`${OF_TEAM}/threads`]: 'GET',
  [`${OF_TEAM}/threads/*`]: 'GET POST PUT DELETE',
  [`${OF_TEAM}/channels`]: 'GET',
  [`${OF_TEAM}/channels/*`]: 'GET POST PUT DELETE',
  '/users/known': 'GET',
  '/users/invalid_emails': 'GET',
  '/users/group_channels': 'POST',
  '/users/email/verify': 'POST',
  '/users/email/verify/send': 'POST',
  '/users/password/reset': 'POST',
  '/users/login/cws': 'POST',
  '/users/login/desktop_token': 'POST',
  '/users/login/switch': 'POST',
  '/users/login/type': 'POST',
  '/users/sessions/device': 'PUT',
  '/users/status/ids': 'POST',
  '/users/migrate_auth/ldap': 'POST',
  '/users/migrate_auth/saml': 'POST',
  '/users/notify-admin': 'POST',
  '/users/trigger-notify-admin-posts': 'POST',
  [TEAM]: 'PUT DELETE',
  [`${TEAM}/patch`]: 'PUT',
  [`${TEAM}/privacy`]: 'PUT',
  [`${TEAM}/restore`]: 'POST',
  [`${TEAM}/scheme`]: 'PUT',
  [`${TEAM}/image`]: 'GET POST DELETE',
  [`${TEAM}/import`]: 'POST',
  [`${TEAM}/invite-guests/email`]: 'POST',
  [`${TEAM}/regenerate_invite_id`]: 'POST',
  [`${TEAM}/members/ids`]: 'POST',
  [`${TEAM}/members/:user_id{[A-Za-z0-9]+}`]: 'GET',
  [`${TEAM}/members/:user_id{[A-Za-z0-9]+}/roles`]: 'PUT',
  [`${TEAM}/members_minus_group_members`]: 'GET',
  [`${TEAM}/channels`]: 'GET',
  [`${TEAM}/channels/*`]: 'GET POST',
  [`${TEAM}/commands/*`]: 'GET',
  [`${TEAM}/files/search`]: 'POST',
  [`${TEAM}/groups`]: 'GET',
  [`${TEAM}/groups_by_channels`]: 'GET',
  [`${TEAM}/posts/search`]: 'POST',
  '/teams/invite/:invite_id{[A-Za-z0-9]+}': 'GET',
  '/teams/invites/email': 'DELETE',
  '/teams/members/invite': 'POST',
  '/teams/name/:name': 'GET',
  '/teams/name/:name/*': 'GET',
  '/roles/:role_id{[A-Za-z0-9]+}': 'GET',
  '/roles/:role_id{[A-Za-z0-9]+}/patch': 'PUT',
  '/roles/name/:name': 'GET',
  '/audits/certificate': 'POST DELETE',
  '/reports/posts': 'POST',
  [COMMAND]: 'GET PUT DELETE',
  [`${COMMAND}/move`]: 'PUT',
  '/commands/execute': 'POST',
  [BOT]: 'PUT',
  [`${BOT}/convert_to_user`]: 'POST',
  [`${BOT}/icon`]: 'GET POST DELETE',
  '/config': 'PUT',
  '/config/environment': 'GET',
  '/config/reload': 'POST',
  '/license': 'POST DELETE',
}

/**
 * Known to Mattermost, not to the demo server: 500 with an id of its own, so that it cannot be taken for anything else. What
 * is in no list at all is a plain 404.
 */
export function unimplementedRoutes(routes: Routes): void {
  const refuse = (methods: string, path: string): void => {
    for (const method of methods.split(' ')) {
      const refuseCall = (): never => {
        throw notImplemented()
      }
      routes.on(method, path, refuseCall, { session: 'none', trusted: true })
    }
  }
  for (const part of PARTS) {
    refuse('GET POST PUT PATCH DELETE', `/${part}`)
    refuse('GET POST PUT PATCH DELETE', `/${part}/*`)
  }
  for (const [path, methods] of Object.entries(LEFT_OUT)) refuse(methods, path)
}
