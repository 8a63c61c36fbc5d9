/** Words for people. Clients branch on the id, so what matters is that there are words, and that they name the parameter. */
const MESSAGES: Record<string, string> = {
  'api.context.404.app_error': 'There is nothing at this address.',
  'api.context.invalid_body_param.app_error': 'The parameter {about} is missing from the request body or is not valid.',
  'api.context.invalid_url_param.app_error': 'The parameter {about} in the URL is missing or is not valid.',
  'api.context.permissions.app_error': 'You do not have the permissions this needs.',
  'api.context.request_body_too_large.app_error': 'The request body is too large.',
  'api.context.session_expired.app_error': 'The session is not valid or has ended. Please sign in again.',
  'api.context.token_provided.app_error': 'This session may not be used by a query parameter.',
  'api.payload.parse.error': 'The request body could not be read.',
  'api.team.get_all_teams.insufficient_permissions': 'You may not list the teams of this server.',
  'api.user.check_user_login_attempts.too_many.app_error':
    'The account is locked after too many wrong passwords. Set a new password, or ask an administrator.',
  'api.user.check_user_mfa.bad_code.app_error': 'The authentication code is wrong.',
  'api.user.login.blank_pwd.app_error': 'The password must not be blank.',
  'api.user.login.bot_login_forbidden.app_error': 'A bot cannot sign in.',
  'api.user.login.inactive.app_error': 'Your account has been deactivated. Please ask an administrator.',
  'api.user.login.invalid_credentials_email_username': 'The e-mail address or username, or the password, is wrong.',
  'api.user.login.invalid_credentials_sso':
    'The e-mail address or username, or the password, is wrong. Perhaps you sign in through another service.',
  'api.user.login.not_verified.app_error': 'The e-mail address of this account has not been confirmed.',
  'api.user.rotate_user_access_token.disabled_token.app_error': 'A disabled token cannot be rotated. Enable it first.',
  'api.user.update_active.not_enable.app_error': 'Deactivating your own account is switched off on this server.',
  'api.user.update_active.permissions.app_error':
    'You do not have the permissions to change whether this account is active.',
  'api.user.update_password.context.app_error': 'You do not have the permissions to set this password.',
  'api.user.update_password.incorrect.app_error': 'The current password is wrong.',
  'app.user.missing_account.const': 'There is no such person.',
  'app.user.update.lastAdmin.app_error': 'The last administrator cannot be demoted.',
  'app.user_access_token.disabled': 'Personal access tokens are switched off on this server.',
  'app.user_access_token.expires_at_in_past.app_error': 'The expiry must lie in the future.',
  'app.user_access_token.expires_at_required.app_error': 'This server wants an expiry on every token.',
  'app.user_access_token.expires_at_too_far.app_error': 'A token may live for {about} days at most on this server.',
  'app.user_access_token.get_by_user.app_error': 'The token could not be found.',
  'app.user_access_token.revoke_non_compliant.no_policy.app_error':
    'This server does not limit the lifetime of tokens.',
  'basic_security_check.url.too_long_error': 'The address is too long.',
  'demo.not_implemented': 'The demo server does not know this part of Mattermost.',
  'mfa.mfa_disabled.app_error': 'Multi-factor authentication is switched off on this server.',
  'mfa.validate_token.authenticate.app_error': 'An authentication code is needed, or the one given is not a code.',
  'model.user_access_token.is_valid.description.app_error': 'The description is too long: 255 bytes at most.',
}

/**
 * The words that go with an error id; for ids without words of their own, the id itself is named.
 * @param about what `{about}` in the words stands for, a parameter's name or a number
 */
export function messageOf(id: string, about: string): string {
  return (MESSAGES[id] ?? `The request was refused: ${id}.`).replace('{about}', about)
}
