import * as v from 'valibot'
import { text } from './omitted.ts'

/**
 * `GET /config/client?format=old`: a flat map of strings. Some keys are sent only to somebody signed in
 * (`EnableUserAccessTokens` and below); keys a server does not know are blank.
 */
export const clientConfigSchema = v.object({
  Version: text,
  SiteName: text,
  SiteURL: text,
  EnableMultifactorAuthentication: text,
  ShowEmailAddress: text,
  EnableSignInWithEmail: text,
  EnableSignInWithUsername: text,
  EnableLdap: text,
  LdapLoginFieldName: text,
  PasswordEnableForgotLink: text,
  ForgotPasswordLink: text,
  PasswordMinimumLength: text,
  PasswordRequireLowercase: text,
  PasswordRequireUppercase: text,
  PasswordRequireNumber: text,
  PasswordRequireSymbol: text,
  EnableSaml: text,
  EnableSignUpWithGitLab: text,
  EnableSignUpWithGoogle: text,
  EnableSignUpWithOffice365: text,
  EnableSignUpWithOpenId: text,
  EnableUserAccessTokens: text,
  MaximumPersonalAccessTokenLifetimeDays: v.optional(v.string()),
  SendEmailNotifications: text,
})
export type ClientConfig = v.InferOutput<typeof clientConfigSchema>
