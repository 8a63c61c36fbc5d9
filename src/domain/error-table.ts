import { PEOPLE } from './error-table-people.ts'
import { entry, type ErrorWords } from './error-entry.ts'

const GENERIC = {
  'api.context.session_expired.app_error': entry(
    'Not done: your session had ended',
    'What you typed is kept. Once you are signed in again, try once more.',
  ),
  'api.context.invalid_token.error': entry(
    'The server could not look up your session',
    'You are not signed out. Its database may be busy: try again in a moment.',
    true,
  ),
  'api.context.token_provided.app_error': entry(
    'The server did not accept this kind of sign-in',
    'Sign in with your name and password.',
  ),
  'api.context.permissions.app_error': entry(
    'Not allowed',
    'Your roles do not include the permission this takes. A system administrator can grant it.',
  ),
  'api.context.mfa_required.app_error': entry(
    'Multi-factor authentication is required',
    'This server wants it from everybody. Set it up in Mattermost under Profile, Security, then come back.',
  ),
  'api.context.invalid_body_param.app_error': entry(
    'The server did not accept a value',
    'The message below names it. Change it and try again.',
  ),
  'api.context.invalid_url_param.app_error': entry('The address is wrong', 'An id in it is not one. Check the link.'),
  'api.payload.parse.error': entry('The server did not accept what was sent', 'Reload the page and try again.', true),
  'api.context.request_body_too_large.app_error': entry('Too much at once', 'Choose fewer items and try again.'),
  'basic_security_check.url.too_long_error': entry(
    'The address is too long',
    'Use fewer filters, or a shorter search.',
  ),
  'api.context.404.app_error': entry(
    'This server does not know the request',
    'It may be too old for it, or a proxy may hide a part of Mattermost.',
  ),
  'api.context.server_busy.app_error': entry('The server is busy', 'It refuses searches for now. Wait a little.', true),
} as const

const SIGN_IN = {
  'api.user.login.blank_pwd.app_error': entry('No password', 'Enter your password.'),
  'api.user.login.invalid_credentials_email_username': entry(
    'Wrong name or password',
    'Check both. After several wrong tries the server locks the account.',
  ),
  'api.user.login.invalid_credentials_email': entry(
    'Wrong e-mail address or password',
    'Check both. This server takes e-mail addresses, not user names.',
  ),
  'api.user.login.invalid_credentials_username': entry(
    'Wrong user name or password',
    'Check both. This server takes user names, not e-mail addresses.',
  ),
  'api.user.login.invalid_credentials_sso': entry(
    'Wrong name or password',
    'Check both. After several wrong tries the server locks the account. If you sign in through another service, a password does not work here.',
  ),
  'mfa.validate_token.authenticate.app_error': entry('A code is needed', 'Enter the 6 digits of your authenticator.'),
  'api.user.check_user_mfa.bad_code.app_error': entry(
    'Wrong code',
    'Wait for the next code of your authenticator and enter it. A code works once, and wrong ones count as wrong tries.',
  ),
  'api.user.check_user_login_attempts.too_many.app_error': entry(
    'The account is locked',
    'Too many wrong tries. A system administrator can unlock it, or set a new password by e-mail.',
  ),
  'api.user.login.inactive.app_error': entry(
    'The account is deactivated',
    'A system administrator can activate it again.',
  ),
  'api.user.login.not_verified.app_error': entry(
    'The e-mail address is not verified',
    'Open the link in the e-mail that Mattermost sent when the account was made, then sign in.',
  ),
  'api.user.login.bot_login_forbidden.app_error': entry('Bots cannot sign in', 'Sign in as a person.'),
  'api.user.login.remote_users.login.error': entry(
    'The account belongs to another server',
    'It was shared from a connected Mattermost. Sign in there.',
  ),
  'api.user.send_password_reset.sso.app_error': entry(
    'The password is kept elsewhere',
    'This account signs in through another service. Change the password there.',
  ),
  'api.user.send_password_reset.send.app_error': entry(
    'The e-mail could not be sent',
    'The mail settings of the server may be wrong. Ask a system administrator.',
    true,
  ),
} as const

const TOKENS = {
  'app.user_access_token.disabled': entry(
    'Personal access tokens are switched off on this server',
    'A system administrator can switch them on: System Console, Integrations, Integration Management. Bots are not affected.',
  ),
  'app.user_access_token.get_by_user.app_error': entry(
    'The token is gone',
    'It was revoked, or it expired and was deleted, or it never existed.',
  ),
  'model.user_access_token.is_valid.description.app_error': entry(
    'The description is too long',
    'At most 255 bytes. Letters beyond plain English count as 2 to 4.',
  ),
  'model.user_access_token.is_valid.expires_at.app_error': entry('The end is no valid time', 'Choose another one.'),
  'app.user_access_token.expires_at_in_past.app_error': entry(
    'The end is in the past',
    'By the clock of the server this time has gone. Choose a later one, and check the clock of this computer.',
  ),
  'app.user_access_token.expires_at_required.app_error': entry(
    'This server wants an end for every token',
    'Choose when the token ends.',
  ),
  'app.user_access_token.expires_at_too_far.app_error': entry(
    'The token would live too long',
    'The policy of this server allows less. Choose an earlier end. If it should be allowed, check the clock of this computer.',
  ),
  'app.user_access_token.save.app_error': entry('The token was not made', 'The server could not store it.', true),
  'app.user_access_token.delete.app_error': entry('The token was not revoked', 'The server could not delete it.', true),
  'app.user_access_token.update_token_disable.app_error': entry(
    'The token was not disabled',
    'It works as before. The server could not store the change.',
    true,
  ),
  'app.user_access_token.update_token_enable.app_error': entry(
    'The token was not enabled',
    'The server could not store the change.',
    true,
  ),
  'app.user_access_token.rotate.app_error': entry(
    'The token was not rotated',
    'The server could not store the new secret. The old one should still work.',
    true,
  ),
  'api.user.rotate_user_access_token.disabled_token.app_error': entry(
    'A disabled token cannot be rotated',
    'Enable it first, or make a new one.',
  ),
  'app.user_access_token.revoke_non_compliant.no_policy.app_error': entry(
    'This server has no lifetime policy',
    'So no token breaks it, and nothing was revoked.',
  ),
  'app.user_access_token.revoke_non_compliant.partial.app_error': entry(
    'Not all were revoked',
    'There were too many for one go. Run it again for the rest.',
    true,
  ),
} as const

/** What the server that passes requests on to Mattermost answers by itself. Its message, shown below, says why. */
const PROXY = {
  'latchkey.proxy.unreachable': entry(
    'Mattermost cannot be reached',
    'Latchkey runs, but the Mattermost behind it does not answer. Try again in a moment.',
    true,
  ),
  'latchkey.proxy.foreign_origin': entry(
    'Latchkey did not pass this on',
    'The request came from a page of another address. Open Latchkey at its own address.',
  ),
} as const

/** By Mattermost's error id. Messages are translated by the server and change; ids stay. */
export const ERROR_TABLE: ReadonlyMap<string, ErrorWords> = new Map(
  Object.entries({ ...GENERIC, ...SIGN_IN, ...TOKENS, ...PEOPLE, ...PROXY }),
)
