import { entry } from './error-entry.ts'

/** About people: accounts, roles, sign-in, sessions, pictures, preferences. */
export const PEOPLE = {
  'app.user.missing_account.const': entry('No such account', 'It was deleted, or the id is wrong.'),
  'app.user.update.lastAdmin.app_error': entry(
    'Only one active administrator is left',
    'Make somebody else an administrator first.',
  ),
  'app.role.check_roles_exist.role_not_found': entry('No such role', 'It was deleted meanwhile. Reload the page.'),
  'api.user.update_user_roles.license.app_error': entry(
    'The licence does not include this role',
    'The delegated administrator roles take a licence with custom permission schemes.',
  ),
  'model.user.is_valid.roles_limit.app_error': entry('Too many roles', 'Take some away first.'),
  'api.user.update_active.permissions.app_error': entry(
    'Not allowed',
    'Activating and deactivating people takes sysconsole_write_user_management_users.',
  ),
  'api.user.update_active.not_enable.app_error': entry(
    'Nobody may deactivate their own account here',
    'A system administrator can do it, or allow it in the System Console.',
  ),
  'api.user.update_active.cannot_modify_status_when_user_is_managed_by_ldap.app_error': entry(
    'The account is managed by AD/LDAP',
    'Deactivate it there.',
  ),
  'api.user.update_active.cannot_enable_guest_when_guest_feature_is_disabled.app_error': entry(
    'Guests are switched off on this server',
    'A system administrator can switch them on.',
  ),
  'app.user.update_active.user_limit.exceeded': entry(
    'The server is full',
    'The number of active people is at its limit. Deactivate somebody else first.',
  ),
  'app.user.update_active.license_user_limit.exceeded': entry(
    'The licence is full',
    'All its seats are taken. Deactivate somebody else first.',
  ),
  'api.user.update_password.incorrect.app_error': entry(
    'The current password is wrong',
    'It counts as a wrong try to sign in. Enter it again.',
  ),
  'api.user.update_password.oauth.app_error': entry(
    'The password is kept elsewhere',
    'This account signs in through another service. Change the password there.',
  ),
  'api.user.update_password.context.app_error': entry(
    'Not allowed',
    'You may not set the password of this account, or it does not exist.',
  ),
  'model.user.is_valid.pwd_max_length.app_error': entry('The password is too long', 'At most 72 bytes.'),
  'model.user.is_valid.pwd_min_length.app_error': entry('The password is too short', 'Choose a longer one.'),
  'api.user.activate_mfa.email_and_ldap_only.app_error': entry(
    'Multi-factor authentication is not possible here',
    'This account signs in through another service, which decides about it.',
  ),
  'mfa.mfa_disabled.app_error': entry(
    'Multi-factor authentication is switched off on this server',
    'A system administrator can switch it on: System Console, Authentication, MFA.',
  ),
  'mfa.activate.bad_token.app_error': entry('Wrong code', 'Wait for the next code of your authenticator and enter it.'),
  'mfa.activate.app_error': entry('That is no code', 'A code has 6 digits.'),
  'api.user.update_user_auth.invalid_request': entry(
    'Both the service and its id are needed',
    'To move somebody to sign-in by password, set a password instead.',
  ),
  'app.user.update_auth_data.email_exists.app_error': entry(
    'Another account has this sign-in id',
    'Check the id, or change the other account first.',
  ),
  'app.session.get.app_error': entry('The session is gone', 'It has ended meanwhile. Reload the list.'),
  'app.session.remove.app_error': entry('The session was not ended', 'Try again, or end all sessions at once.', true),
  'api.roles.get_multiple_by_name_too_many.request_error': entry('Too many roles at once', 'Choose fewer.'),
  'api.user.reset_password_failed_attempts.permissions.app_error': entry(
    'Not allowed',
    'Unlocking accounts takes sysconsole_write_user_management_users.',
  ),
  'api.user.reset_password_failed_attempts.ldap_and_email_only.app_error': entry(
    'Failed attempts are counted elsewhere',
    'This account signs in through another service, which locks and unlocks it.',
  ),
  'api.user.upload_profile_user.no_file.app_error': entry('No picture was sent', 'Choose a file and try again.'),
  'api.user.upload_profile_user.too_large.app_error': entry(
    'The picture is too large',
    'The server takes less. Make it smaller; 128 pixels each way is all it keeps.',
  ),
  'api.user.upload_profile_user.check_image_limits.app_error': entry(
    'The server could not use the picture',
    'It is no picture it can read, or it has more than 33 million pixels. Choose a PNG or JPEG.',
  ),
  'api.user.upload_profile_user.decode.app_error': entry(
    'The server could not read the picture',
    'The file may be damaged. Choose a PNG or JPEG.',
  ),
  'api.user.upload_profile_user.parse.app_error': entry('The picture did not arrive whole', 'Try again.', true),
  'api.user.upload_profile_user.storage.app_error': entry(
    'The server stores no pictures',
    'It has no file storage. A system administrator can set one up.',
  ),
  'api.user.upload_profile_user.login_provider_attribute_set.app_error': entry(
    'The picture is kept elsewhere',
    'It comes from the service this account signs in through. Change it there.',
  ),
  'api.preference.update_preferences.set.app_error': entry(
    'These preferences are of another person',
    'Nothing was saved. Each must carry the id of the person whose page this is.',
  ),
  'api.preference.delete_preferences.delete.app_error': entry(
    'These preferences are of another person',
    'Nothing was deleted.',
  ),
  'model.preference.is_valid.category.app_error': entry('The category is not valid', 'It takes 1 to 32 bytes.'),
  'model.preference.is_valid.name.app_error': entry('The name is too long', 'At most 32 bytes.'),
  'model.preference.is_valid.value.app_error': entry('The value is too long', 'At most 20 000 characters.'),
  'model.preference.is_valid.limit_visible_dms_gms.app_error': entry(
    'The number of direct messages is not valid',
    'It takes a whole number from 1 to 40.',
  ),
  'store.sql_bot.get.missing.app_error': entry(
    'No such bot',
    'It was deleted meanwhile, or your roles do not let you have to do with it.',
  ),
  'api.team.remove_member.group_constrained.app_error': entry(
    'The members of the team come from LDAP groups',
    'Take the person out of the group in the directory.',
  ),
  'api.command.disabled.app_error': entry(
    'Slash commands are switched off on this server',
    'None of them works while they are.',
  ),
} as const
